/** The articles of a term, and what it adds to the score of each: no more of it is worked out than is asked for. */

import { placeOf } from '../compiled-index/place-of.ts';
import { ArticleSet, areMany } from './article-set.ts';
import type { Impacts } from './impacts.ts';

/** Impacts by which it is known beforehand what the best articles reach: enough for a page and nearness. */
const TOPS = 32;

/** Of fewer articles than one in so many of a list's, the impacts are worked out by themselves. */
const FEW = 8;

/** How the scores of a list are worked out. */
export interface ListScores {
  /** Impacts on articles, ascending, whether they have the term, as `count` have, or not. */
  readonly impactsOf: (articles: Uint32Array, count: number) => Impacts;
  /** What {@link ScoredList.bounds} are; null where they are not known without the impacts on all. */
  readonly boundsOf: ((count: number) => Uint16Array) | null;
}

export class ScoredList {
  /** Whether the articles are quicker added and asked about as a set. */
  readonly isSet: boolean;
  private ofAll: Impacts | null = null;
  private ranks: Uint32Array | null = null;
  private largest: readonly number[] | null = null;
  private knownBounds: Uint16Array | null = null;
  private knownSet: ArticleSet | null = null;

  constructor(
    /** Those that have the term, ascending. */
    readonly articles: Uint32Array,
    /** Articles of the archive. */
    private readonly size: number,
    private readonly scores: ListScores,
  ) {
    this.isSet = areMany(articles.length, size);
  }

  /** How many articles have the term. */
  get count(): number {
    return this.articles.length;
  }

  /** The articles as a set, not to be changed. */
  get set(): ArticleSet {
    if (this.knownSet !== null) return this.knownSet;
    // Of few articles the bits take more room than all else of the list, so they are not kept.
    if (!this.isSet && !this.hasBounds) return ArticleSet.of(this.size, this.articles);
    this.knownSet = ArticleSet.of(this.size, this.articles);
    return this.knownSet;
  }

  /** By place in {@link articles}. */
  get impacts(): Impacts {
    this.ofAll ??= this.scores.impactsOf(this.articles, this.count);
    return this.ofAll;
  }

  /** The largest impacts, {@link TOPS} at most, the largest first. */
  get tops(): readonly number[] {
    this.largest ??= largestOf(this.impacts);
    return this.largest;
  }

  get hasBounds(): boolean {
    return this.scores.boundsOf !== null;
  }

  /** For each interval of articles the most that the term adds to the score of one. */
  get bounds(): Uint16Array {
    if (this.knownBounds === null) {
      if (this.scores.boundsOf === null) throw new Error('The list has no bounds.');
      this.knownBounds = this.scores.boundsOf(this.count);
    }
    return this.knownBounds;
  }

  /** What it takes in memory when all is worked out, but for bounds: they take little beside the rest. */
  get byteLength(): number {
    const ofArticles = (this.hasBounds ? 4 : 8) * this.count;
    const bits = 4 * Math.ceil(this.size / 32);
    return 256 + ofArticles + (this.isSet || this.hasBounds ? bits : 0) + (this.isSet ? bits : 0);
  }

  has(article: number): boolean {
    if (this.isSet) return this.set.has(article);
    const { articles } = this;
    return articles[placeOf(articles, article)] === article;
  }

  /** The impacts on articles, ascending; 0 on those that are not in the list. */
  impactsOn(articles: Uint32Array): Impacts {
    if (this.ofAll === null && (this.hasBounds || FEW * articles.length < this.count))
      return this.scores.impactsOf(articles, this.count);
    return articles.map((article) => this.impactOn(article));
  }

  /** The impact on one article's score; 0 for one that is not in the list. */
  impactOn(article: number): number {
    const { articles, impacts, isSet } = this;
    if (isSet) {
      const { set } = this;
      this.ranks ??= set.ranks();
      return set.has(article) ? (impacts[set.rankOf(article, this.ranks)] as number) : 0;
    }
    const place = placeOf(articles, article);
    return articles[place] === article ? (impacts[place] as number) : 0;
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
