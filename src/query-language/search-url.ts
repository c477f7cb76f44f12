/** Query → URL: the one place where links to searches and articles are spelled. */

import { type ArticleId, FACETS, type FacetName } from '../article.ts';
import {
  BLANK_QUERY,
  DEFAULT_SIZE,
  isScored,
  NO_FILTERS,
  type Presentation,
  type Query,
  type Sort,
} from '../query.ts';

/** What a link changes in a query. Every change but that of the page leads to page 1. */
export interface QueryChange extends Partial<Presentation> {
  readonly typed?: string;
  readonly date?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly day?: string | null;
  readonly filters?: Partial<Record<FacetName, readonly string[]>>;
  readonly sort?: Sort;
  readonly page?: number;
  readonly size?: number;
}

/** What a query is narrowed to taken away: for links into the whole archive. */
export const NARROWED_BY_NOTHING = {
  date: null,
  from: null,
  to: null,
  day: null,
  filters: NO_FILTERS,
} as const satisfies QueryChange;

/** Longer addresses are refused, in bytes: a link to an article then does without the search. */
export const LONGEST_URL = 12 * 1024;

/** The page of a query's results, with what is changed in it. */
export function searchUrl(query: Query, change: QueryChange = {}): string {
  return withParams('/search', paramText(query, change));
}

/** By query, the parameters of all its results: every page has five links to them. */
const exported = new WeakMap<Query, { readonly table: string; readonly others: string }>();

/** All results of a query in another form, as `/search.csv`; what a page of them shows has no say in it. */
export function exportUrl(query: Query, extension: string): string {
  let own = exported.get(query);
  if (own === undefined) {
    const all = { size: DEFAULT_SIZE, chart: 'count', lang: null } as const;
    const { view, by } = BLANK_QUERY;
    own = { table: paramText(query, all), others: paramText(query, { ...all, view, by }) };
    exported.set(query, own);
  }
  // Words in context are the one view that there is a table of.
  return withParams(`/search.${extension}`, extension === 'csv' ? own.table : own.others);
}

/** All values of a facet among a query's results, or those that have `within` in them. */
export function facetUrl(query: Query, facet: FacetName, { within = '', page = 1 } = {}): string {
  const params = joined(joined(paramText(query, {}), param('within', within)), pageParam(page));
  return withParams(`/facets/${facet}`, params);
}

/** The first page, in the language that was chosen. */
export function homeUrl(lang: Presentation['lang']): string {
  return lang === null ? '/' : `/?lang=${lang}`;
}

/** The parameters of a query in one order, those at their defaults left out. */
export function searchParams(query: Query, change: QueryChange = {}): URLSearchParams {
  return new URLSearchParams(paramText(query, change));
}

type Name = keyof QueryChange;
type GivenFilters = Partial<Query['filters']>;

/** How each part of a query is spelled, in the order of an address; filters as far as they are given. */
const SPELLINGS: {
  readonly [Part in Name]: (
    value: Part extends 'filters' ? GivenFilters : Query[Part],
    query: Query,
  ) => string;
} = {
  typed: (typed) => param('q', typed),
  date: (date) => param('date', date),
  from: (from) => param('from', from),
  to: (to) => param('to', to),
  day: (day) => param('day', day),
  filters: (filters, query) => {
    let text = '';
    for (const facet of FACETS) {
      for (const value of filters[facet] ?? query.filters[facet]) text = joined(text, param(facet, value));
    }
    return text;
  },
  // What it is left out for is asked of the query as it was.
  sort: (sort, query) => (sort === defaultSort(query) || sort === 'arrived' ? '' : `sort=${sort}`),
  page: pageParam,
  size: (size) => (size === DEFAULT_SIZE ? '' : `size=${size}`),
  view: (view) => (view === BLANK_QUERY.view ? '' : param('view', view)),
  chart: (chart) => (chart === BLANK_QUERY.chart ? '' : param('chart', chart)),
  by: (by) => (by === BLANK_QUERY.by ? '' : param('by', by)),
  lang: (lang) => param('lang', lang),
};
const NAMES = Object.keys(SPELLINGS) as Name[];
const PLACES = new Map(NAMES.map((name, place) => [name, place]));

/** By query, its parameters in their order, but for the page: a results page has some fifty links that each change one. */
const spelled = new WeakMap<Query, readonly string[]>();

/** The parameters of a query as an address has them. Every change but that of the page leads to page 1. */
function paramText(query: Query, change: QueryChange): string {
  let own = spelled.get(query);
  if (own === undefined) {
    const first = { ...query, page: 1 };
    own = NAMES.map((name) => spelling(name, first, first));
    spelled.set(query, own);
  }
  const params = own.slice();
  for (const name in change) {
    params[PLACES.get(name as Name) as number] = spelling(name as Name, change, query);
  }
  let text = '';
  for (let place = 0; place < params.length; place += 1) text = joined(text, params[place] as string);
  return text;
}

function spelling(name: Name, given: QueryChange | Query, query: Query): string {
  return (SPELLINGS[name] as (value: unknown, query: Query) => string)(given[name], query);
}

/** Parameters, and more of them; either may be none. */
function joined(params: string, more: string): string {
  if (more === '') return params;
  return params === '' ? more : `${params}&${more}`;
}

/** The order that a query's results come in unless another is asked for. */
export function defaultSort(query: Query): Sort {
  return isScored(query.clause) ? 'relevance' : 'newest';
}

/**
 * An article's page, with the search that led there: its words are marked, and its results a link
 * away. Without a query, the article's own address. The id is percent-encoded already.
 */
export function articleUrl(id: ArticleId, query: Query | null = null): string {
  const path = `/articles/${id.replaceAll('#', '%23')}`;
  if (query === null) return path;
  const params = paramText(query, { page: query.page });
  const url = params === '' ? path : `${path}?${params}`;
  return url.length <= LONGEST_URL ? url : path;
}

/** The article as a reference, in one of the forms of `src/citation/`. */
export function citationUrl(id: ArticleId, format: string): string {
  return `${articleUrl(id)}?format=${format}`;
}

function withParams(path: string, params: string): string {
  return params === '' ? path : `${path}?${params}`;
}

function pageParam(page: number): string {
  return page > 1 ? `page=${page}` : '';
}

const AS_IT_IS = /^[\w*.-]*$/;

/** As URLSearchParams write it (the URL Standard, 5.2), which are slow at it; nothing where there is nothing to say. */
function param(name: string, value: string | null): string {
  if (value === null || value === '') return '';
  if (AS_IT_IS.test(value)) return `${name}=${value}`;
  const encoded = encodeURIComponent(value.toWellFormed())
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${name}=${encoded}`;
}
