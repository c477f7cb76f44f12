/** The words of the archive as the index knows them: surfaces, how common they are, and their terms. */

import type { StringTable } from '../compiled-index/string-table.ts';

/** Surfaces that occur so often or more often are not told apart when the commonest are chosen. */
const COMMON = 1000;

export interface Vocabulary {
  /** The folded words, stop words left out. */
  readonly surfaces: StringTable;
  /** By surface: how often it occurs in the archive. */
  readonly counts: Uint32Array;
  /** By surface: the place of its stem in `terms`. */
  readonly termOf: Uint32Array;
  /** All terms. Those of stop words begin with `.` and so stand first; no surface has one. */
  readonly terms: StringTable;
}

/** By term: its commonest surface, the first of equally common ones; -1 for a stop word's. */
export function commonestSurfaces({ counts, termOf, terms }: Vocabulary): Int32Array {
  const commonest = new Int32Array(terms.size).fill(-1);
  for (let surface = 0; surface < termOf.length; surface += 1) {
    const term = termOf[surface] as number;
    const known = commonest[term] as number;
    if (known < 0 || (counts[surface] as number) > (counts[known] as number)) commonest[term] = surface;
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
