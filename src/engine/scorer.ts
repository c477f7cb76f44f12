/**
 * Scores, term at a time: each posting of a list adds its impact times the list's weight. Of lists whose most
 * is known for each interval of articles, only those intervals are looked at that can have one of the best:
 * first those where scores may be highest, until what is left can't reach the best that were found. What is
 * found, and in which order, does not change by it.
 */

import type { ArticleSet } from './article-set.ts';
import { BestHits, type Ranked } from './best-hits.ts';
import { IntervalOrder } from './interval-order.ts';
import type { WeightedList } from './query-weights.ts';

/** To look an article up in a list takes as long as to walk so many of its postings. */
const LOOKED_UP = 4;

/** To take back one sum takes as long as to fill so many with zeros. */
const FILLED = 8;

/** Intervals that are looked at first, and how many times more each time after that. */
const FIRST_INTERVALS = 16;
const MORE = 4;

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
    const inOrder = lists.toSorted(
      (a, b) => Number(hasBounds(a)) - Number(hasBounds(b)) || a.list.count - b.list.count,
    );
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated);
    const [only, ...others] = inOrder;
    if (!isUnion && isQuickerAsked(lists, found)) this.offerAsked(inOrder, found, hits);
    else if (only !== undefined && others.length === 0 && !hasBounds(only)) {
      offerAlone(only, isUnion ? null : found, hits);
    } else {
      const whole = inOrder.filter((list) => !hasBounds(list));
      try {
        for (const list of whole) this.add(list);
        const rest = inOrder.slice(whole.length);
        if (rest.length > 0) {
          this.offerByIntervals(whole, rest, found, hits);
          this.clear(whole);
        } else for (const { list } of whole) this.offer(list.articles, isUnion ? null : found, hits);
      } catch (error) {
        // What is damaged must leave no sums behind.
        this.sums.fill(0);
        throw error;
      }
    }
    hits.fillUp(found);
    return hits.sorted();
  }

  /** Offers few articles: each list is asked for them, whatever else it has. */
  private offerAsked(lists: readonly WeightedList[], found: ArticleSet, hits: BestHits): void {
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

  /** `whole` are lists that were added; `rest` are the others, which have bounds. */
  private offerByIntervals(
    whole: readonly WeightedList[],
    rest: readonly WeightedList[],
    found: ArticleSet,
    hits: BestHits,
  ): void {
    const order = new IntervalOrder(this.bounds(whole, rest));
    for (let most = FIRST_INTERVALS; ; most *= MORE) {
      const { least } = hits;
      const intervals = order.next(most, least);
      if (intervals.length === 0) return;
      const articles = this.reaching(least, intervals, rest, found);
      for (const { list, weight } of rest) {
        const having = inSet(articles, list.set);
        const impacts = list.impactsOn(having);
        for (let i = 0; i < having.length; i += 1)
          this.addOne(having[i] as number, weight * (impacts[i] as number));
      }
      this.offer(articles, null, hits);
    }
  }

  /** Of the articles found in the intervals, those whose score may be `least`, by the lists that they are in. */
  private reaching(
    least: number,
    intervals: Uint32Array,
    lists: readonly WeightedList[],
    found: ArticleSet,
  ): Uint32Array {
    const { sums, interval } = this;
    const bounds = new Float64Array(intervals.length * interval);
    for (let i = 0; i < intervals.length; i += 1) {
      const first = (intervals[i] as number) * interval;
      bounds.set(sums.subarray(first, first + interval), i * interval);
    }
    for (const { list, weight } of lists)
      list.set.addWithin(intervals, interval, bounds, list.bounds, weight);
    const articles = found.within(intervals, interval);
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

  /** Offers those of the articles that are found, each once. `found` is null when all are. */
  private offer(articles: Uint32Array, found: ArticleSet | null, hits: BestHits): void {
    const { sums } = this;
    let { least } = hits;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const score = sums[article] as number;
      sums[article] = 0;
      // 0: it was offered before, by a list that it is in too.
      if (score < least || score === 0 || !(found?.has(article) ?? true)) continue;
      hits.offer(article, score);
      least = hits.least;
    }
  }

  private clear(lists: readonly WeightedList[]): void {
    const { sums } = this;
    if (postingsOf(lists) * FILLED > sums.length) sums.fill(0);
    else for (const { list } of lists) for (const article of list.articles) sums[article] = 0;
  }
}

/** Offers those articles of a list that are found: of one alone there are no sums. `found` is null when all are. */
function offerAlone({ list, weight }: WeightedList, found: ArticleSet | null, hits: BestHits): void {
  const { articles, impacts } = list;
  for (let i = 0; i < articles.length; i += 1) {
    const article = articles[i] as number;
    const score = weight * (impacts[i] as number);
    if (score >= hits.least && score > 0 && (found?.has(article) ?? true)) hits.offer(article, score);
  }
}

function hasBounds({ list }: WeightedList): boolean {
  return list.hasBounds;
}

/** Whether to look up every article found takes less than to walk all lists. */
function isQuickerAsked(lists: readonly WeightedList[], found: ArticleSet): boolean {
  return LOOKED_UP * lists.length * found.count() < postingsOf(lists);
}

function postingsOf(lists: readonly WeightedList[]): number {
  return lists.reduce((sum, { list }) => sum + list.count, 0);
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
