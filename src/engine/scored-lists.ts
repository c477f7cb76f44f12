/** Posting lists with what each posting adds to a score, the fields that are asked for taken together. */

import { LRUCache } from 'lru-cache';
import { FIELD_BOOSTS, idf, impact, impactOfAll, lengthNorm, weightedFrequency } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PackedPostings } from '../compiled-index/packed-postings.ts';
import { BLOCK } from '../compiled-index/posting-list.ts';
import { ArticleSet } from './article-set.ts';
import { placeOf } from './place-of.ts';

/**
 * How articles are ranked. `lunr`: by Lunr's scores, the sum of those of the fields. `backfile`: by
 * BM25F over the fields together, and by the nearness of words.
 */
export type RankingName = 'backfile' | 'lunr';

/** Parallel arrays: articles, ascending, and their impacts. */
export interface ScoredList {
  readonly articles: Uint32Array;
  readonly impacts: Uint16Array | Uint32Array;
  /** The largest impacts, {@link TOPS} at most, the largest first. */
  readonly tops: readonly number[];
  /** The articles as a set where they are many: it is quicker to add and to ask; else null. */
  readonly set: ArticleSet | null;
  /** The ranks of the set, if there is one. */
  readonly ranks: Uint32Array | null;
}

/** The impact on one article's score; 0 for one that is not in the list. */
export function impactOn({ articles, impacts, set, ranks }: ScoredList, article: number): number {
  if (set !== null && ranks !== null) {
    return set.has(article) ? (impacts[set.rankOf(article, ranks)] as number) : 0;
  }
  const place = placeOf(articles, article);
  return articles[place] === article ? (impacts[place] as number) : 0;
}

/** Impacts by which it is known beforehand what the best articles reach: enough for a page and nearness. */
const TOPS = 32;

/** A list of one article in so many, or more, is also kept as a set: it is no larger than the list by much. */
const SET_FROM = 64;

/** Fields as bits, by their numbers in the index. */
export type FieldMask = number;

/** The articles of some terms, whose sums are at hand; and as a set where they are many. */
interface Gathered {
  readonly articles: Uint32Array;
  readonly set: ArticleSet | null;
}

/** Lengths of fields whose norms are known beforehand; longer ones are few. */
const KNOWN_NORMS = 4096;

