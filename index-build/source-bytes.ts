/** How many bytes the files of an archive have, before any is read. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceBytes } from '../src/capacity/needs.ts';

/** A file that can't be asked counts for nothing: reading it will tell why. */
export function sourceBytes(folder: string, paths: readonly string[]): SourceBytes {
  let plain = 0;
  let compressed = 0;
  for (const path of paths) {
    const size = statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
    if (/\.gz$/i.test(path)) compressed += size;
    else plain += size;
  }
  return { plain, compressed };
}
