/**
 * Interval maxima: for a term that many articles have, and for every so many articles by number, what the
 * weighted frequency of the term in any of them is at the most. Where that can't reach the best hits, none
 * of the articles is looked at (block-max indexes by intervals of documents: Dimopoulos, Nepomnyachiy and
 * Suel 2013). A maximum is a byte, rounded up: a step of a scale that goes by {@link STEP}.
 */

import { ByteReader, ByteWriter } from './bytes.ts';
import type { FieldWeights } from './field-weights.ts';
import { PackedPostings } from './packed-postings.ts';
import { BLOCK } from './posting-list.ts';
import type { ListEntry } from './term-directory.ts';

/** Articles of an interval: a power of two, from 32 on, so that it is whole words of a set's bits. */
const INTERVAL = 64;
/** Of fewer articles the scores are worked out as quickly as maxima are read. */
const LEAST_ARTICLES = 256;
/** A term has maxima when one article in so many, or more, has it. */
const ONE_IN = 64;

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

/** Which terms have maxima, and for how many articles each is. */
export interface IntervalOptions {
  readonly interval?: number;
  readonly leastArticles?: number;
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
  /** By article: 1 where its sum is not zero. */
  private readonly isSummed: Uint8Array;
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private readonly weighted = new Float64Array(BLOCK);

  constructor(
    private readonly weights: FieldWeights,
    articles: number,
    interval: number,
    /** By article, zero between two uses. */
    private readonly sums: Float64Array = new Float64Array(articles),
  ) {
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

/** Collects the maxima of terms in the order of their ordinals. */
export class IntervalMaximaWriter {
  private readonly ordinals: number[] = [];
  private readonly interval: number;
  private readonly least: number;
  private readonly finder: MaximaFinder;

  constructor(
    weights: FieldWeights,
    articles: number,
    /** The fields that count, as bits: those in which words are looked for unless a field is named. */
    private readonly fields: number,
    /** Takes the maxima of one term after the other. */
    private readonly onMaxima: (maxima: Uint8Array) => void,
    { interval = INTERVAL, leastArticles = LEAST_ARTICLES }: IntervalOptions = {},
  ) {
    this.interval = interval;
    this.least = Math.max(leastArticles, articles / ONE_IN);
    this.finder = new MaximaFinder(weights, articles, interval);
  }

  /** The next term that is scored, by its lists in all fields; those of one that few articles have are not read. */
  add(ordinal: number, lists: readonly { readonly entry: ListEntry; readonly postings: Uint8Array }[]): void {
    const counting = lists.filter(({ entry }) => ((this.fields >>> entry.field) & 1) === 1);
    let articles = 0;
    for (const { entry } of counting) articles += entry.articles;
    if (articles < this.least) return;
    const read = counting.map(({ entry, postings }) => ({
      field: entry.field,
      postings: PackedPostings.read(postings, entry.articles),
    }));
    this.ordinals.push(ordinal);
    this.onMaxima(this.finder.of(read));
  }

  /** The terms that have maxima. */
  finish(): Uint8Array {
    const out = new ByteWriter();
    out.varint(this.interval);
    out.varint(this.fields);
    out.varint(this.ordinals.length);
    let last = 0;
    for (const ordinal of this.ordinals) {
      out.varint(ordinal - last);
      last = ordinal;
    }
    return out.finish();
  }
}

/** Which terms have maxima, and where these are. */
export class IntervalTerms {
  private constructor(
    /** Articles of an interval. */
    readonly interval: number,
    readonly intervals: number,
    /** The fields that count, as bits. */
    readonly fields: number,
    /** Ascending. */
    readonly ordinals: Uint32Array,
  ) {}

  static read(bytes: Uint8Array, articles: number): IntervalTerms {
    const reader = new ByteReader(bytes);
    const interval = reader.varint();
    if (interval < 32 || interval > 2 ** 24 || (interval & (interval - 1)) !== 0)
      throw new RangeError(`intervals can't be of ${interval} articles`);
    const fields = reader.varint();
    const terms = reader.varint();
    // A damaged count must not ask for memory that there is not: a term takes a byte at the least.
    if (terms > bytes.length) throw new RangeError('the section ends too early');
    const ordinals = new Uint32Array(terms);
    for (let i = 0, last = 0; i < terms; i += 1) {
      last += reader.varint();
      ordinals[i] = last;
    }
    reader.end();
    return new IntervalTerms(interval, Math.ceil(articles / interval), fields, ordinals);
  }

  /** Where the maxima of a term are in their section; null where it has none. */
  range(ordinal: number): readonly [from: number, to: number] | null {
    const { ordinals, intervals } = this;
    let low = 0;
    for (let high = ordinals.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((ordinals[middle] as number) < ordinal) low = middle + 1;
      else high = middle;
    }
    return ordinals[low] === ordinal ? [low * intervals, (low + 1) * intervals] : null;
  }
}