export class ScoredLists {
  private readonly averages: readonly number[];
  private readonly boosts: readonly number[];
  /** By field, for lengths up to {@link KNOWN_NORMS}. */
  private readonly norms: readonly Float64Array[];
  private readonly known: LRUCache<number | string, ScoredList>;
  private knownTotals: Float64Array | null = null;
  /** Of a block at hand. */
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);

  /** `bytes` bounds what is kept of the lists; `sums` are of all articles by number, zero between two uses. */
  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
    bytes: number,
    private readonly sums: Float64Array,
  ) {
    const { fields, articles } = index.facts;
    this.boosts = fields.map((field) => FIELD_BOOSTS[field]);
    this.averages = index.lengths.map((ofField) => {
      let sum = 0;
      for (let i = 0; i < ofField.length; i += 1) sum += ofField[i] as number;
      return sum / articles;
    });
    this.norms = this.averages.map((average) =>
      Float64Array.from({ length: KNOWN_NORMS }, (_, length) => lengthNorm(length, average)),
    );
    this.known = new LRUCache({ maxSize: bytes, sizeCalculation: sizeOf });
  }

  /**
   * The articles that have any of the terms in any of the fields; an impact is that of these fields
   * together. The terms, one at least, are those of a word in several languages: they count as one.
   */
  get(terms: readonly number[], fields: FieldMask): ScoredList {
    const [first] = terms as [number];
    const key = terms.length === 1 ? first * 2 ** this.boosts.length + fields : `${terms} ${fields}`;
    let list = this.known.get(key);
    if (list === undefined) {
      list = this.read(terms, fields);
      this.known.set(key, list);
    }
    return list;
  }

  private read(terms: readonly number[], fields: FieldMask): ScoredList {
    const gathered =
      terms.length === 1 ? this.sumUp(terms[0] as number, fields) : this.sumUpAll(terms, fields);
    const { articles } = gathered;
    const sums = terms.length === 1 ? this.sums : this.totals();
    const termIdf = idf(articles.length, this.index.size);
    const isLunr = this.ranking === 'lunr';
    // With the fields together an impact is below 2.2 times the idf of a term in one of 2^24 articles.
    const impacts = isLunr ? new Uint32Array(articles.length) : new Uint16Array(articles.length);
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const sum = sums[article] as number;
      impacts[i] = isLunr ? sum : impactOfAll(termIdf, sum);
      sums[article] = 0;
    }
    const set = gathered.set ?? this.setOf(articles);
    return { articles, impacts, tops: largest(impacts), set, ranks: set?.ranks() ?? null };
  }

  /** Sums up over the terms; what is in each is summed before, as if it were alone. */
  private sumUpAll(terms: readonly number[], fields: FieldMask): Gathered {
    const { sums } = this;
    const totals = this.totals();
    let articles: Uint32Array = NONE;
    for (const term of terms) {
      const ofTerm = this.sumUp(term, fields).articles;
      for (let i = 0; i < ofTerm.length; i += 1) {
        const article = ofTerm[i] as number;
        totals[article] = (totals[article] as number) + (sums[article] as number);
        sums[article] = 0;
      }
      articles = union(articles, ofTerm);
    }
    return { articles, set: null };
  }

  /** Sums up, by article, over the fields what a term is worth in each; returns the articles that have it in any. */
  private sumUp(term: number, fields: FieldMask): Gathered {
    const { directory, size } = this.index;
    const termIdf = this.ranking === 'lunr' ? idf(directory.occurrencesByField(term), size) : null;
    // All is read before anything is summed: what is damaged must leave no sums behind.
    const lists = directory
      .listsOf(term, fields)
      .map(({ list, field }) => ({ field, postings: this.index.postings(list) }));
    let most = 0;
    for (const { postings } of lists) most += postings.count;
    const set = most * SET_FROM > size ? new ArticleSet(size) : null;
    let articles: Uint32Array = NONE;
    for (const { field, postings } of lists) {
      const ofField = set === null || lists.length === 1 ? new Uint32Array(postings.count) : null;
      this.addField(postings, field, termIdf, ofField, set);
      if (ofField !== null) articles = union(articles, ofField);
    }
    if (set !== null && lists.length > 1) articles = set.toArray();
    return { articles, set: articles.length * SET_FROM > size ? set : null };
  }

  /** Adds what a term is worth in a field, and its articles to the array, where there is one, and the set. */
  private addField(
    postings: PackedPostings,
    field: number,
    termIdf: number | null,
    to: Uint32Array | null,
    set: ArticleSet | null,
  ): void {
    const { sums, frequencies } = this;
    const lengths = this.index.lengths[field] as Uint32Array;
    const norms = this.norms[field] as Float64Array;
    const average = this.averages[field] as number;
    const boost = this.boosts[field] as number;
    const articles = to ?? this.articles;
    for (let block = 0; block < postings.blocks; block += 1) {
      const from = to === null ? 0 : block * BLOCK;
      const end = from + postings.articlesOf(block, articles, from);
      postings.frequenciesOf(block, frequencies);
      for (let i = from; i < end; i += 1) {
        const article = articles[i] as number;
        const frequency = frequencies[i - from] as number;
        const length = lengths[article] as number;
        const worth =
          termIdf === null
            ? weightedFrequency(frequency, norms[length] ?? lengthNorm(length, average), boost)
            : impact(termIdf, frequency, length, average, boost);
        sums[article] = (sums[article] as number) + worth;
      }
      set?.addAll(articles, from, end);
    }
  }

  /** Of all articles by number, zero between two uses: what archives in several languages need besides. */
  private totals(): Float64Array {
    this.knownTotals ??= new Float64Array(this.index.size);
    return this.knownTotals;
  }

  private setOf(articles: Uint32Array): ArticleSet | null {
    if (articles.length * SET_FROM <= this.index.size) return null;
    const set = new ArticleSet(this.index.size);
    set.addAll(articles);
    return set;
  }
}

const NONE = new Uint32Array(0);

/** The numbers that are in either of two ascending lists. */
function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b;
  const both = new Uint32Array(a.length + b.length);
  let filled = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const inA = a[i] as number;
    const inB = b[j] as number;
    both[filled++] = inA < inB ? inA : inB;
    if (inA <= inB) i += 1;
    if (inB <= inA) j += 1;
  }
  for (; i < a.length; i += 1) both[filled++] = a[i] as number;
  for (; j < b.length; j += 1) both[filled++] = b[j] as number;
  return both.slice(0, filled);
}

function sizeOf({ articles, impacts, set }: ScoredList): number {
  return 128 + articles.byteLength + impacts.byteLength + 2 * (set?.words.byteLength ?? 0);
}

/** The largest values, the largest first. Most values are below all that are kept so far. */
function largest(values: ScoredList['impacts']): number[] {
  const kept: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (kept.length === TOPS && value <= (kept[TOPS - 1] as number)) continue;
    let at = Math.min(kept.length, TOPS - 1);
    for (; at > 0 && (kept[at - 1] as number) < value; at -= 1) kept[at] = kept[at - 1] as number;
    kept[at] = value;
  }
  return kept;
}
