/**
 * Scores, term at a time: each posting of a list adds its impact times the list's weight. Lists whose
 * articles could not reach the best by them alone are looked up, not walked (MaxScore; Turtle and
 * Flood 1995): what is found, and in which order, does not change by it.
 */

import type { ArticleSet } from './article-set.ts';
import { BestHits, type Ranked } from './best-hits.ts';
import type { WeightedList } from './query-weights.ts';
import { impactOn, type ScoredList } from './scored-lists.ts';

/** Bounds are sums in another order than scores, so they may be too low by a rounding. */
const ROUNDING = 1 + 1e-12;

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

  /**
   * The `most` best of the articles found, sorted: by score, then newest first, the undated last.
   * `isUnion` tells that every article of the lists is among those found.
   */
  best(lists: readonly WeightedList[], found: ArticleSet, isUnion: boolean, most: number): Ranked {
    const rarestFirst = lists.toSorted((a, b) => a.list.articles.length - b.list.articles.length);
    const floor = isUnion ? floorOf(lists, most) : 0;
    let reachable = 0;
    for (const { list, weight } of lists) reachable += weight * (list.tops[0] ?? 0);
    let walked = 0;
    // What only the lists from here on have is below the floor: the last of them need not be walked.
    for (; walked < rarestFirst.length && reachable * ROUNDING >= floor; walked += 1) {
      const { list, weight } = rarestFirst[walked] as WeightedList;
      this.add(list, weight);
      reachable -= weight * (list.tops[0] ?? 0);
    }
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated, floor);
    const others = rarestFirst.slice(walked);
    reachable = 0;
    for (const { list, weight } of others) reachable += weight * (list.tops[0] ?? 0);
    for (let i = 0; i < walked; i += 1) {
      this.offer(
        (rarestFirst[i] as WeightedList).list.articles,
        others,
        reachable,
        isUnion ? null : found,
        hits,
      );
    }
    hits.fillUp(found);
    return hits.sorted();
  }

  /** Adds up the scores of the articles of a list. */
  private add({ articles, impacts }: ScoredList, weight: number): void {
    const { sums } = this;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      sums[article] = (sums[article] as number) + weight * (impacts[i] as number);
    }
  }

  /**
   * Offers the articles of a list that were not offered before, and takes back their sums. `others`
   * are the lists that were not walked, which can add as much as `reachable`. `found` is null when all are found.
   */
  private offer(
    articles: Uint32Array,
    others: readonly WeightedList[],
    reachable: number,
    found: ArticleSet | null,
    hits: BestHits,
  ): void {
    const { sums } = this;
    let { least } = hits;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const sum = sums[article] as number;
      sums[article] = 0;
      // 0: it was offered before, by a list that it is in too.
      if ((sum + reachable) * ROUNDING < least || sum === 0 || !(found?.has(article) ?? true)) continue;
      const score = withOthers(sum, others, article);
      if (score < least) continue;
      hits.offer(article, score);
      least = hits.least;
    }
  }
}

/** A score that as many articles reach as are asked for, by one of the lists alone; 0 when it is not known. */
function floorOf(lists: readonly WeightedList[], most: number): number {
  let floor = 0;
  for (const { list, weight } of lists) floor = Math.max(floor, weight * (list.tops[most - 1] ?? 0));
  return floor;
}

/** A sum and what further lists add to it, one by one as if they were walked: the same to the last bit. */
function withOthers(sum: number, others: readonly WeightedList[], article: number): number {
  let score = sum;
  for (const { list, weight } of others) score += weight * impactOn(list, article);
  return score;
}
