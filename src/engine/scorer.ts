/** Scores, term at a time: each posting of a list adds its impact times the list's weight. */

import type { ArticleSet } from './article-set.ts';
import { BestHits, type Ranked } from './best-hits.ts';
import type { WeightedList } from './query-weights.ts';

export class Scorer {
  /** Sums of all articles by number, zero between two searches. */
  private readonly sums: Float64Array;

  /** `firstUndated`: articles from there on are undated, and come last among equals. */
  constructor(
    articles: number,
    private readonly firstUndated: number,
  ) {
    this.sums = new Float64Array(articles);
  }

  /** The `most` best of the articles found, sorted: by score, then newest first, the undated last. */
  best(lists: readonly WeightedList[], found: ArticleSet, most: number): Ranked {
    this.add(lists);
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated);
    // The rarest word first: what only the commoner ones have is soon below the best so far.
    const rarestFirst = lists.toSorted((a, b) => a.list.articles.length - b.list.articles.length);
    let reachable = 0;
    for (const { list, weight } of lists) reachable += list.most * weight;
    for (const { list, weight } of rarestFirst) {
      if (reachable < hits.least) this.takeBack(list.articles);
      else this.offer(list.articles, found, hits);
      reachable -= list.most * weight;
    }
    hits.fillUp(found);
    return hits.sorted();
  }

  /** Adds up the scores of all articles that have any of the words. */
  private add(lists: readonly WeightedList[]): void {
    const { sums } = this;
    for (const { list, weight } of lists) {
      const { articles, impacts } = list;
      for (let i = 0; i < articles.length; i += 1) {
        const article = articles[i] as number;
        sums[article] = (sums[article] as number) + weight * (impacts[i] as number);
      }
    }
  }

  /** Offers the articles of a list that were not offered before, and takes back their sums. */
  private offer(articles: Uint32Array, found: ArticleSet, hits: BestHits): void {
    const { sums } = this;
    let { least } = hits;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const score = sums[article] as number;
      if (score === 0) continue;
      sums[article] = 0;
      if (score < least || !found.has(article)) continue;
      hits.offer(article, score);
      least = hits.least;
    }
  }

  private takeBack(articles: Uint32Array): void {
    for (let i = 0; i < articles.length; i += 1) this.sums[articles[i] as number] = 0;
  }
}
