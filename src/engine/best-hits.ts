/** The best so many of the articles that are offered: a binary heap with the worst of them on top. */

import type { ArticleSet } from './article-set.ts';
import { byDate } from './by-date.ts';

/** Parallel arrays, the best first. */
export interface Ranked {
  readonly articles: number[];
  readonly scores: number[];
}

export class BestHits {
  private readonly articles: number[] = [];
  private readonly scores: number[] = [];
  private size = 0;

  constructor(
    private readonly most: number,
    private readonly firstUndated: number,
    /** A score that at least so many articles are known to reach. */
    private readonly floor: number,
  ) {}

  /** Nothing with a lower score is among the best. */
  get least(): number {
    if (this.most === 0) return Number.POSITIVE_INFINITY;
    return this.size < this.most ? this.floor : (this.scores[0] as number);
  }

  offer(article: number, score: number): void {
    if (this.size < this.most) {
      this.size += 1;
      this.rise(article, score);
    } else if (
      this.most > 0 &&
      this.isWorse(this.articles[0] as number, this.scores[0] as number, article, score)
    ) {
      this.sink(article, score);
    }
  }

  /** Where there is room, takes the articles of the set that were not offered, with a score of 0. */
  fillUp(set: ArticleSet): void {
    if (this.size === this.most || this.size === set.count()) return;
    const taken = new Set(this.articles);
    // As many more as there is room for come before those that were taken end.
    for (const article of byDate(set, 'newest', 0, this.most + taken.size, this.firstUndated)) {
      if (!taken.has(article)) this.offer(article, 0);
    }
  }

  /** Empties the heap. */
  sorted(): Ranked {
    const articles = new Array<number>(this.size);
    const scores = new Array<number>(this.size);
    for (let at = this.size - 1; at >= 0; at -= 1) {
      articles[at] = this.articles[0] as number;
      scores[at] = this.scores[0] as number;
      this.size -= 1;
      this.sink(this.articles[this.size] as number, this.scores[this.size] as number);
    }
    return { articles, scores };
  }

  private rise(article: number, score: number): void {
    let at = this.size - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.isWorse(article, score, this.articles[parent] as number, this.scores[parent] as number))
        break;
      this.move(parent, at);
      at = parent;
    }
    this.articles[at] = article;
    this.scores[at] = score;
  }

  /** Puts a hit in the place of the top and lets it sink. */
  private sink(article: number, score: number): void {
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.isWorseAt(child + 1, child)) child += 1;
      if (this.isWorse(article, score, this.articles[child] as number, this.scores[child] as number)) break;
      this.move(child, at);
      at = child;
    }
    this.articles[at] = article;
    this.scores[at] = score;
  }

  private isWorseAt(a: number, b: number): boolean {
    return this.isWorse(
      this.articles[a] as number,
      this.scores[a] as number,
      this.articles[b] as number,
      this.scores[b] as number,
    );
  }

  /** Whether the first comes after the second among the hits. */
  private isWorse(article: number, score: number, other: number, otherScore: number): boolean {
    return score === otherScore ? comesAfter(article, other, this.firstUndated) : score < otherScore;
  }

  private move(from: number, to: number): void {
    this.articles[to] = this.articles[from] as number;
    this.scores[to] = this.scores[from] as number;
  }
}

/** Whether, newest first and undated last, the first article comes after the second. */
export function comesAfter(article: number, other: number, firstUndated: number): boolean {
  if (article >= firstUndated || other >= firstUndated) return article > other;
  return article < other;
}
