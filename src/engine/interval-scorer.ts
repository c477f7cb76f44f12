/**
 * Scores of lists whose most is known for each interval of articles: only those intervals are looked at that can
 * have one of the best, first those where scores may be highest, until what is left can't reach the best that
 * were found. What is found, and in which order, does not change by it.
 */

import type { ArticleSet } from './article-set.ts';
import type { BestHits } from './best-hits.ts';
import { IntervalOrder } from './interval-order.ts';
import { addToBounds, articlesWithin } from './interval-sets.ts';
import type { WeightedList } from './query-weights.ts';

/** To take back one sum takes as long as to fill so many with zeros. */
const FILLED = 8;

/** Intervals that are looked at first, and how many times more each time after that. */
const FIRST_INTERVALS = 16;
const MORE = 4;

export class IntervalScorer {
  constructor(
    /** By article, zero before and after. */
    private readonly sums: Float64Array,
    /** Articles of an interval. */
    private readonly interval: number,
    private readonly found: ArticleSet,
    private readonly hits: BestHits,
  ) {}

  /** Offers the articles of the lists that are found: `whole` are those that have no bounds. */
  offer(whole: readonly WeightedList[], rest: readonly WeightedList[]): void {
    const { hits } = this;
    for (const list of whole) this.add(list);
    const order = new IntervalOrder(this.bounds(whole, rest));
    for (let most = FIRST_INTERVALS; ; most *= MORE) {
      const { least } = hits;
      const intervals = order.next(most, least);
      if (intervals.length === 0) break;
      const articles = this.reaching(least, intervals, rest);
      for (const { list, weight } of rest) {
        const having = inSet(articles, list.set);
        const impacts = list.impactsOn(having);
        for (let i = 0; i < having.length; i += 1)
          this.addOne(having[i] as number, weight * (impacts[i] as number));
      }
      this.offerSums(articles);
    }
    this.clear(whole);
  }

  /** Of the articles found in the intervals, those whose score may be `least`, by the lists that they are in. */
  private reaching(least: number, intervals: Uint32Array, lists: readonly WeightedList[]): Uint32Array {
    const { sums, interval, found } = this;
    const bounds = new Float64Array(intervals.length * interval);
    for (let i = 0; i < intervals.length; i += 1) {
      const first = (intervals[i] as number) * interval;
      bounds.set(sums.subarray(first, first + interval), i * interval);
    }
    for (const { list, weight } of lists)
      addToBounds(list.set, intervals, interval, bounds, list.bounds, weight);
    const articles = articlesWithin(found, intervals, interval);
    let kept = 0;
    for (let at = 0, i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      while ((intervals[at] as number) < Math.floor(article / interval)) at += 1;
      const bound = bounds[at * interval + (article % interval)] as number;
      if (bound > 0 && bound >= least) articles[kept++] = article;
    }
    return articles.subarray(0, kept);
  }

  /** For each interval, the score that any of its articles has at the most. */
  private bounds(whole: readonly WeightedList[], rest: readonly WeightedList[]): Float64Array {
    const { sums, interval } = this;
    const bounds = new Float64Array(Math.ceil(sums.length / interval));
    for (const { list } of whole) {
      const { articles } = list;
      for (let i = 0; i < articles.length; i += 1) {
        const article = articles[i] as number;
        const at = Math.floor(article / interval);
        bounds[at] = Math.max(bounds[at] as number, sums[article] as number);
      }
    }
    for (const { list, weight } of rest) {
      const ofList = list.bounds;
      for (let i = 0; i < bounds.length; i += 1)
        bounds[i] = (bounds[i] as number) + weight * (ofList[i] as number);
    }
    return bounds;
  }

  /** Adds up the scores of the articles of a list. */
  private add({ list, weight }: WeightedList): void {
    const { articles, impacts } = list;
    for (let i = 0; i < articles.length; i += 1)
      this.addOne(articles[i] as number, weight * (impacts[i] as number));
  }

  private addOne(article: number, score: number): void {
    this.sums[article] = (this.sums[article] as number) + score;
  }

  /** Offers articles, and takes back their sums. */
  private offerSums(articles: Uint32Array): void {
    const { sums, hits } = this;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const score = sums[article] as number;
      sums[article] = 0;
      if (score > 0 && score >= hits.least) hits.offer(article, score);
    }
  }

  private clear(lists: readonly WeightedList[]): void {
    const { sums } = this;
    const postings = lists.reduce((sum, { list }) => sum + list.count, 0);
    if (postings * FILLED > sums.length) sums.fill(0);
    else for (const { list } of lists) for (const article of list.articles) sums[article] = 0;
  }
}

/** Those of the articles that are in a set. */
function inSet(articles: Uint32Array, set: ArticleSet): Uint32Array {
  const having = new Uint32Array(articles.length);
  let count = 0;
  for (let i = 0; i < articles.length; i += 1) {
    const article = articles[i] as number;
    having[count] = article;
    if (set.has(article)) count += 1;
  }
  return having.subarray(0, count);
}
