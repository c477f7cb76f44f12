/** Sets of articles, interval by interval. Intervals are ascending, and of `length` articles, which are whole words. */

import type { ArticleSet } from './article-set.ts';

/** The articles of a set that are in the intervals. */
export function articlesWithin({ words }: ArticleSet, intervals: Uint32Array, length: number): Uint32Array {
  const span = length >>> 5;
  const articles = new Uint32Array(intervals.length * length);
  let filled = 0;
  for (let at = 0; at < intervals.length; at += 1) {
    const first = (intervals[at] as number) * span;
    const end = Math.min(first + span, words.length);
    for (let i = first; i < end; i += 1) {
      for (let word = words[i] as number; word !== 0; word &= word - 1)
        articles[filled++] = (i << 5) + 31 - Math.clz32(word & -word);
    }
  }
  return articles.subarray(0, filled);
}

/**
 * Adds to the bound of each article of a set in the intervals the amount of its interval times `weight`. `bounds`
 * has those of the intervals, one after the other.
 */
export function addToBounds(
  { words }: ArticleSet,
  intervals: Uint32Array,
  length: number,
  bounds: Float64Array,
  amounts: Uint16Array,
  weight: number,
): void {
  const span = length >>> 5;
  for (let at = 0; at < intervals.length; at += 1) {
    const interval = intervals[at] as number;
    const amount = weight * (amounts[interval] as number);
    if (amount === 0) continue;
    const first = interval * span;
    const end = Math.min(first + span, words.length);
    for (let i = first; i < end; i += 1) {
      const place = at * length + ((i - first) << 5);
      for (let word = words[i] as number; word !== 0; word &= word - 1) {
        const to = place + 31 - Math.clz32(word & -word);
        bounds[to] = (bounds[to] as number) + amount;
      }
    }
  }
}
