/** One build at a time for an index folder, whatever became of the one before. */

import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { LOCK } from '../src/index-folder/layout.ts';
import { Problem } from '../src/problem.ts';
import { isRunning } from './processes.ts';

/** Runs a build of the index folder alone. Throws a Problem while another process builds there. */
export async function withBuildLock<T>(index: string, run: () => Promise<T>): Promise<T> {
  const path = join(index, LOCK);
  await fs.mkdir(index, { recursive: true });
  await take(path, index);
  try {
    return await run();
  } finally {
    await fs.rm(path, { force: true });
  }
}

async function take(path: string, index: string): Promise<void> {
  try {
    await fs.writeFile(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(await fs.readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isRunning(owner)) {
      throw new Problem(`Another build (process ${owner}) is at work on ${index}. Wait for it to end.`);
    }
    // Its owner died: the lock is nobody's.
    await fs.rm(path, { force: true });
    await take(path, index);
  }
}
