/** The buckets of every facet with their counts, each from its own set of articles. */

import { LRUCache } from 'lru-cache';
import { FACETS, type FacetName } from '../article.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { DateTable, Run } from '../compiled-index/date-table.ts';
import type { FacetColumn } from '../compiled-index/facet-column.ts';
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
import type { ArticleSet } from './article-set.ts';
import type { Narrowed } from './narrowing.ts';

/** Buckets of dates with the articles of each, in the order of time. */
export type DateLevel = readonly { readonly key: DateBucket; readonly run: Run }[];

/** The parts of a period, as {@link bucketWithin} has them: a run of articles each, for dates sort by them. */
export function dateLevel(dates: DateTable, period: string, articles: number): DateLevel {
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
export function countDates(level: DateLevel, set: ArticleSet, chosen: DateBucket | null): Bucket[] {
  const buckets: Bucket[] = [];
  for (const { key, run } of level) {
    const count = set.countRun(run);
    if (count > 0 || key === chosen) buckets.push({ key, count, selected: key === chosen });
  }
  // One that is no bucket of the archive is listed too, as nothing.
  if (chosen !== null && !hasParts(chosen) && !buckets.some(({ key }) => key === chosen)) {
    buckets.push({ key: chosen, count: 0, selected: true });
    buckets.sort((a, b) => compareDateBuckets(a.key, b.key));
  }
  return buckets;
}

/** Articles are few where they are not more than one in so many: to step over empty bits takes longer then. */
const FEW = 64;

/** Names of each facet that are kept. */
const MOST_NAMES = 1_000;

export class FacetCounts {
  private readonly years: DateLevel;
  /** By facet and value, what it is called: every page lists the commonest. */
  private readonly names: Readonly<Record<FacetName, LRUCache<number, string>>>;

  constructor(private readonly index: CompiledIndex) {
    const names = FACETS.map((facet) => {
      const { values } = index.facets[facet];
      return [facet, new LRUCache({ max: MOST_NAMES, memoMethod: (value: number) => values.at(value) })];
    });
    this.names = Object.fromEntries(names) as typeof this.names;
    this.years = dateLevel(index.dates, '', index.size);
  }

  dates(query: Query, set: ArticleSet): Bucket[] {
    const period = facetPeriod(query.date);
    const level = period === '' ? this.years : dateLevel(this.index.dates, period, this.index.size);
    return countDates(level, set, query.date);
  }

  all(query: Query, { counted }: Narrowed): Pick<SearchResponse, 'facets' | 'distinct'> {
    const facets = { date: this.dates(query, counted.date) } as Record<FacetName | 'date', Bucket[]>;
    const distinct = {} as Record<FacetName, number>;
    const counters = new Map<ArticleSet, (column: FacetColumn) => Uint32Array>();
    for (const facet of FACETS) {
      const set = counted[facet];
      const count = counters.get(set) ?? this.counterOf(set);
      counters.set(set, count);
      const counts = count(this.index.facets[facet]);
      const present = valuesWithArticles(counts);
      distinct[facet] = present.length;
      facets[facet] = this.valueBuckets(facet, counts, present, query.filters[facet]);
    }
    return { facets, distinct };
  }

  /** How the values of a set are counted: by the articles where they are few, else by the bits. */
  private counterOf(set: ArticleSet): (column: FacetColumn) => Uint32Array {
    const members = set.count();
    if (members * FEW > this.index.size) return (column) => column.countsIn(set.words, members);
    const articles = set.toArray();
    return (column) => column.countsOf(articles);
  }

  /** Every value that articles of the set have, and the chosen ones. */
  every(facet: FacetName, set: ArticleSet, chosen: readonly string[]): Bucket[] {
    const counts = this.counterOf(set)(this.index.facets[facet]);
    return this.valueBuckets(facet, counts, valuesWithArticles(counts), chosen, Infinity);
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
    const names = this.names[facet];
    const selected = new Map(chosen.map((value) => [value, counts[values.find(value)] ?? 0]));
    // Values of one count stand in order of code points, keys in that of UTF-16: enough for every tie.
    const least = leastOfBest(counts, present, most);
    const buckets = present
      .filter((value) => (counts[value] as number) >= least)
      .map((value) => {
        const key = names.memo(value);
        return { key, count: counts[value] as number, selected: selected.has(key) };
      });
    const listed = new Set(buckets.map((bucket) => bucket.key));
    for (const [key, count] of selected) {
      if (!listed.has(key)) buckets.push({ key, count, selected: true });
    }
    return buckets
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
      .filter((bucket, place) => place < most || bucket.selected);
  }
}

/** The count that the best so many of the values have at the least; 0 where there are no more values. */
function leastOfBest(counts: Uint32Array, present: readonly number[], most: number): number {
  if (present.length <= most) return 0;
  const ascending = Uint32Array.from(present, (value) => counts[value] as number).sort();
  return ascending[ascending.length - most] as number;
}

/** Ascending. */
function valuesWithArticles(counts: Uint32Array): number[] {
  const present: number[] = [];
  for (let value = 0; value < counts.length; value += 1) if (counts[value] !== 0) present.push(value);
  return present;
}
