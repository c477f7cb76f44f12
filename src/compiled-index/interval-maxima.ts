/**
 * Interval maxima: for a term that many articles have, and for every so many articles by number, what the
 * weighted frequency of the term in any of them is at the most. Where that can't reach the best hits, none
 * of the articles is looked at (block-max indexes by intervals of documents: Dimopoulos, Nepomnyachiy and
 * Suel 2013). A maximum is a byte, a step of the scale of `maxima-finder.ts`.
 */

import { ByteReader, ByteWriter } from './bytes.ts';
import type { FieldWeights } from './field-weights.ts';
import { MaximaFinder } from './maxima-finder.ts';
import { PackedPostings } from './packed-postings.ts';
import type { ListEntry } from './term-directory.ts';

/** Articles of an interval: a power of two, from 32 on, so that it is whole words of a set's bits. */
const INTERVAL = 64;
/** In an archive of fewer articles all scores of a list are soon worked out, and then kept. */
const LEAST_ARCHIVE = 50_000;
/** A term has maxima when one article in so many, or more, has it. */
const ONE_IN = 64;

/** Which terms have maxima, and for how many articles each is. */
export interface IntervalOptions {
  readonly interval?: number;
  readonly leastArchive?: number;
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
    { interval = INTERVAL, leastArchive = LEAST_ARCHIVE }: IntervalOptions = {},
  ) {
    this.interval = interval;
    this.least = articles < leastArchive ? Number.POSITIVE_INFINITY : articles / ONE_IN;
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

  /** Of an index of so many articles and terms. */
  static read(bytes: Uint8Array, articles: number, terms: number): IntervalTerms {
    const reader = new ByteReader(bytes);
    const interval = reader.varint();
    const isPower = (interval & (interval - 1)) === 0;
    // One that is far longer than the archive would ask for memory that there is not.
    if (!isPower || interval < 32 || interval > Math.max(INTERVAL, 2 * articles))
      throw new RangeError(`intervals can't be of ${interval} articles`);
    const fields = reader.varint();
    const count = reader.varint();
    if (count > terms) throw new RangeError(`${count} of ${terms} terms can't have maxima`);
    const ordinals = new Uint32Array(count);
    for (let i = 0, last = 0; i < count; i += 1) {
      const gap = reader.varint();
      if (last + gap >= terms || (gap === 0 && i > 0))
        throw new RangeError(`term ${last + gap} can't come next`);
      last += gap;
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
