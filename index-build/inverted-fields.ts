/** Tokens in the order of the articles → occurrences in the order of terms, for one field at a time. */

import { FIELDS } from '../src/query.ts';
import { GAP, type TokenLog } from './token-log.ts';

/** The occurrences of a field, grouped by term; within a term by article, then position. */
export interface Occurrences {
  /** Where the occurrences of each term by ordinal begin, and an end after the last. */
  readonly starts: Uint32Array;
  /** Of each occurrence: the article's number, and how many words precede it in the field. */
  readonly articles: Uint32Array;
  readonly places: Uint32Array;
}

/** `termOf` gives the term's ordinal of each surface form. A counting sort: no comparison is made. */
export function invertField(log: TokenLog, field: number, termOf: Uint32Array, terms: number): Occurrences {
  const starts = new Uint32Array(terms + 1);
  const { surfaces, ends } = log;
  const count = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const surface = surfaces[i] as number;
      if (surface === GAP) continue;
      const next = (termOf[surface] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  };
  const slots = log.articles * FIELDS.length;
  for (let slot = field; slot < slots; slot += FIELDS.length)
    count(ends[slot - 1] ?? 0, ends[slot] as number);
  for (let term = 0; term < terms; term += 1)
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);

  const total = starts[terms] as number;
  const articles = new Uint32Array(total);
  const places = new Uint32Array(total);
  const next = starts.slice();
  for (let slot = field, article = 0; slot < slots; slot += FIELDS.length, article += 1) {
    const from = ends[slot - 1] ?? 0;
    const to = ends[slot] as number;
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
  return { starts, articles, places };
}
