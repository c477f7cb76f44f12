/**
 * Finds interval maxima: what the weighted frequency of a term in any article of an interval is at the most, as
 * a byte, rounded up to a step of a scale that goes by {@link STEP}.
 */

import type { FieldWeights } from './field-weights.ts';
import type { PackedPostings } from './packed-postings.ts';
import { BLOCK } from './posting-list.ts';

/** The least that a byte stands for, and how much more each next one does: 254 of them go from 1/64 to 970. */
const LEAST = 1 / 64;
const STEP = 1.0446;
/** More than any: a field has less than 2^24 words. */
const MOST = 1e12;

/** By byte: what the maximum is at the most. 0: no article has the term. */
export const CEILINGS: Float64Array = ceilings();

function ceilings(): Float64Array {
  const values = new Float64Array(256);
  for (let byte = 1, value = LEAST; byte < 255; byte += 1, value *= STEP) values[byte] = value;
  values[255] = MOST;
  return values;
}

/** A posting list of a field. */
export interface FieldPostings {
  readonly field: number;
  readonly postings: PackedPostings;
}

/** Finds the maxima of one term after the other. */
export class MaximaFinder {
  /** By interval: the largest sum so far. A sum only grows, so it is the largest in the end. */
  private readonly most: Float64Array;
  private readonly shift: number;
  /** By article, zero between two terms; and 1 where its sum is not. */
  private readonly sums: Float64Array;
  private readonly isSummed: Uint8Array;
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private readonly weighted = new Float64Array(BLOCK);

  constructor(
    private readonly weights: FieldWeights,
    articles: number,
    interval: number,
  ) {
    this.sums = new Float64Array(articles);
    this.most = new Float64Array(Math.ceil(articles / interval));
    this.isSummed = new Uint8Array(articles);
    this.shift = 31 - Math.clz32(interval);
  }

  /** The maxima of a term that has these lists, one a field. */
  of(lists: readonly FieldPostings[]): Uint8Array {
    const { sums, isSummed, most, articles, weighted, shift } = this;
    most.fill(0);
    const longestLast = lists.toSorted((a, b) => a.postings.count - b.postings.count);
    const last = longestLast.length - 1;
    for (const [place, list] of longestLast.entries()) {
      for (let block = 0; block < list.postings.blocks; block += 1) {
        const count = this.readBlock(list, block);
        for (let i = 0; i < count; i += 1) {
          const article = articles[i] as number;
          let sum = weighted[i] as number;
          // Most articles are in the longest list alone: their sums, which lie far apart, are neither read nor kept.
          if (place < last || isSummed[article] === 1) sum += sums[article] as number;
          if (place < last) {
            sums[article] = sum;
            isSummed[article] = 1;
          }
          const at = article >>> shift;
          most[at] = Math.max(most[at] as number, sum);
        }
      }
    }
    for (const { postings } of longestLast.slice(0, last)) {
      for (let block = 0; block < postings.blocks; block += 1) {
        const count = postings.articlesOf(block, articles);
        for (let i = 0; i < count; i += 1) {
          sums[articles[i] as number] = 0;
          isSummed[articles[i] as number] = 0;
        }
      }
    }
    const maxima = new Uint8Array(most.length);
    for (let i = 0; i < maxima.length; i += 1) maxima[i] = byteFor(most[i] as number);
    return maxima;
  }

  /** Unpacks a block and weighs its postings; returns how many they are. */
  private readBlock({ field, postings }: FieldPostings, block: number): number {
    const { articles, frequencies } = this;
    const count = postings.articlesOf(block, articles);
    postings.frequenciesOf(block, frequencies);
    this.weights.weigh(field, articles, frequencies, count, this.weighted);
    return count;
  }
}

/** The first byte that stands for no less. */
function byteFor(sum: number): number {
  let low = 0;
  for (let high = 255; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((CEILINGS[middle] as number) < sum) low = middle + 1;
    else high = middle;
  }
  return low;
}
