/** The articles of a term, and what it adds to the score of each: no more of it is worked out than is asked for. */

import { ArticleSet } from './article-set.ts';
import type { Impacts } from './impacts.ts';
import { placeOf } from './place-of.ts';

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

  constructor(
    /** The articles, ascending or as a set. */
    articles: Uint32Array | ArticleSet,
    /** Impacts on articles, ascending: on all that have the term, or on fewer, whether they have it or not. */
    private readonly impactsOf: (articles: Uint32Array, count: number) => Impacts,
    /**
     * For each interval of articles the most that the term adds to the score of one. Null where that is not
     * known without its impacts on all.
     */
    readonly ceilings: Uint16Array | null = null,
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

  /** What it takes in memory when all is worked out. */
  get byteLength(): number {
    const ofArticles = this.ceilings === null ? 8 * this.count : this.ceilings.byteLength;
    return 256 + ofArticles + (this.set?.words.byteLength ?? 0);
  }

  has(article: number): boolean {
    const { set } = this;
    if (set !== null) return set.has(article);
    const { articles } = this;
    return articles[placeOf(articles, article)] === article;
  }

  /** The impacts on articles, ascending; 0 on those that are not in the list. */
  impactsOn(articles: Uint32Array): Impacts {
    if (this.ofAll === null && (this.ceilings !== null || FEW * articles.length < this.count))
      return this.impactsOf(articles, this.count);
    return articles.map((article) => this.impactOn(article));
  }

  private impactOn(article: number): number {
    const { articles } = this;
    const place = placeOf(articles, article);
    return articles[place] === article ? (this.impacts[place] as number) : 0;
  }
}
