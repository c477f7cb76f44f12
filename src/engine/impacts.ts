/** What the words of a query add to the scores of articles: the arithmetic of a ranking over posting lists. */

import { idf, impact, impactOfAll } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { Lengths } from '../compiled-index/field-lengths.ts';
import { CEILINGS, type FieldPostings, MaximaFinder } from '../compiled-index/maxima-finder.ts';
import { BLOCK } from '../compiled-index/posting-list.ts';

/**
 * How articles are ranked. `lunr`: by Lunr's scores, the sum of those of the fields. `backfile`: by
 * BM25F over the fields together, and by the nearness of words.
 */
export type RankingName = 'backfile' | 'lunr';

/** Fields as bits, by their numbers in the index. */
export type FieldMask = number;

/** Numbers beside articles: what a term adds to the score of each. */
export type Impacts = Uint16Array | Uint32Array;

export class ImpactsOfTerms {
  /** Of a block at hand; and for each posting that is kept of it, the place of its article among those asked about. */
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private readonly worth = new Float64Array(BLOCK);
  private readonly places = new Uint32Array(BLOCK);
  /** Of terms without maxima, made when one is first in a word with others that have them. */
  private finder: MaximaFinder | null = null;

  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
  ) {}

  /**
   * What the terms of a word, which `count` articles have, add in the fields to each of the articles, ascending; 0
   * for one that has none of them.
   */
  of(terms: readonly number[], fields: FieldMask, articles: Uint32Array, count: number): Impacts {
    const totals = new Float64Array(articles.length);
    for (const term of terms) {
      const termIdf = this.idfOf(term);
      // What is in each term is summed before, as if it were alone.
      const alone = terms.length > 1 ? new Float64Array(articles.length) : totals;
      for (const list of this.listsOf(term, fields)) this.add(list, termIdf, articles, alone);
      if (alone !== totals) addTo(totals, alone);
    }
    return this.toImpacts(totals, count);
  }

  /** Whether it is known for intervals of articles what a word adds at the most: of one term at least, and by maxima. */
  haveBounds(terms: readonly number[], fields: FieldMask): boolean {
    const { intervals } = this.index;
    if (this.ranking === 'lunr' || fields !== intervals.fields) return false;
    return terms.some((term) => intervals.range(term) !== null);
  }

  /** For each interval of articles, what the terms of a word, which `count` have, add to any of them at the most. */
  boundsOf(terms: readonly number[], count: number): Uint16Array {
    const termIdf = idf(count, this.index.size);
    // One more: what is rounded may lie on either side of a half.
    const ceilingOf = (sum: number): number => (sum === 0 ? 0 : impactOfAll(termIdf, sum) + 1);
    const [first, ...others] = terms.map((term) => this.maximaOf(term)) as [Uint8Array, ...Uint8Array[]];
    const bounds = new Uint16Array(first.length);
    if (others.length === 0) {
      const byByte = CEILINGS.map(ceilingOf);
      for (let i = 0; i < first.length; i += 1) bounds[i] = byByte[first[i] as number] as number;
      return bounds;
    }
    for (let i = 0; i < first.length; i += 1) {
      let sum = CEILINGS[first[i] as number] as number;
      for (const other of others) sum += CEILINGS[other[i] as number] as number;
      bounds[i] = ceilingOf(sum);
    }
    return bounds;
  }

  private maximaOf(term: number): Uint8Array {
    const stored = this.index.intervalMaxima(term);
    if (stored !== null) return stored;
    const { weights, size, intervals } = this.index;
    this.finder ??= new MaximaFinder(weights, size, intervals.interval);
    return this.finder.of(this.listsOf(term, intervals.fields));
  }

  private listsOf(term: number, fields: FieldMask): FieldPostings[] {
    return this.index.directory
      .listsOf(term, fields)
      .map(({ list, field }) => ({ field, postings: this.index.postings(list) }));
  }

  /** By Lunr's ranking a field is scored by itself, with the idf of the term; else null. */
  private idfOf(term: number): number | null {
    return this.ranking === 'lunr'
      ? idf(this.index.directory.occurrencesByField(term), this.index.size)
      : null;
  }

  /** Finds what the postings of the block at hand are worth. */
  private weigh(field: number, termIdf: number | null, count: number): void {
    const { articles, frequencies, worth } = this;
    const { weights } = this.index;
    if (termIdf === null) {
      weights.weigh(field, articles, frequencies, count, worth);
      return;
    }
    const lengths = weights.lengths[field] as Lengths;
    const average = weights.averages[field] as number;
    const boost = weights.boosts[field] as number;
    for (let i = 0; i < count; i += 1) {
      const length = lengths[articles[i] as number] as number;
      worth[i] = impact(termIdf, frequencies[i] as number, length, average, boost);
    }
  }

  /** Adds what a term is worth in a field to each of some articles, ascending: by their places. */
  private add(
    { field, postings }: FieldPostings,
    termIdf: number | null,
    some: Uint32Array,
    to: Float64Array,
  ): void {
    const { articles, frequencies, worth, places } = this;
    const { blocks } = postings;
    let block = 0;
    for (let i = 0; i < some.length && block < blocks; block += 1) {
      block = postings.blockFrom(block, some[i] as number);
      if (block === blocks) return;
      const count = postings.articlesOf(block, articles);
      const last = articles[count - 1] as number;
      let kept = 0;
      let isUnpacked = false;
      for (let j = 0; i < some.length && (some[i] as number) <= last; i += 1) {
        const article = some[i] as number;
        while ((articles[j] as number) < article) j += 1;
        if (articles[j] !== article) continue;
        if (!isUnpacked) postings.frequenciesOf(block, frequencies);
        isUnpacked = true;
        articles[kept] = article;
        frequencies[kept] = frequencies[j] as number;
        places[kept] = i;
        kept += 1;
        j += 1;
      }
      this.weigh(field, termIdf, kept);
      for (let j = 0; j < kept; j += 1) {
        const place = places[j] as number;
        to[place] = (to[place] as number) + (worth[j] as number);
      }
    }
  }

  private toImpacts(totals: Float64Array, count: number): Impacts {
    if (this.ranking === 'lunr') return Uint32Array.from(totals);
    const termIdf = idf(count, this.index.size);
    // With the fields together an impact is below 2.2 times the idf of a term in one of 2^24 articles.
    const impacts = new Uint16Array(totals.length);
    for (let i = 0; i < totals.length; i += 1) impacts[i] = impactOfAll(termIdf, totals[i] as number);
    return impacts;
  }
}

function addTo(totals: Float64Array, others: Float64Array): void {
  for (let i = 0; i < totals.length; i += 1) totals[i] = (totals[i] as number) + (others[i] as number);
}
