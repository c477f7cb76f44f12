/** Posting lists with what each posting adds to a score, the fields that are asked for taken together. */

import { LRUCache } from 'lru-cache';
import { FIELD_BOOSTS, idf, impact, impactOfAll, weightedFrequency } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
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

/** Articles and a number for each, before it is an impact. */
interface Valued {
  readonly articles: Uint32Array;
  readonly values: Float64Array;
}

export class ScoredLists {
  private readonly averages: readonly number[];
  private readonly boosts: readonly number[];
  private readonly known: LRUCache<number | string, ScoredList>;

  /** `bytes` bounds what is kept of the lists. */
  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
    bytes: number,
  ) {
    const { fields, articles } = index.facts;
    this.boosts = fields.map((field) => FIELD_BOOSTS[field]);
    this.averages = index.lengths.map((ofField) => {
      let sum = 0;
      for (let i = 0; i < ofField.length; i += 1) sum += ofField[i] as number;
      return sum / articles;
    });
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
      list = this.toList(
        this.ranking === 'lunr' ? this.sumOfFields(terms, fields) : this.fieldsTogether(terms, fields),
      );
      this.known.set(key, list);
    }
    return list;
  }

  /** As Lunr scores: each field and each term by itself. */
  private sumOfFields(terms: readonly number[], fields: FieldMask): Valued {
    const valued = terms.map((term) => {
      const termIdf = idf(this.index.directory.occurrencesByField(term), this.index.size);
      return this.read(term, fields, (frequency, length, average, boost) =>
        impact(termIdf, frequency, length, average, boost),
      );
    });
    return valued.reduce(merge);
  }

  private fieldsTogether(terms: readonly number[], fields: FieldMask): Valued {
    const { articles, values } = terms
      .map((term) => this.read(term, fields, weightedFrequency))
      .reduce(merge);
    const termIdf = idf(articles.length, this.index.size);
    for (let i = 0; i < values.length; i += 1) values[i] = impactOfAll(termIdf, values[i] as number);
    return { articles, values };
  }

  private toList({ articles, values }: Valued): ScoredList {
    let set: ArticleSet | null = null;
    if (articles.length * SET_FROM > this.index.size) {
      set = new ArticleSet(this.index.size);
      set.addAll(articles);
    }
    // With the fields together an impact is below 2.2 times the idf of a term in one of 2^24 articles.
    const impacts = this.ranking === 'lunr' ? Uint32Array.from(values) : Uint16Array.from(values);
    return { articles, impacts, tops: largest(values), set, ranks: set?.ranks() ?? null };
  }

  /** The articles of the term, with the sum over the fields of what `value` says of each. */
  private read(term: number, fields: FieldMask, value: typeof weightedFrequency): Valued {
    let merged: Valued | null = null;
    for (let mask = fields, field = 0; mask > 0; mask >>>= 1, field += 1) {
      const list = (mask & 1) === 1 ? this.index.directory.find(term, field) : -1;
      if (list < 0) continue;
      const { articles, frequencies } = this.index.postings(list);
      const lengths = this.index.lengths[field] as Uint32Array;
      const average = this.averages[field] as number;
      const boost = this.boosts[field] as number;
      const values = new Float64Array(articles.length);
      for (let i = 0; i < articles.length; i += 1) {
        values[i] = value(frequencies[i] as number, lengths[articles[i] as number] as number, average, boost);
      }
      merged = merged === null ? { articles, values } : merge(merged, { articles, values });
    }
    return merged ?? { articles: new Uint32Array(0), values: new Float64Array(0) };
  }
}

function merge(a: Valued, b: Valued): Valued {
  const most = a.articles.length + b.articles.length;
  const articles = new Uint32Array(most);
  const values = new Float64Array(most);
  let filled = 0;
  for (let i = 0, j = 0; i < a.articles.length || j < b.articles.length; filled += 1) {
    const inA = a.articles[i] ?? Number.POSITIVE_INFINITY;
    const inB = b.articles[j] ?? Number.POSITIVE_INFINITY;
    articles[filled] = Math.min(inA, inB);
    if (inA <= inB) values[filled] = a.values[i++] as number;
    if (inB <= inA) values[filled] = (values[filled] as number) + (b.values[j++] as number);
  }
  return { articles: articles.slice(0, filled), values: values.slice(0, filled) };
}

function sizeOf({ articles, impacts, set }: ScoredList): number {
  return 128 + articles.byteLength + impacts.byteLength + 2 * (set?.words.byteLength ?? 0);
}

/** The largest values, the largest first. Most values are below all that are kept so far. */
function largest(values: Float64Array): number[] {
  const kept: number[] = [];
  for (const value of values) {
    if (kept.length === TOPS && value <= (kept[TOPS - 1] as number)) continue;
    let at = Math.min(kept.length, TOPS - 1);
    for (; at > 0 && (kept[at - 1] as number) < value; at -= 1) kept[at] = kept[at - 1] as number;
    kept[at] = value;
  }
  return kept;
}
