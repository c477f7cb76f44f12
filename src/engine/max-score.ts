/**
 * Scores, term at a time, of lists whose impacts are all worked out, and kept for the next query: each posting
 * of a list adds its impact times the list's weight. Lists whose articles could not reach the best by them alone
 * are looked up, not walked (MaxScore; Turtle and Flood 1995): what is found, and in which order, does not change.
 */

import type { ArticleSet } from './article-set.ts';
import type { BestHits } from './best-hits.ts';
import type { WeightedList } from './query-weights.ts';

/** Bounds are sums in another order than scores, so they may be too low by a rounding. */
const ROUNDING = 1 + 1e-12;

/** A score that as many articles reach as are asked for, by one of the lists alone; 0 when it is not known. */
export function floorOf(lists: readonly WeightedList[], most: number): number {
  let floor = 0;
  for (const { list, weight } of lists) floor = Math.max(floor, weight * (list.tops[most - 1] ?? 0));
  return floor;
}

export class MaxScore {
  constructor(
    /** By article, zero before and after. */
    private readonly sums: Float64Array,
    /** Null when every article of the lists is found. */
    private readonly found: ArticleSet | null,
    private readonly hits: BestHits,
  ) {}

  /** Offers the articles of the lists, which come the rarest first, that are found. */
  offer(lists: readonly WeightedList[]): void {
    const { least } = this.hits;
    // What only the last lists have is below the floor: so many of them need not be walked.
    let walked = lists.length;
    let reachable = 0;
    for (; walked > 0; walked -= 1) {
      const { list, weight } = lists[walked - 1] as WeightedList;
      const more = reachable + weight * (list.tops[0] ?? 0);
      if (more * ROUNDING >= least) break;
      reachable = more;
    }
    const others = lists.slice(walked);
    const [only] = lists;
    // What is in one list alone needs no sums.
    if (walked === 1 && only !== undefined) {
      this.offerAlone(only, others, reachable);
      return;
    }
    for (let i = 0; i < walked; i += 1) this.add(lists[i] as WeightedList);
    for (let i = 0; i < walked; i += 1)
      this.offerSums((lists[i] as WeightedList).list.articles, others, reachable);
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

  /** Offers the articles of the only list that is walked; `others` and `reachable` as in {@link offerSums}. */
  private offerAlone(
    { list, weight }: WeightedList,
    others: readonly WeightedList[],
    reachable: number,
  ): void {
    const { found, hits } = this;
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
   * Offers the articles of a list that were not offered before, and takes back their sums. `others` are the
   * lists that were not walked, which can add as much as `reachable`.
   */
  private offerSums(articles: Uint32Array, others: readonly WeightedList[], reachable: number): void {
    const { sums, found, hits } = this;
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

/** A sum and what further lists add to it, one by one as if they were walked: the same to the last bit. */
function withOthers(sum: number, others: readonly WeightedList[], article: number): number {
  let score = sum;
  for (const { list, weight } of others) score += weight * list.impactOn(article);
  return score;
}
