/**
 * A posting list: the articles that have a term in a field, how often, and where. Writer and reader.
 *
 * Whole blocks of {@link BLOCK} postings are packed with as many bits a number as their largest one
 * needs: gaps between article numbers, then frequencies. What is left over is in varints, a gap and
 * whether the frequency is 1 in one. Before the blocks stands, for each, how far its last article
 * lies from that of the block before, and how many bytes its positions take: so that a block can be
 * skipped. Positions are gaps in varints, those of an article beginning anew.
 */

import type { ByteWriter } from './bytes.ts';

/** Postings packed together. */
export const BLOCK = 128;

/** Numbers of more bits are not packed: an archive has at most 2^24 articles, a field as many words. */
const MOST_BITS = 24;

/** Writes lists one after the other to the postings and the positions. */
export class PostingListWriter {
  private readonly gaps = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);

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
    const list = groupOccurrences(articles, from, to);
    const whole = Math.floor(list.articles.length / BLOCK);
    const lengths = this.writePositions(list, places, from, whole);
    let last = -1;
    for (let block = 0; block < whole; block += 1) {
      const end = list.articles[(block + 1) * BLOCK - 1] as number;
      this.postings.varint(end - last);
      this.postings.varint(lengths[block] as number);
      last = end;
    }
    this.writePostings(list, whole);
    return list.articles.length;
  }

  private writePositions(
    { frequencies }: Grouped,
    places: Uint32Array,
    from: number,
    whole: number,
  ): number[] {
    const lengths: number[] = [];
    let occurrence = from;
    let begin = this.positions.length;
    for (let i = 0; i < frequencies.length; i += 1) {
      let before = 0;
      for (const end = occurrence + (frequencies[i] as number); occurrence < end; occurrence += 1) {
        const place = places[occurrence] as number;
        this.positions.varint(place - before);
        before = place;
      }
      if ((i + 1) % BLOCK === 0 && lengths.length < whole) {
        lengths.push(this.positions.length - begin);
        begin = this.positions.length;
      }
    }
    return lengths;
  }

  private writePostings({ articles, frequencies }: Grouped, whole: number): void {
    let last = -1;
    for (let block = 0; block < whole; block += 1) {
      for (let i = 0; i < BLOCK; i += 1) {
        const article = articles[block * BLOCK + i] as number;
        this.gaps[i] = article - last - 1;
        this.frequencies[i] = (frequencies[block * BLOCK + i] as number) - 1;
        last = article;
      }
      const bits = [bitsFor(this.gaps), bitsFor(this.frequencies)] as const;
      this.postings.byte(bits[0]);
      this.postings.byte(bits[1]);
      pack(this.gaps, bits[0], this.postings);
      pack(this.frequencies, bits[1], this.postings);
    }
    for (let i = whole * BLOCK; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const frequency = frequencies[i] as number;
      this.postings.varint((article - last - 1) * 2 + (frequency === 1 ? 1 : 0));
      if (frequency > 1) this.postings.varint(frequency - 2);
      last = article;
    }
  }
}

interface Grouped {
  readonly articles: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** Scratch that grows with the longest list: most lists are short, and allocating for each is slow. */
let scratch = { articles: new Uint32Array(1024), frequencies: new Uint32Array(1024) };

function groupOccurrences(articles: Uint32Array, from: number, to: number): Grouped {
  if (to - from > scratch.articles.length) {
    const length = 2 * (to - from);
    scratch = { articles: new Uint32Array(length), frequencies: new Uint32Array(length) };
  }
  let count = 0;
  for (let i = from; i < to; ) {
    const article = articles[i] as number;
    let next = i + 1;
    while (next < to && articles[next] === article) next += 1;
    scratch.articles[count] = article;
    scratch.frequencies[count] = next - i;
    count += 1;
    i = next;
  }
  return {
    articles: scratch.articles.subarray(0, count),
    frequencies: scratch.frequencies.subarray(0, count),
  };
}

function bitsFor(numbers: Uint32Array): number {
  let all = 0;
  for (let i = 0; i < numbers.length; i += 1) all |= numbers[i] as number;
  const bits = 32 - Math.clz32(all);
  if (bits > MOST_BITS) throw new RangeError(`a posting list can hold no number of ${bits} bits`);
  return bits;
}

function pack(numbers: Uint32Array, bits: number, to: ByteWriter): void {
  let held = 0;
  let filled = 0;
  for (let i = 0; i < numbers.length; i += 1) {
    held |= (numbers[i] as number) << filled;
    filled += bits;
    while (filled >= 8) {
      to.byte(held & 0xff);
      held >>>= 8;
      filled -= 8;
    }
  }
}

/** A list as read: parallel arrays of articles, ascending, and how often each has the term. */
export interface PostingList {
  readonly articles: Uint32Array;
  readonly frequencies: Uint32Array;
  /** Where the positions of each block begin, in bytes from the first; the last block may not be whole. */
  readonly positionStarts: Uint32Array;
}

/** Reads a list of `count` postings. Throws a RangeError for bytes that hold no such list. */
export function readPostingList(bytes: Uint8Array, count: number): PostingList {
  const whole = Math.floor(count / BLOCK);
  const articles = new Uint32Array(count);
  const frequencies = new Uint32Array(count);
  const positionStarts = new Uint32Array(whole + 1);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 35) throw new RangeError('a posting list ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  for (let block = 0; block < whole; block += 1) {
    varint();
    positionStarts[block + 1] = (positionStarts[block] as number) + varint();
  }
  let last = -1;
  for (let from = 0; from < whole * BLOCK; from += BLOCK) {
    const gapBits = bytes[at] ?? 0;
    const frequencyBits = bytes[at + 1] ?? 0;
    if (gapBits > MOST_BITS || frequencyBits > MOST_BITS) {
      throw new RangeError('a posting list has numbers of too many bits');
    }
    at += 2;
    unpack(bytes, at, gapBits, articles, from);
    at += (gapBits * BLOCK) / 8;
    unpack(bytes, at, frequencyBits, frequencies, from);
    at += (frequencyBits * BLOCK) / 8;
    for (let i = from; i < from + BLOCK; i += 1) {
      last += (articles[i] as number) + 1;
      articles[i] = last;
      frequencies[i] = (frequencies[i] as number) + 1;
    }
  }
  for (let i = whole * BLOCK; i < count; i += 1) {
    const gap = varint();
    last += Math.floor(gap / 2) + 1;
    articles[i] = last;
    frequencies[i] = gap % 2 === 1 ? 1 : varint() + 2;
  }
  if (at !== bytes.length) throw new RangeError('a posting list is longer than it says');
  return { articles, frequencies, positionStarts };
}

function unpack(bytes: Uint8Array, at: number, bits: number, to: Uint32Array, from: number): void {
  const mask = 2 ** bits - 1;
  let held = 0;
  let filled = 0;
  for (let i = from, next = at; i < from + BLOCK; i += 1) {
    while (filled < bits) {
      held |= (bytes[next++] as number) << filled;
      filled += 8;
    }
    to[i] = held & mask;
    held >>>= bits;
    filled -= bits;
  }
}
