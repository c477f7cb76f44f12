/** What the words of a query add to the scores of articles: the arithmetic of a ranking over posting lists. */

import { FIELD_BOOSTS, idf, impact, impactOfAll, lengthNorm, weightedFrequency } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PackedPostings } from '../compiled-index/packed-postings.ts';
import { BLOCK } from '../compiled-index/posting-list.ts';
import type { Impacts } from './scored-list.ts';

/**
 * How articles are ranked. `lunr`: by Lunr's scores, the sum of those of the fields. `backfile`: by
 * BM25F over the fields together, and by the nearness of words.
 */
export type RankingName = 'backfile' | 'lunr';

/** Fields as bits, by their numbers in the index. */
export type FieldMask = number;

/** Lengths of fields whose norms are known beforehand; longer ones are few. */
const KNOWN_NORMS = 4096;

/** A posting list of a field. */
interface FieldList {
  readonly field: number;
  readonly postings: PackedPostings;
}

export class ImpactsOfTerms {
  private readonly averages: readonly number[];
  private readonly boosts: readonly number[];
  /** By field, for lengths below {@link KNOWN_NORMS}; made when first needed. */
  private readonly norms: (Float64Array | undefined)[] = [];
  /** Like `sums`, for words of several terms. */
  private knownTotals: Float64Array | null = null;
  /** Of a block at hand. */
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);

  /** `sums` are of all articles by number, zero between two uses. */
  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
    private readonly sums: Float64Array,
  ) {
    const { fields, articles } = index.facts;
    this.boosts = fields.map((field) => FIELD_BOOSTS[field]);
    this.averages = index.lengths.map((ofField) => {
      let sum = 0;
      for (let i = 0; i < ofField.length; i += 1) sum += ofField[i] as number;
      return sum / articles;
    });
  }

  /**
   * What the terms of a word add in the fields to each of the articles, ascending; 0 for one that has none of them.
   * `count` articles have any of the terms: when they are as many as `articles`, these are they.
   */
  of(terms: readonly number[], fields: FieldMask, articles: Uint32Array, count: number): Impacts {
    const { sums } = this;
    // All is read before anything is summed: what is damaged must leave no sums behind.
    const lists = terms.map((term) => this.listsOf(term, fields));
    const isSome = articles.length < count;
    const totals = terms.length === 1 ? sums : this.totals();
    for (const [i, ofTerm] of lists.entries()) {
      const termIdf = this.idfOf(terms[i] as number);
      for (const list of ofTerm) {
        if (isSome) this.addSome(list, termIdf, articles);
        else this.addAll(list, termIdf);
      }
      // What is in each term is summed before, as if it were alone.
      if (totals !== sums) moveSums(articles, sums, totals);
    }
    return this.toImpacts(articles, totals, count);
  }

  private listsOf(term: number, fields: FieldMask): FieldList[] {
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
  private addAll({ field, postings }: FieldList, termIdf: number | null): void {
    const { articles, frequencies } = this;
    for (let block = 0; block < postings.blocks; block += 1) {
      const count = postings.articlesOf(block, articles);
      postings.frequenciesOf(block, frequencies);
      this.addBlock(field, termIdf, count);
    }
  }

  private addBlock(field: number, termIdf: number | null, count: number): void {
    const { articles, frequencies, sums } = this;
    const lengths = this.index.lengths[field] as Uint32Array;
    const norms = this.norms[field] ?? this.normsOf(field);
    const average = this.averages[field] as number;
    const boost = this.boosts[field] as number;
    for (let i = 0; i < count; i += 1) {
      const article = articles[i] as number;
      const frequency = frequencies[i] as number;
      const length = lengths[article] as number;
      const norm = length < KNOWN_NORMS ? (norms[length] as number) : lengthNorm(length, average);
      const worth =
        termIdf === null
          ? weightedFrequency(frequency, norm, boost)
          : impact(termIdf, frequency, length, average, boost);
      sums[article] = (sums[article] as number) + worth;
    }
  }

  private normsOf(field: number): Float64Array {
    const norms = new Float64Array(KNOWN_NORMS);
    const average = this.averages[field] as number;
    for (let length = 0; length < KNOWN_NORMS; length += 1) norms[length] = lengthNorm(length, average);
    this.norms[field] = norms;
    return norms;
  }

  /** Like {@link addAll}, for some articles, ascending. */
  private addSome({ field, postings }: FieldList, termIdf: number | null, some: Uint32Array): void {
    const { articles, frequencies } = this;
    const { blocks } = postings;
    let block = 0;
    for (let i = 0; i < some.length && block < blocks; ) {
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
        kept += 1;
        j += 1;
      }
      this.addBlock(field, termIdf, kept);
      block += 1;
    }
  }

  private toImpacts(articles: Uint32Array, totals: Float64Array, count: number): Impacts {
    const isLunr = this.ranking === 'lunr';
    const termIdf = idf(count, this.index.size);
    // With the fields together an impact is below 2.2 times the idf of a term in one of 2^24 articles.
    const impacts = isLunr ? new Uint32Array(articles.length) : new Uint16Array(articles.length);
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const sum = totals[article] as number;
      impacts[i] = isLunr ? sum : impactOfAll(termIdf, sum);
      totals[article] = 0;
    }
    return impacts;
  }

  private totals(): Float64Array {
    this.knownTotals ??= new Float64Array(this.index.size);
    return this.knownTotals;
  }
}

function moveSums(articles: Uint32Array, from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < articles.length; i += 1) {
    const article = articles[i] as number;
    to[article] = (to[article] as number) + (from[article] as number);
    from[article] = 0;
  }
}
