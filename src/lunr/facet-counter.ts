/** Counts articles into the buckets of every facet; each facet's own filter is left out of its counts. */

import { type Article, FACETS, type FacetName, facetValues } from '../article.ts';
import { bucketWithin, compareDateBuckets, facetPeriod, hasParts } from '../date-bucket.ts';
import type { Query } from '../query.ts';
import { type Bucket, MOST_BUCKETS, type SearchResponse } from '../search-engine.ts';
import type { Failing } from './filters.ts';

type Facets = Pick<SearchResponse, 'facets' | 'distinct'>;

export class FacetCounter {
  private readonly dates = new Map<string, number>();
  private readonly values: Readonly<Record<FacetName, Map<string, number>>>;
  private readonly period: string;

  constructor(private readonly query: Query) {
    this.period = facetPeriod(query.date);
    this.values = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as typeof this.values;
  }

  /** Counts an article that matches the query's words and fails no filter but that of one facet. */
  add(article: Article, failing: Exclude<Failing, 'more'>): void {
    if (failing === 'nothing' || failing === 'date') {
      const bucket = bucketWithin(article.date?.date ?? null, this.period);
      if (bucket !== null) increment(this.dates, bucket);
    }
    for (const facet of FACETS) {
      if (failing !== 'nothing' && failing !== facet) continue;
      for (const value of facetValues(article, facet)) increment(this.values[facet], value);
    }
  }

  result(): Facets {
    const facets = { date: this.dateBuckets() } as Record<FacetName | 'date', Bucket[]>;
    const distinct = {} as Record<FacetName, number>;
    for (const facet of FACETS) {
      distinct[facet] = this.values[facet].size;
      facets[facet] = this.valueBuckets(facet);
    }
    return { facets, distinct };
  }

  /** Every value that was counted, and the chosen ones: by count, then key. */
  every(facet: FacetName): Bucket[] {
    const buckets = toBuckets(this.values[facet], this.query.filters[facet]);
    return buckets.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  private dateBuckets(): Bucket[] {
    const { date } = this.query;
    const buckets = toBuckets(this.dates, date === null || hasParts(date) ? [] : [date]);
    return buckets.sort((a, b) => compareDateBuckets(a.key, b.key));
  }

  private valueBuckets(facet: FacetName): Bucket[] {
    return this.every(facet).filter((bucket, place) => place < MOST_BUCKETS || bucket.selected);
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The buckets that were counted, and the selected ones even when they are empty. */
function toBuckets(counts: ReadonlyMap<string, number>, selected: readonly string[]): Bucket[] {
  const keys = new Set([...counts.keys(), ...selected]);
  return [...keys].map((key) => ({ key, count: counts.get(key) ?? 0, selected: selected.includes(key) }));
}
