/** What a query is narrowed to, and the sets that each facet's own counts are taken from. */

import { FACETS, type FacetName } from '../article.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { Query } from '../query.ts';
import { ArticleSet } from './article-set.ts';
import { bucketRuns, dayRuns, rangeRuns } from './date-runs.ts';

export interface Narrowed {
  /** The articles that pass every filter. */
  readonly found: ArticleSet;
  /** For each facet, those that pass every filter but its own. */
  readonly counted: Readonly<Record<FacetName | 'date', ArticleSet>>;
}

/** Narrows the articles that match the words; these themselves are found when nothing narrows them. */
export function narrow(index: CompiledIndex, matched: ArticleSet, query: Query): Narrowed {
  const filters = new Map<FacetName | 'date' | 'range' | 'day', ArticleSet>();
  if (query.from !== null || query.to !== null) {
    filters.set('range', setOfRuns(index, rangeRuns(index.dates, query.from, query.to)));
  }
  if (query.day !== null) filters.set('day', setOfRuns(index, dayRuns(index.dates, query.day)));
  if (query.date !== null) {
    filters.set('date', setOfRuns(index, bucketRuns(index.dates, query.date, index.size)));
  }
  for (const facet of FACETS) {
    if (query.filters[facet].length > 0) filters.set(facet, setOfValues(index, facet, query.filters[facet]));
  }
  if (filters.size === 0) return { found: matched, counted: forEach(() => matched) };
  const passing = (except: FacetName | 'date' | null): ArticleSet => {
    const others = [...filters].filter(([facet]) => facet !== except);
    if (others.length === 0) return matched;
    const passed = new ArticleSet(index.size);
    passed.addSet(matched);
    for (const [, set] of others) passed.keep(set);
    return passed;
  };
  const found = passing(null);
  return { found, counted: forEach((facet) => (filters.has(facet) ? passing(facet) : found)) };
}

function forEach(setOf: (facet: FacetName | 'date') => ArticleSet): Narrowed['counted'] {
  const counted = { date: setOf('date') } as Record<FacetName | 'date', ArticleSet>;
  for (const facet of FACETS) counted[facet] = setOf(facet);
  return counted;
}

function setOfRuns(index: CompiledIndex, runs: ReturnType<typeof rangeRuns>): ArticleSet {
  const set = new ArticleSet(index.size);
  for (const run of runs) set.addRun(run);
  return set;
}

/** The articles that have any of the values. */
function setOfValues(index: CompiledIndex, facet: FacetName, values: readonly string[]): ArticleSet {
  const column = index.facets[facet];
  const chosen = new Uint8Array(column.values.size);
  for (const value of values) {
    const ordinal = column.values.find(value);
    if (ordinal >= 0) chosen[ordinal] = 1;
  }
  const set = new ArticleSet(index.size);
  column.addArticlesWith(chosen, set.words);
  return set;
}
