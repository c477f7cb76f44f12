/** What the machine gives this program: memory, heap and disk. */

import { promises as fs } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { getHeapStatistics } from 'node:v8';

export interface Machine {
  /** Bytes that the runtime may hold in its heap, as `--max-old-space-size` sets it. */
  readonly heap: number;
  /** Bytes of memory that there are for this program: the machine's, or what its control group may have. */
  readonly memory: number;
  /** Those of them that nothing holds at the moment. */
  readonly freeMemory: number;
}

/** What the heap may have for the newest objects, beside the size that is set. */
const YOUNG = 48 * 2 ** 20;

export function thisMachine(): Machine {
  const total = totalmem();
  // Without a limit this is 0, or more than there is.
  const allowed = process.constrainedMemory();
  const memory = allowed > 0 && allowed < total ? allowed : total;
  const heap = getHeapStatistics().heap_size_limit - YOUNG;
  return { heap, memory, freeMemory: Math.min(memory, process.availableMemory()) };
}

/** Bytes that may be written where a path is or will be; null where the system does not tell. */
export async function freeDisk(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await fs.statfs(path);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(path);
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' && parent !== path ? freeDisk(parent) : null;
  }
}
