/**
 * Scores, term at a time: each posting of a list adds its impact times the list's weight. Lists whose
 * articles could not reach the best by them alone are looked up, not walked (MaxScore; Turtle and
 * Flood 1995): what is found, and in which order, does not change by it.
 */

import type { ArticleSet } from './article-set.ts';
import { BestHits, type Ranked } from './best-hits.ts';
import type { WeightedList } from './query-weights.ts';

/** Bounds are sums in another order than scores, so they may be too low by a rounding. */
const ROUNDING = 1 + 1e-12;

/** To look an article up in a list takes as long as to walk so many of its postings. */
const LOOKED_UP = 4;

export class Scorer {
  /**
   * `sums` are of all articles by number, zero between two searches. Articles from `firstUndated` on are
   * undated, and come last among equals.
   */
  constructor(
    private readonly sums: Float64Array,
    private readonly firstUndated: number,
  ) {}

  /**
   * The `most` best of the articles found, sorted: by score, then newest first, the undated last.
   * `isUnion` tells that every article of the lists is among those found.
   */
  best(lists: readonly WeightedList[], found: ArticleSet, isUnion: boolean, most: number): Ranked {
    const rarestFirst = lists.toSorted((a, b) => a.list.count - b.list.count);
    if (!isUnion && isQuickerAsked(rarestFirst, found)) return this.bestAsked(rarestFirst, found, most);
    const floor = isUnion ? floorOf(lists, most) : 0;
    let reachable = 0;
    for (const { list, weight } of lists) reachable += weight * (list.tops[0] ?? 0);
    let walked = 0;
    // What only the lists from here on have is below the floor: the last of them need not be walked.
    for (; walked < rarestFirst.length && reachable * ROUNDING >= floor; walked += 1) {
      const { list, weight } = rarestFirst[walked] as WeightedList;
      reachable -= weight * (list.tops[0] ?? 0);
    }
    // What is in one list alone needs no sums.
    if (walked > 1) for (let i = 0; i < walked; i += 1) this.add(rarestFirst[i] as WeightedList);
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated, floor);
    const others = rarestFirst.slice(walked);
    reachable = 0;
    for (const { list, weight } of others) reachable += weight * (list.tops[0] ?? 0);
    const narrowed = isUnion ? null : found;
    if (walked === 1) this.offerAlone(rarestFirst[0] as WeightedList, others, reachable, narrowed, hits);
    for (let i = 0; i < walked && walked > 1; i += 1) {
      this.offer((rarestFirst[i] as WeightedList).list.articles, others, reachable, narrowed, hits);
    }
    hits.fillUp(found);
    return hits.sorted();
  }

  /** The best of few articles: each list is asked for them, whatever else it has. */
  private bestAsked(lists: readonly WeightedList[], found: ArticleSet, most: number): Ranked {
    const hits = new BestHits(Math.min(most, found.size), this.firstUndated, 0);
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
    hits.fillUp(found);
    return hits.sorted();
  }

  /** Adds up the scores of the articles of a list. */
  private add({ list, weight }: WeightedList): void {
    const { sums } = this;
    const { articles, impacts } = list;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      sums[article] = (sums[article] as number) + weight * (impacts[i] as number);
    }
  }

  /** Offers the articles of the only list that is walked; `others` and `reachable` as in {@link offer}. */
  private offerAlone(
    { list, weight }: WeightedList,
    others: readonly WeightedList[],
    reachable: number,
    found: ArticleSet | null,
    hits: BestHits,
  ): void {
    const { articles, impacts } = list;
    let { least } = hits;
    for (let i = 0; i < articles.length; i += 1) {
      const sum = weight * (impacts[i] as number);
      if ((sum + reachable) * ROUNDING < least || sum === 0) continue;
      const article = articles[i] as number;
      if (!(found?.has(article) ?? true)) continue;
      const score = withOthers(sum, others, article);
      if (score < least) continue;
      hits.offer(article, score);
      least = hits.least;
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

/** Whether to look up every article found takes less than to walk all lists. */
function isQuickerAsked(lists: readonly WeightedList[], found: ArticleSet): boolean {
  let postings = 0;
  for (const { list } of lists) postings += list.count;
  return LOOKED_UP * lists.length * found.count() < postings;
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
  for (const { list, weight } of others) score += weight * list.impactOn(article);
  return score;
}
