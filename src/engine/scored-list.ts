/** The articles of a term, and what it adds to the score of each: no more of it is worked out than is asked for. */

import { ArticleSet } from './article-set.ts';
import { placeOf } from './place-of.ts';

/** Numbers beside articles: what a term adds to the score of each. */
export type Impacts = Uint16Array | Uint32Array;

/** Impacts by which it is known beforehand what the best articles reach: enough for a page and nearness. */
const TOPS = 32;

/** A list of one article in so many, or more, is kept as a set: it is quicker to add and to ask. */
const SET_FROM = 64;

/** Of fewer articles than one in so many of a list's, the impacts are worked out by themselves. */
const FEW = 8;

/** Whether so many articles of all are many. */
export function areMany(articles: number, size: number): boolean {
  return articles * SET_FROM > size;
}

export class ScoredList {
  /** How many articles have the term. */
  readonly count: number;
  /** The articles as a set where they are many; else null. */
  readonly set: ArticleSet | null;
  private listed: Uint32Array | null;
  private ofAll: Impacts | null = null;
  private ranks: Uint32Array | null = null;
  private largest: readonly number[] | null = null;

  constructor(
    /** The articles, ascending or as a set. */
    articles: Uint32Array | ArticleSet,
    /** Impacts on articles, ascending: on all that have the term, or on fewer, whether they have it or not. */
    private readonly impactsOf: (articles: Uint32Array, count: number) => Impacts,
  ) {
    this.set = articles instanceof ArticleSet ? articles : null;
    this.listed = articles instanceof ArticleSet ? null : articles;
    this.count = articles instanceof ArticleSet ? articles.count() : articles.length;
  }

  /** Ascending. */
  get articles(): Uint32Array {
    this.listed ??= (this.set as ArticleSet).toArray();
    return this.listed;
  }

  /** By place in {@link articles}. */
  get impacts(): Impacts {
    this.ofAll ??= this.impactsOf(this.articles, this.count);
    return this.ofAll;
  }

  /** The largest impacts, {@link TOPS} at most, the largest first. */
  get tops(): readonly number[] {
    this.largest ??= largestOf(this.impacts);
    return this.largest;
  }

  /** What it takes in memory when all is worked out. */
  get byteLength(): number {
    return 256 + 8 * this.count + 2 * (this.set?.words.byteLength ?? 0);
  }

  has(article: number): boolean {
    const { set } = this;
    if (set !== null) return set.has(article);
    const { articles } = this;
    return articles[placeOf(articles, article)] === article;
  }

  /** The impact on one article's score; 0 for one that is not in the list. */
  impactOn(article: number): number {
    const { set, impacts } = this;
    if (set !== null) {
      this.ranks ??= set.ranks();
      return set.has(article) ? (impacts[set.rankOf(article, this.ranks)] as number) : 0;
    }
    const { articles } = this;
    const place = placeOf(articles, article);
    return articles[place] === article ? (impacts[place] as number) : 0;
  }

  /** The impacts on articles, ascending; 0 on those that are not in the list. */
  impactsOn(articles: Uint32Array): Impacts {
    if (this.ofAll === null && FEW * articles.length < this.count)
      return this.impactsOf(articles, this.count);
    return articles.map((article) => this.impactOn(article));
  }
}

/** The largest values, the largest first. Most values are below all that are kept so far. */
function largestOf(values: Impacts): number[] {
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
