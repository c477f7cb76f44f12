/** What a search is narrowed to, and which of the facets' counts an article belongs to. */

import { type Article, FACETS, facetValues } from '../article.ts';
import { isInBucket } from '../date-bucket.ts';
import { dayOfYear, isInRange } from '../publication-date.ts';
import type { Query } from '../query.ts';

/**
 * A filter that a facet's own counts leave out of account. The range and the day have no facet: `null`.
 */
interface Filter {
  readonly facet: (typeof FACETS)[number] | 'date' | null;
  passes(article: Article): boolean;
}

/** What an article fails of a query's filters: nothing, one facet's filter alone, or more. */
export type Failing = 'nothing' | 'more' | (typeof FACETS)[number] | 'date';

/** Tells for an article which of the query's filters it fails. */
export function compileFilters(query: Query): (article: Article) => Failing {
  const filters = filtersOf(query);
  return (article) => {
    let failing: Failing = 'nothing';
    for (const filter of filters) {
      if (filter.passes(article)) continue;
      if (failing !== 'nothing' || filter.facet === null) return 'more';
      failing = filter.facet;
    }
    return failing;
  };
}

function filtersOf({ date, from, to, day, filters }: Query): Filter[] {
  const active: Filter[] = [];
  if (date !== null) {
    active.push({ facet: 'date', passes: (article) => isInBucket(article.date?.date ?? null, date) });
  }
  if (from !== null || to !== null) {
    active.push({
      facet: null,
      passes: (article) => article.date !== null && isInRange(article.date.date, from, to),
    });
  }
  if (day !== null) {
    active.push({
      facet: null,
      passes: (article) => article.date !== null && dayOfYear(article.date.date) === day,
    });
  }
  for (const facet of FACETS) {
    const chosen = new Set(filters[facet]);
    if (chosen.size === 0) continue;
    active.push({
      facet,
      passes: (article) => facetValues(article, facet).some((value) => chosen.has(value)),
    });
  }
  return active;
}
