/**
 * A posting list: the articles that have a term in a field, how often, and where. Its
 * reader is in `packed-postings.ts`.
 *
 * Whole blocks of {@link BLOCK} postings are packed with as many bits a number as their largest one
 * needs: gaps between article numbers, then frequencies, then surpluses, which are how many bytes more than
 * one for each the positions of a posting take. What is left over is in varints, a gap and whether the
 * frequency is 1 in one. Before the blocks stands, for each, how far its last article lies from that of the
 * block before, and how many bytes its positions take: so that a block can be skipped. Positions are gaps in
 * varints, those of an article beginning anew.
 */

import { type ByteWriter, endOfVarints, putVarint } from './bytes.ts';
import { grown } from './grown.ts';

/** Postings packed together. */
export const BLOCK = 128;

/** Numbers of more bits are not packed: an archive has at most 2^24 articles, a field as many words. */
export const MOST_BITS = 24;

/** Bytes of a varint of 31 bits. */
const LONGEST_VARINT = 5;

/** A list unpacked: parallel arrays of articles, ascending, and how often each has the term. */
export interface Postings {
  readonly articles: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** Writes lists one after the other to the postings and the positions. */
export class PostingListWriter {
  /** Of the list at hand: its articles, their frequencies, the bytes of their positions. */
  private articles = new Uint32Array(0);
  private frequencies = new Uint32Array(0);
  private count = 0;
  private positionBytes = new Uint32Array(0);
  private readonly gaps = new Uint32Array(BLOCK);
  private readonly extras = new Uint32Array(BLOCK);
  private readonly surplus = new Uint32Array(BLOCK);

  constructor(
    private readonly postings: ByteWriter,
    private readonly positions: ByteWriter,
  ) {}

  /**
   * Writes the occurrences [from, to) as one list and returns how many postings it has.
   * `articles` and `places` give, for each occurrence, its article's number and its position there,
   * in ascending order. Throws a RangeError for a number that is too large to be packed.
   */
  write(articles: Uint32Array, places: Uint32Array, from: number, to: number): number {
    this.makeRoom(to - from);
    this.writePositions(articles, places, from, to);
    return this.end();
  }

  /**
   * Adds a list of later articles to the one at hand. The positions that were written with it are not written
   * again: they follow, as they are, those of the articles before.
   */
  append({ articles, frequencies }: Postings, positions: Uint8Array): void {
    this.makeRoom(articles.length);
    this.articles.set(articles, this.count);
    this.frequencies.set(frequencies, this.count);
    let at = 0;
    for (let i = 0; i < articles.length; i += 1) {
      const start = at;
      at = endOfVarints(positions, at, frequencies[i] as number);
      this.positionBytes[this.count + i] = at - start;
    }
    this.count += articles.length;
  }

  /** Writes the postings of the list at hand and returns how many there are; the next one begins. */
  end(): number {
    const { count } = this;
    const whole = Math.floor(count / BLOCK);
    let last = -1;
    for (let block = 0; block < whole; block += 1) {
      const end = this.articles[(block + 1) * BLOCK - 1] as number;
      let bytes = 0;
      for (let i = block * BLOCK; i < (block + 1) * BLOCK; i += 1) bytes += this.positionBytes[i] as number;
      this.postings.varint(end - last);
      this.postings.varint(bytes);
      last = end;
    }
    last = -1;
    for (let block = 0; block < whole; block += 1) last = this.writeBlock(block * BLOCK, last);
    this.writeRest(whole * BLOCK, count, last);
    this.count = 0;
    return count;
  }

  /** Makes room for further postings. Who knows of all at once asks once. */
  makeRoom(more: number): void {
    const needed = this.count + more;
    this.articles = grown(this.articles, needed);
    this.frequencies = grown(this.frequencies, needed);
    this.positionBytes = grown(this.positionBytes, needed);
  }

  /** Writes the positions and gathers the postings. */
  private writePositions(found: Uint32Array, places: Uint32Array, from: number, to: number): void {
    const { articles, frequencies, positionBytes, positions } = this;
    const bytes = positions.room((to - from) * LONGEST_VARINT);
    let at = positions.length;
    let count = 0;
    for (let i = from; i < to; ) {
      const article = found[i] as number;
      const first = i;
      const start = at;
      let before = 0;
      do {
        const place = places[i] as number;
        at = putVarint(bytes, at, place - before);
        before = place;
        i += 1;
      } while (i < to && found[i] === article);
      articles[count] = article;
      frequencies[count] = i - first;
      positionBytes[count] = at - start;
      count += 1;
    }
    positions.endAt(at);
    this.count = count;
  }

  /** Writes a whole block of postings after the article `before`; returns its last article. */
  private writeBlock(from: number, before: number): number {
    const { articles, frequencies, positionBytes, gaps, extras, surplus, postings } = this;
    let last = before;
    for (let i = 0; i < BLOCK; i += 1) {
      const article = articles[from + i] as number;
      gaps[i] = article - last - 1;
      const frequency = frequencies[from + i] as number;
      extras[i] = frequency - 1;
      surplus[i] = (positionBytes[from + i] as number) - frequency;
      last = article;
    }
    const [gapBits, extraBits, surplusBits] = [bitsFor(gaps), bitsFor(extras), bitsFor(surplus)];
    postings.byte(gapBits);
    postings.byte(extraBits);
    postings.byte(surplusBits);
    pack(gaps, gapBits, postings);
    pack(extras, extraBits, postings);
    pack(surplus, surplusBits, postings);
    return last;
  }

  private writeRest(from: number, to: number, before: number): void {
    const { articles, frequencies, postings } = this;
    const bytes = postings.room((to - from) * 2 * LONGEST_VARINT);
    let at = postings.length;
    let last = before;
    for (let i = from; i < to; i += 1) {
      const article = articles[i] as number;
      const frequency = frequencies[i] as number;
      at = putVarint(bytes, at, (article - last - 1) * 2 + (frequency === 1 ? 1 : 0));
      if (frequency > 1) at = putVarint(bytes, at, frequency - 2);
      last = article;
    }
    postings.endAt(at);
  }
}

function bitsFor(numbers: Uint32Array): number {
  let all = 0;
  for (let i = 0; i < numbers.length; i += 1) all |= numbers[i] as number;
  const bits = 32 - Math.clz32(all);
  if (bits > MOST_BITS) throw new RangeError(`a posting list can hold no number of ${bits} bits`);
  return bits;
}

function pack(numbers: Uint32Array, bits: number, to: ByteWriter): void {
  if (bits === 0) return;
  const bytes = to.room((BLOCK * MOST_BITS) / 8);
  let at = to.length;
  let held = 0;
  let filled = 0;
  for (let i = 0; i < BLOCK; i += 1) {
    held |= (numbers[i] as number) << filled;
    filled += bits;
    while (filled >= 8) {
      bytes[at++] = held;
      held >>>= 8;
      filled -= 8;
    }
  }
  to.endAt(at);
}
