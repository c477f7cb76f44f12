/** The types of engines.mjs, which is plain JavaScript as all of the evaluation is. */

import type { MakeSearch } from './evaluate.mjs';

export const BACKFILE: string;
export const LUNR: string;
export const FTS5: string;
export const ENGINES: Readonly<Record<string, MakeSearch>>;
