/** What the words of a query add to the scores of articles: the arithmetic of a ranking over posting lists. */

import { idf, impact, impactOfAll } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { CEILINGS, type FieldPostings, MaximaFinder } from '../compiled-index/interval-maxima.ts';
import { BLOCK } from '../compiled-index/posting-list.ts';
import { areMany } from './article-set.ts';

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
  private knownSums: Float64Array<ArrayBuffer> | null = null;
  /** Of a block at hand; and of which of some articles its postings are. */
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private readonly worth = new Float64Array(BLOCK);
  private readonly places = new Uint32Array(BLOCK);

  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
  ) {}

  /** By article, zero between two uses. Made when first needed: most lists are scored by intervals, or are short. */
  private get sums(): Float64Array<ArrayBuffer> {
    this.knownSums ??= new Float64Array(this.index.size);
    return this.knownSums;
  }

  /**
   * What the terms of a word add in the fields to each of the articles, ascending; 0 for one that has none of them.
   * `count` articles have any of the terms: when they are as many as `articles`, these are they.
   */
  of(terms: readonly number[], fields: FieldMask, articles: Uint32Array, count: number): Impacts {
    // All is read before anything is summed: what is damaged must leave no sums behind.
    const lists = terms.map((term) => this.listsOf(term, fields));
    // Where they are few among all, what is kept by article lies too far apart.
    const isSome = articles.length < count || !areMany(count, this.index.size);
    const totals = new Float64Array(articles.length);
    for (const [i, ofTerm] of lists.entries()) {
      const termIdf = this.idfOf(terms[i] as number);
      // What is in each term is summed before, as if it were alone: so few have the same sums as all.
      const alone = isSome && terms.length > 1 ? new Float64Array(articles.length) : totals;
      for (const list of ofTerm) {
        if (isSome) this.addSome(list, termIdf, articles, alone);
        else this.addAll(list, termIdf);
      }
      if (!isSome) this.moveSums(articles, totals);
      else if (alone !== totals) addTo(totals, alone);
    }
    return this.toImpacts(totals, count);
  }

  /** Whether it is known for intervals of articles what a word adds at the most: of one term at least, and by maxima. */
  haveCeilings(terms: readonly number[], fields: FieldMask): boolean {
    const { intervals } = this.index;
    if (this.ranking === 'lunr' || fields !== intervals.fields) return false;
    return terms.some((term) => intervals.range(term) !== null);
  }

  /** For each interval of articles, what the terms of a word, which `count` have, add to any of them at the most. */
  ceilingsOf(terms: readonly number[], count: number): Uint16Array {
    const termIdf = idf(count, this.index.size);
    // One more: what is rounded may lie on either side of a half.
    const ceilingOf = (sum: number): number => (sum === 0 ? 0 : impactOfAll(termIdf, sum) + 1);
    const [first, ...others] = terms.map((term) => this.maximaOf(term)) as [Uint8Array, ...Uint8Array[]];
    const ceilings = new Uint16Array(first.length);
    if (others.length === 0) {
      const byByte = CEILINGS.map(ceilingOf);
      for (let i = 0; i < first.length; i += 1) ceilings[i] = byByte[first[i] as number] as number;
      return ceilings;
    }
    for (let i = 0; i < first.length; i += 1) {
      let sum = CEILINGS[first[i] as number] as number;
      for (const other of others) sum += CEILINGS[other[i] as number] as number;
      ceilings[i] = ceilingOf(sum);
    }
    return ceilings;
  }

  private maximaOf(term: number): Uint8Array {
    const { weights, size, intervals } = this.index;
    const stored = this.index.intervalMaxima(term);
    if (stored !== null) return stored;
    const finder = new MaximaFinder(weights, size, intervals.interval, this.sums);
    return finder.of(this.listsOf(term, intervals.fields));
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

  /** Adds what a term is worth in a field to the sums of all articles that have it there. */
  private addAll({ field, postings }: FieldPostings, termIdf: number | null): void {
    const { articles, frequencies, worth, sums } = this;
    for (let block = 0; block < postings.blocks; block += 1) {
      const count = postings.articlesOf(block, articles);
      postings.frequenciesOf(block, frequencies);
      this.weigh(field, termIdf, count);
      for (let i = 0; i < count; i += 1) {
        const article = articles[i] as number;
        sums[article] = (sums[article] as number) + (worth[i] as number);
      }
    }
  }

  /** Finds what the postings of the block at hand are worth. */
  private weigh(field: number, termIdf: number | null, count: number): void {
    const { articles, frequencies, worth } = this;
    const { weights } = this.index;
    if (termIdf === null) {
      weights.weigh(field, articles, frequencies, count, worth);
      return;
    }
    const lengths = weights.lengths[field] as Uint32Array;
    const average = weights.averages[field] as number;
    const boost = weights.boosts[field] as number;
    for (let i = 0; i < count; i += 1) {
      const length = lengths[articles[i] as number] as number;
      worth[i] = impact(termIdf, frequencies[i] as number, length, average, boost);
    }
  }

  /** Like {@link addAll}, for some articles, ascending: to places of their own. */
  private addSome(
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

  /** Takes back the sums of all articles of a term and adds them to the totals, by the articles' places. */
  private moveSums(articles: Uint32Array, totals: Float64Array): void {
    const { sums } = this;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      totals[i] = (totals[i] as number) + (sums[article] as number);
      sums[article] = 0;
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
