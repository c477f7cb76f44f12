/** Lists with weights → the best of the articles found, by whichever way is quickest: all of them find the same. */

import type { ArticleSet } from './article-set.ts';
import { BestHits, type Ranked } from './best-hits.ts';
import { IntervalScorer } from './interval-scorer.ts';
import { floorOf, MaxScore } from './max-score.ts';
import type { WeightedList } from './query-weights.ts';

/** To look an article up in a list takes as long as to walk so many of its postings. */
const LOOKED_UP = 4;

export class Scorer {
  /** By article, zero between two searches. */
  private readonly sums: Float64Array;

  /** Articles from `firstUndated` on are undated, and come last among equals. `interval` is in articles. */
  constructor(
    articles: number,
    private readonly interval: number,
    private readonly firstUndated: number,
  ) {
    this.sums = new Float64Array(articles);
  }

  /**
   * The `most` best of the articles found, sorted: by score, then newest first, the undated last.
   * `isUnion` tells that every article of the lists is among those found.
   */
  best(lists: readonly WeightedList[], found: ArticleSet, isUnion: boolean, most: number): Ranked {
    // Whatever is found, in one order: sums are then the same to the last bit.
    const byCount = (a: WeightedList, b: WeightedList) => a.list.count - b.list.count;
    const rest = lists.filter(({ list }) => list.hasBounds).sort(byCount);
    const whole = (rest.length === 0 ? lists : lists.filter(({ list }) => !list.hasBounds)).toSorted(byCount);
    const floor = isUnion && rest.length === 0 ? floorOf(lists, most) : 0;
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated, floor);
    try {
      if (!isUnion && isQuickerAsked(lists, found)) offerAsked([...whole, ...rest], found, hits);
      else if (rest.length === 0) new MaxScore(this.sums, isUnion ? null : found, hits).offer(whole);
      else new IntervalScorer(this.sums, this.interval, found, hits).offer(whole, rest);
    } catch (error) {
      // What is damaged must leave no sums behind.
      this.sums.fill(0);
      throw error;
    }
    hits.fillUp(found);
    return hits.sorted();
  }
}

/** Offers few articles: each list is asked for them, whatever else it has. */
function offerAsked(lists: readonly WeightedList[], found: ArticleSet, hits: BestHits): void {
  const articles = found.toArray();
  const scores = new Float64Array(articles.length);
  for (const { list, weight } of lists) {
    const impacts = list.impactsOn(articles);
    for (let i = 0; i < scores.length; i += 1)
      scores[i] = (scores[i] as number) + weight * (impacts[i] as number);
  }
  for (let i = 0; i < articles.length; i += 1) {
    const score = scores[i] as number;
    if (score > 0 && score >= hits.least) hits.offer(articles[i] as number, score);
  }
}

/** Whether to look up every article found takes less than to walk all lists. */
function isQuickerAsked(lists: readonly WeightedList[], found: ArticleSet): boolean {
  const postings = lists.reduce((sum, { list }) => sum + list.count, 0);
  return LOOKED_UP * lists.length * found.count() < postings;
}
