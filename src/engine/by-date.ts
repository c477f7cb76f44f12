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
  const dated = set.countRun([0, firstUndated]);
  // The dated stand the other way round; the undated, after them, as they are.
  const newest = set.slice(Math.max(0, dated - to), Math.max(0, dated - from)).reverse();
  if (to <= dated) return newest;
  const undated = set.slice(Math.max(from, dated), to);
  const both = new Uint32Array(newest.length + undated.length);
  both.set(newest);
  both.set(undated, newest.length);
  return both;
}
