/** What builds that died, and generations that nobody serves any more, left in an index folder. */

import { existsSync, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { GENERATIONS, LOCK } from '../src/index-folder/layout.ts';
import { currentGeneration } from '../src/index-folder/read-generation.ts';
import { DISK, type Disk } from './disk.ts';
import { NEXT } from './durable-files.ts';
import { SPOOL } from './spool.ts';

/** How the folder of a generation begins that is not whole yet. */
export const BUILDING = '.building-';

/** The current generation, and the one before: a reader may just have found it named. */
const KEPT = 2;

/** Whether a build died here, or is at work. */
export async function hasLeftovers(index: string): Promise<boolean> {
  const { unfinished, generations } = await found(index);
  return existsSync(join(index, LOCK)) || unfinished.length > 0 || generations.length > KEPT;
}

/**
 * Removes all but the current generation. Only who has the lock may: nobody else's work is among it
 * then, and whoever was about to open an older generation has had the time since the last build.
 */
export async function removeLeftovers(index: string, disk: Disk = DISK): Promise<void> {
  // Where it can't be told which one is current, none is removed.
  const current = await currentGeneration(index).catch(() => undefined);
  const { unfinished, generations } = await found(index);
  const unused = current === undefined ? [] : generations.filter((name) => name !== current);
  for (const path of unfinished) await disk.remove(path);
  for (const name of unused) await disk.remove(join(index, GENERATIONS, name));
}

/** Paths of what never became whole, and the names of the generations. */
async function found(index: string): Promise<{ unfinished: string[]; generations: string[] }> {
  const files = (await namesIn(index)).filter(
    (name) => name.endsWith(NEXT) || name.startsWith(SPOOL) || (name.startsWith(LOCK) && name !== LOCK),
  );
  const names = await namesIn(join(index, GENERATIONS));
  const folders = names.filter((name) => name.startsWith(BUILDING));
  return {
    unfinished: [
      ...files.map((name) => join(index, name)),
      ...folders.map((name) => join(index, GENERATIONS, name)),
    ],
    generations: names.filter((name) => !name.startsWith(BUILDING)),
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
