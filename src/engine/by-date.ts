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
  const articles = set.toArray();
  if (order === 'newest') articles.subarray(0, set.countRun([0, firstUndated])).reverse();
  return articles.slice(from, to);
}
