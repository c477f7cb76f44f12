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
  return withParams('/search', namedValues(query, change));
}

/** All results of a query in another form, as `/search.csv`; what a page of them shows has no say in it. */
export function exportUrl(query: Query, extension: string): string {
  const { view, by } = BLANK_QUERY;
  const kept = extension === 'csv' ? {} : { view, by };
  const values = namedValues({ ...query, size: DEFAULT_SIZE }, { ...kept, chart: 'count', lang: null });
  return withParams(`/search.${extension}`, values);
}

/** All values of a facet among a query's results, or those that have `within` in them. */
export function facetUrl(query: Query, facet: FacetName, { within = '', page = 1 } = {}): string {
  const values = namedValues(query);
  if (within !== '') values.push(['within', within]);
  if (page > 1) values.push(['page', String(page)]);
  return withParams(`/facets/${facet}`, values);
}

/** The first page, in the language that was chosen. */
export function homeUrl(lang: Presentation['lang']): string {
  return lang === null ? '/' : `/?lang=${lang}`;
}

/** The parameters of a query in one order, those at their defaults left out. */
export function searchParams(query: Query, change: QueryChange = {}): URLSearchParams {
  return new URLSearchParams(namedValues(query, change));
}

type NamedValue = [name: string, value: string];

function namedValues(query: Query, change: QueryChange = {}): NamedValue[] {
  const values: NamedValue[] = [];
  const set = (name: string, value: string | null): void => {
    if (value !== null && value !== '') values.push([name, value]);
  };
  // Name by name: to spread a query for each of the links of a page takes longer than to spell it.
  const of = <Name extends Exclude<keyof QueryChange, 'filters'>>(name: Name): Query[Name] =>
    (change[name] as Query[Name] | undefined) ?? (name in change ? (null as Query[Name]) : query[name]);
  set('q', of('typed'));
  for (const name of ['date', 'from', 'to', 'day'] as const) set(name, of(name));
  for (const facet of FACETS) {
    for (const value of change.filters?.[facet] ?? query.filters[facet]) set(facet, value);
  }
  const sort = of('sort');
  if (sort !== defaultSort(query) && sort !== 'arrived') set('sort', sort);
  const { page = 1 } = change;
  if (page > 1) set('page', String(page));
  const size = of('size');
  if (size !== DEFAULT_SIZE) set('size', String(size));
  for (const name of ['view', 'chart', 'by'] as const) {
    const value = of(name);
    if (value !== BLANK_QUERY[name]) set(name, value);
  }
  set('lang', of('lang'));
  return values;
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
  const params = asTheyAre.get(query) ?? encoded(namedValues(query, { page: query.page }));
  asTheyAre.set(query, params);
  const url = params === '' ? path : `${path}?${params}`;
  return url.length <= LONGEST_URL ? url : path;
}

/** The parameters of a query without a change: every hit of a page has them in its link. */
const asTheyAre = new WeakMap<Query, string>();

/** The article as a reference, in one of the forms of `src/citation/`. */
export function citationUrl(id: ArticleId, format: string): string {
  return `${articleUrl(id)}?format=${format}`;
}

function withParams(path: string, values: readonly NamedValue[]): string {
  return values.length === 0 ? path : `${path}?${encoded(values)}`;
}

/** As URLSearchParams write it (the URL Standard, 5.2), which are slow at it: a page has some fifty links. */
function encoded(values: readonly NamedValue[]): string {
  let text = '';
  for (const [name, value] of values) text += `${text === '' ? '' : '&'}${name}=${encodedValue(value)}`;
  return text;
}

const AS_IT_IS = /^[\w*.-]*$/;

function encodedValue(value: string): string {
  if (AS_IT_IS.test(value)) return value;
  return encodeURIComponent(value.toWellFormed())
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
