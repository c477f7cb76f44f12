/**
 * One build at a time for an index folder, whatever became of the one before.
 *
 * The lock is a file that names the process that builds and when it started: `PID START`. One whose
 * process is gone, or whose number another process has by now, is nobody's.
 */

import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCK } from '../src/index-folder/layout.ts';
import { Problem } from '../src/problem.ts';
import { isRunning, startOf } from './processes.ts';

/** What to do while another process builds. */
export type WhenBusy = 'wait' | 'refuse';

const LOOK_AGAIN_MS = 250;
const WRITTEN_SOON_MS = 20;
/** A lock that is empty for longer was its owner's last act. */
const WRITTEN_BY_NOW_MS = 1_000;

/**
 * Runs a build of the index folder, which is there, alone. `run` is told whether another build had to be waited for.
 * Throws a Problem while another process builds there, unless it is to wait.
 */
export async function withBuildLock<T>(
  index: string,
  whenBusy: WhenBusy,
  run: (hasWaited: boolean) => Promise<T>,
): Promise<T> {
  const path = join(index, LOCK);
  let hasWaited = false;
  for (let owner = await take(path); owner !== null; owner = await take(path)) {
    if (whenBusy === 'refuse') {
      throw new Problem(`Another build (process ${owner}) is at work on ${index}. Wait for it to end.`);
    }
    hasWaited = true;
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await run(hasWaited);
  } finally {
    await fs.rm(path, { force: true });
  }
}

/** Takes the lock; else returns the number of the process that has it. */
async function take(path: string): Promise<number | null> {
  for (;;) {
    try {
      await fs.writeFile(path, `${process.pid} ${startOf(process.pid) ?? ''}\n`, { flag: 'wx' });
      return null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        // On a full disk it is there, and empty.
        await fs.rm(path, { force: true });
        throw error;
      }
    }
    const holder = await fs.readFile(path, 'utf8').catch(ifThere);
    if (holder === null) continue;
    if (holder === '' && (await isFresh(path))) {
      await sleep(WRITTEN_SOON_MS);
      continue;
    }
    const owner = ownerOf(holder);
    if (owner !== null) return owner;
    await removeStale(path, holder);
  }
}

/** Whether a lock that is empty may be one that its owner is just writing. */
async function isFresh(path: string): Promise<boolean> {
  const found = await fs.stat(path).catch(ifThere);
  return found !== null && Math.abs(Date.now() - found.mtimeMs) < WRITTEN_BY_NOW_MS;
}

/** The process that holds a lock; null when that is gone. */
function ownerOf(holder: string): number | null {
  const [pid = '', start = ''] = holder.trim().split(' ');
  const owner = Number(pid);
  if (!isRunning(owner)) return null;
  const started = startOf(owner);
  // Where no start is told, this process can only have the number of one that died.
  if (start === '' || started === null) return owner === process.pid ? null : owner;
  return start === started ? owner : null;
}

/**
 * Two may find the same lock stale, and the slower one must not remove what the quicker one has put in
 * its place: so it is taken aside first, and put back if it is another than was read.
 */
async function removeStale(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  try {
    await fs.rename(path, aside);
  } catch (error) {
    ifThere(error);
    return;
  }
  if ((await fs.readFile(aside, 'utf8')) !== holder) {
    await fs.copyFile(aside, path, fs.constants.COPYFILE_EXCL).catch(() => {});
  }
  await fs.rm(aside, { force: true });
}

function ifThere(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
