/** The buckets of every facet with their counts, each from its own set of articles. */

import { FACETS, type FacetName } from '../article.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { DateTable, Run } from '../compiled-index/date-table.ts';
import type { CountedSet } from '../compiled-index/facet-column.ts';
import { placeOf } from '../compiled-index/place-of.ts';
import {
  bucketWithin,
  compareDateBuckets,
  type DateBucket,
  facetPeriod,
  hasParts,
  UNDATED,
} from '../date-bucket.ts';
import type { Query } from '../query.ts';
import { type Bucket, MOST_BUCKETS, type SearchResponse } from '../search-engine.ts';
import { type ArticleSet, areMany } from './article-set.ts';
import type { Narrowed } from './narrowing.ts';

/** Buckets of dates with the articles of each, in the order of time. */
type DateLevel = readonly { readonly key: DateBucket; readonly run: Run }[];

/** The parts of a period, as {@link bucketWithin} has them: a run of articles each, for dates sort by them. */
function dateLevel(dates: DateTable, period: string, articles: number): DateLevel {
  const level: { key: DateBucket; from: number; to: number }[] = [];
  for (let i = dates.lowerBound(period); i < dates.dates.length; i += 1) {
    const key = bucketWithin(dates.dates[i] as string, period);
    if (key === null) break;
    const last = level.at(-1);
    if (last?.key === key) last.to = i + 1;
    else level.push({ key, from: i, to: i + 1 });
  }
  const buckets = level.map(({ key, from, to }) => ({
    key,
    run: [dates.run(from, from + 1)[0], dates.run(to - 1, to)[1]] as const,
  }));
  const undated = { key: UNDATED, run: [dates.firstUndated, articles] as const };
  return [...buckets, undated].sort((a, b) => compareDateBuckets(a.key, b.key));
}

/** The buckets of a level that have articles of the set, and the chosen one even if it has none. */
function countDates(level: DateLevel, countOf: (run: Run) => number, chosen: DateBucket | null): Bucket[] {
  const buckets: Bucket[] = [];
  for (const { key, run } of level) {
    const count = countOf(run);
    if (count > 0 || key === chosen) buckets.push({ key, count, selected: key === chosen });
  }
  // One that is no bucket of the archive is listed too, as nothing.
  if (chosen !== null && !hasParts(chosen) && !buckets.some(({ key }) => key === chosen)) {
    buckets.push({ key: chosen, count: 0, selected: true });
    buckets.sort((a, b) => compareDateBuckets(a.key, b.key));
  }
  return buckets;
}

/** Names of each facet that are kept; then all are forgotten, and the common ones soon met again. */
const MOST_NAMES = 1_000;

export class FacetCounts {
  private readonly years: DateLevel;
  /** By facet and value, what it is called: every page lists the commonest. */
  private readonly names: Readonly<Record<FacetName, Map<number, string>>>;

  constructor(private readonly index: CompiledIndex) {
    this.names = Object.fromEntries(
      FACETS.map((facet) => [facet, new Map()]),
    ) as unknown as typeof this.names;
    this.years = dateLevel(index.dates, '', index.size);
  }

  all(query: Query, { counted }: Narrowed): Pick<SearchResponse, 'facets' | 'distinct'> {
    const sets = new Map<ArticleSet, CountedSet>();
    const setOf = (facet: FacetName | 'date'): CountedSet => {
      const set = sets.get(counted[facet]) ?? countedSet(counted[facet]);
      sets.set(counted[facet], set);
      return set;
    };
    const dates = this.dates(query, counted.date, setOf('date'));
    const facets = { date: dates } as Record<FacetName | 'date', Bucket[]>;
    const distinct = {} as Record<FacetName, number>;
    for (const facet of FACETS) {
      const counts = this.index.facets[facet].countsIn(setOf(facet));
      const present = valuesWithArticles(counts);
      distinct[facet] = present.length;
      facets[facet] = this.valueBuckets(facet, counts, present, query.filters[facet]);
    }
    return { facets, distinct };
  }

  dates(query: Query, set: ArticleSet, { members, listed } = countedSet(set)): Bucket[] {
    const period = facetPeriod(query.date);
    const level = period === '' ? this.years : dateLevel(this.index.dates, period, this.index.size);
    if (areMany(members, set.size) && !set.isListed)
      return countDates(level, (run) => set.countRun(run), query.date);
    const articles = listed();
    return countDates(level, ([from, to]) => placeOf(articles, to) - placeOf(articles, from), query.date);
  }

  /** Every value that articles of the set have, and the chosen ones. */
  every(facet: FacetName, set: ArticleSet, chosen: readonly string[]): Bucket[] {
    const counts = this.index.facets[facet].countsIn(countedSet(set));
    return this.valueBuckets(facet, counts, valuesWithArticles(counts), chosen, Infinity);
  }

  private nameOf(facet: FacetName, value: number): string {
    const names = this.names[facet];
    let name = names.get(value);
    if (name === undefined) {
      if (names.size === MOST_NAMES) names.clear();
      name = this.index.facets[facet].values.at(value);
      names.set(value, name);
    }
    return name;
  }

  /** The commonest values and the chosen ones: by count, then key. */
  private valueBuckets(
    facet: FacetName,
    counts: Uint32Array,
    present: readonly number[],
    chosen: readonly string[],
    most = MOST_BUCKETS,
  ): Bucket[] {
    const { values } = this.index.facets[facet];
    const selected = new Map(chosen.map((value) => [value, counts[values.find(value)] ?? 0]));
    const buckets = commonest(counts, present, most).map((value) => {
      const key = this.nameOf(facet, value);
      return { key, count: counts[value] as number, selected: selected.has(key) };
    });
    if (selected.size > 0) {
      const listed = new Set(buckets.map((bucket) => bucket.key));
      for (const [key, count] of selected) {
        if (!listed.has(key)) buckets.push({ key, count, selected: true });
      }
    }
    // Values of one count stand in order of code points, keys are to stand in that of UTF-16: hardly one moves.
    buckets.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
    return buckets.length <= most
      ? buckets
      : buckets.filter((bucket, place) => place < most || bucket.selected);
  }
}

/** The list is made when the first facet needs it. */
function countedSet(set: ArticleSet): CountedSet {
  const members = set.count();
  const areOthers = 2 * members > set.size && !set.isListed;
  let list: Uint32Array | null = null;
  const listed = (): Uint32Array => {
    list ??= (areOthers ? set.others() : set).toArray();
    return list;
  };
  return { bits: () => set.words, members, listed, areOthers, isListed: set.isListed };
}

/**
 * Of the values, which are ascending, those that most articles have: so many, and all that as many articles have
 * as the last of them.
 */
function commonest(counts: Uint32Array, present: readonly number[], most: number): number[] {
  // One number for both: counts and values are below 2^24 each.
  const keys = new Float64Array(present.length);
  for (let i = 0; i < keys.length; i += 1) {
    const value = present[i] as number;
    keys[i] = value - (counts[value] as number) * counts.length;
  }
  keys.sort();
  const values: number[] = [];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as number;
    const value = ((key % counts.length) + counts.length) % counts.length;
    if (i >= most && counts[value] !== counts[values[most - 1] as number]) break;
    values.push(value);
  }
  return values;
}

/** Ascending. */
function valuesWithArticles(counts: Uint32Array): number[] {
  const present: number[] = [];
  for (let value = 0; value < counts.length; value += 1) if (counts[value] !== 0) present.push(value);
  return present;
}
