/** Tokens in the order of the articles → occurrences in the order of terms, for one field at a time. */

import { FIELDS } from '../src/query.ts';
import { GAP, type LoggedTokens } from './token-log.ts';

/** The occurrences of a field, grouped by term; within a term by article, then position. */
export interface Occurrences {
  /** Where the occurrences of each term by number begin, and an end after the last. */
  readonly starts: Uint32Array;
  /** Of each occurrence: the article's number, and how many words precede it in the field. */
  readonly articles: Uint32Array;
  readonly places: Uint32Array;
}

/**
 * `termOf` gives the number of each surface form's term, below `terms`; `first` is the number of the first
 * article. A counting sort: no comparison is made.
 */
export function invertField(
  { surfaces, ends, articles: logged }: LoggedTokens,
  field: number,
  termOf: Uint32Array,
  terms: number,
  first = 0,
): Occurrences {
  const slots = logged * FIELDS.length;
  const starts = new Uint32Array(terms + 1);
  for (let slot = field; slot < slots; slot += FIELDS.length) {
    count(surfaces, ends[slot - 1] ?? 0, ends[slot] as number, termOf, starts);
  }
  const total = sumUp(starts);
  const articles = new Uint32Array(total);
  const places = new Uint32Array(total);
  const next = starts.slice();
  for (let slot = field, article = first; slot < slots; slot += FIELDS.length, article += 1) {
    place(surfaces, ends[slot - 1] ?? 0, ends[slot] as number, termOf, next, articles, places, article);
  }
  return { starts, articles, places };
}

// Functions of their own, called for each article, so that the runtime soon compiles them for good.

function count(
  surfaces: Uint32Array,
  from: number,
  to: number,
  termOf: Uint32Array,
  counts: Uint32Array,
): void {
  for (let i = from; i < to; i += 1) {
    const surface = surfaces[i] as number;
    if (surface === GAP) continue;
    const term = termOf[surface] as number;
    counts[term] = (counts[term] as number) + 1;
  }
}

/** Counts → how many come before each; returns how many there are. */
function sumUp(counts: Uint32Array): number {
  let total = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const own = counts[i] as number;
    counts[i] = total;
    total += own;
  }
  return total;
}

/** `next` is where the next occurrence of each term goes. */
function place(
  surfaces: Uint32Array,
  from: number,
  to: number,
  termOf: Uint32Array,
  next: Uint32Array,
  articles: Uint32Array,
  places: Uint32Array,
  article: number,
): void {
  for (let i = from; i < to; i += 1) {
    const surface = surfaces[i] as number;
    if (surface === GAP) continue;
    const term = termOf[surface] as number;
    const at = next[term] as number;
    articles[at] = article;
    places[at] = i - from;
    next[term] = at + 1;
  }
}
