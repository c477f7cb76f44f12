/** Articles in the order of their dates, which is that of their numbers. */

import type { ArticleSet } from './article-set.ts';

/** The articles of the set from place `from` to before `to`, the undated last in either order. */
export function byDate(
  set: ArticleSet,
  order: 'newest' | 'oldest',
  from: number,
  to: number,
  firstUndated: number,
): Uint32Array {
  if (order === 'oldest') return set.slice(from, to);
  // The dated stand the other way round; the undated, after them, as they are.
  const newest = set.lastBefore(firstUndated, to);
  if (newest.length === to) return newest.subarray(from);
  const dated = newest.length;
  const undated = set.slice(Math.max(from, dated), to);
  const both = new Uint32Array(Math.max(0, dated - from) + undated.length);
  both.set(newest.subarray(from));
  both.set(undated, both.length - undated.length);
  return both;
}
