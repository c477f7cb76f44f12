/** Query → URL: the one place where links to searches and articles are spelled. */

import { type ArticleId, FACETS, type FacetName } from '../article.ts';
import { DEFAULT_SIZE, type Query, type Sort, scoredClauses } from '../query.ts';

/** What a link changes in a query. Every change but that of the page leads to page 1. */
export interface QueryChange {
  readonly typed?: string;
  readonly date?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly filters?: Partial<Record<FacetName, readonly string[]>>;
  readonly sort?: Sort;
  readonly page?: number;
}

/** The page of a query's results, with what is changed in it. */
export function searchUrl(query: Query, change: QueryChange = {}): string {
  const params = searchParams(query, change).toString();
  return params === '' ? '/search' : `/search?${params}`;
}

/** The page of a search that has these parameters alone. */
export function searchUrlOf(params: Partial<Record<'q' | 'date' | FacetName, string>>): string {
  return `/search?${new URLSearchParams(params)}`;
}

/** The parameters of a query in one order, those at their defaults left out. */
export function searchParams(query: Query, change: QueryChange = {}): URLSearchParams {
  const changed = { ...query, page: 1, ...change, filters: { ...query.filters, ...change.filters } };
  const params = new URLSearchParams();
  const set = (name: string, value: string | null): void => {
    if (value !== null && value !== '') params.append(name, value);
  };
  set('q', changed.typed);
  set('date', changed.date);
  set('from', changed.from);
  set('to', changed.to);
  for (const facet of FACETS) for (const value of changed.filters[facet] ?? []) set(facet, value);
  if (changed.sort !== defaultSort(query)) set('sort', changed.sort);
  if (changed.page > 1) set('page', String(changed.page));
  if (changed.size !== DEFAULT_SIZE) set('size', String(changed.size));
  return params;
}

/** The order that a query's results come in unless another is asked for. */
export function defaultSort(query: Query): Sort {
  return scoredClauses(query.clause).length > 0 ? 'relevance' : 'newest';
}

/** An article's page; with `typed`, its matches are marked there. The id is percent-encoded already. */
export function articleUrl(id: ArticleId, typed = ''): string {
  const path = `/articles/${id.replaceAll('#', '%23')}`;
  return typed === '' ? path : `${path}?${new URLSearchParams({ q: typed })}`;
}
