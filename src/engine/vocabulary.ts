/** The words of the archive as the index knows them: surfaces, how common they are, and their terms. */

import type { StringTable } from '../compiled-index/string-table.ts';
import type { SurfaceReadings } from '../compiled-index/surface-forms.ts';
import type { Languages } from '../search-engine.ts';

/** Surfaces that occur so often or more often are not told apart when the commonest are chosen. */
const COMMON = 1000;

/** Readings lead to places in `terms`. */
export interface Vocabulary extends SurfaceReadings {
  /** The folded words, those that a query leaves out left out. */
  readonly surfaces: StringTable;
  /** All terms. Those of stop words begin with `.`; a reading has one where another language has a word for it. */
  readonly terms: StringTable;
  /** Those that the archive is analyzed as. */
  readonly languages: Languages;
}

/** By term: its commonest reading, the first of equally common ones; -1 for one that has none, a stop word's. */
export function commonestReadings({ counts, termOf, terms }: Vocabulary): Int32Array {
  const commonest = new Int32Array(terms.size).fill(-1);
  for (let reading = 0; reading < termOf.length; reading += 1) {
    const term = termOf[reading] as number;
    const known = commonest[term] as number;
    if (known < 0 || (counts[reading] as number) > (counts[known] as number)) commonest[term] = reading;
  }
  return commonest;
}

/** The least count that no more than `most` surfaces reach, up to {@link COMMON}: those are the commonest. */
export function leastCountOf(most: number, counts: Uint32Array): number {
  const surfaces = new Uint32Array(COMMON + 1);
  for (const count of counts) {
    const known = Math.min(count, COMMON);
    surfaces[known] = (surfaces[known] as number) + 1;
  }
  let least = COMMON;
  let reached = surfaces[COMMON] as number;
  while (least > 0 && reached + (surfaces[least - 1] as number) <= most) {
    least -= 1;
    reached += surfaces[least] as number;
  }
  return least;
}
