/** Where things lie in an index folder. */

import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';

/** The index folders of the current directory, one for each folder of articles. */
export const INDEXES = '.index';

export const GENERATIONS = 'generations';
/** Names the generation to be served; replaced in one step. */
export const CURRENT = 'current';
/** When each article was first indexed; carried from build to build. */
export const ARRIVALS = 'arrivals';

/** What was read of the files: an unchanged one is not read again. */
export const DRAFTS = 'drafts';

/** Holds the number of the process that builds. */
export const LOCK = 'lock';

export const MANIFEST = 'manifest.json';
/** The index that answers, and the articles: see `src/compiled-index/README.md`. */
export const COMPILED_INDEX = 'compiled.index';
/** The same index for any program that has Lunr. Not in every generation. */
export const LUNR_JSON = 'lunr.json';

/** Where the index of a folder goes unless it is said. */
export function defaultIndexFolder(folder: string): string {
  const path = resolve(folder);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return join(INDEXES, `${basename(path) || 'root'}-${hash}`);
}
