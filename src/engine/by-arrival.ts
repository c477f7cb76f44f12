/** Articles in the order in which they came into the archive. */

import type { FacetColumn } from '../compiled-index/facet-column.ts';
import type { ArticleSet } from './article-set.ts';
import { comesAfter } from './best-hits.ts';

/** The articles of the set, the last to arrive first; those of one day newest first, the undated last. */
export function lastArrived(set: ArticleSet, arrivals: FacetColumn, firstUndated: number): number[] {
  // Days are sorted as texts, so a later day has a higher ordinal.
  const dayOf = (article: number) => arrivals.firstOf(article);
  return Array.from(set.toArray()).sort(
    (a, b) => dayOf(b) - dayOf(a) || (comesAfter(a, b, firstUndated) ? 1 : -1),
  );
}
