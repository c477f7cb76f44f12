/**
 * A posting list as it is held: packed as it was written, with a table by which its blocks are found. A
 * block is unpacked for who asks about it. What is left over after the whole blocks is the last block.
 */

import { BLOCK, MOST_BITS, type Postings } from './posting-list.ts';

/** Bytes of a whole block before its numbers: the bits of a gap, of a frequency and of a surplus of bytes. */
const BLOCK_HEAD = 3;

export class PackedPostings {
  private constructor(
    readonly count: number,
    /** None where there is no whole block. */
    private readonly bytes: Uint8Array,
    /** By whole block: its last article, and where it begins in the bytes. */
    private readonly lasts: Uint32Array,
    private readonly starts: Uint32Array,
    /** Where the positions of each block begin, in bytes from the first; the last block may not be whole. */
    private readonly positionStarts: Uint32Array,
    /** What is left over. */
    private readonly rest: Postings,
  ) {}

  /** Reads a list of `count` postings. Throws a RangeError for bytes that hold no such list. */
  static read(bytes: Uint8Array, count: number): PackedPostings {
    const whole = Math.floor(count / BLOCK);
    // A damaged count must not ask for memory that there is not: a block takes five bytes at the least.
    if (5 * whole > bytes.length || count - whole * BLOCK > bytes.length) throw endsTooEarly();
    const lasts = new Uint32Array(whole);
    const starts = new Uint32Array(whole);
    const positionStarts = new Uint32Array(whole + 1);
    let at = 0;
    const varint = (): number => {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        if (byte === undefined || scale > 2 ** 35) throw endsTooEarly();
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    };
    let last = -1;
    for (let block = 0; block < whole; block += 1) {
      last += varint();
      lasts[block] = last;
      positionStarts[block + 1] = (positionStarts[block] as number) + varint();
    }
    for (let block = 0; block < whole; block += 1) {
      starts[block] = at;
      let bits = 0;
      for (let of = 0; of < BLOCK_HEAD; of += 1) {
        const each = bytes[at + of] ?? 0;
        if (each > MOST_BITS) throw new RangeError('a posting list has numbers of too many bits');
        bits += each;
      }
      at += BLOCK_HEAD + (bits * BLOCK) / 8;
      if (at > bytes.length) throw endsTooEarly();
    }
    const left = count - whole * BLOCK;
    const rest = { articles: new Uint32Array(left), frequencies: new Uint32Array(left) };
    for (let i = 0; i < left; i += 1) {
      const gap = varint();
      last += Math.floor(gap / 2) + 1;
      rest.articles[i] = last;
      rest.frequencies[i] = gap % 2 === 1 ? 1 : varint() + 2;
    }
    if (at !== bytes.length) throw new RangeError('a posting list is longer than it says');
    return new PackedPostings(count, whole === 0 ? NOTHING : bytes, lasts, starts, positionStarts, rest);
  }

  /** Blocks, one of what is left over among them. */
  get blocks(): number {
    return Math.ceil(this.count / BLOCK);
  }

  /** What it takes in memory. */
  get byteLength(): number {
    return 256 + this.bytes.buffer.byteLength + 12 * this.lasts.length + 8 * this.rest.articles.length;
  }

  /** Where the positions of a block begin, in bytes from those of the first. */
  positionStart(block: number): number {
    return this.positionStarts[block] as number;
  }

  /** The first block, from one on, that has an article from `article` on; {@link blocks} when none has. */
  blockFrom(block: number, article: number): number {
    const { lasts } = this;
    if (block >= lasts.length || (lasts[block] as number) >= article) return this.blockAfter(block);
    // By steps that double (galloping), as what is looked for is near more often than not.
    let low = block;
    let span = 1;
    while (low + span < lasts.length && (lasts[low + span] as number) < article) {
      low += span;
      span *= 2;
    }
    let high = Math.min(low + span, lasts.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lasts[middle] as number) < article) low = middle + 1;
      else high = middle;
    }
    return this.blockAfter(low);
  }

  private blockAfter(block: number): number {
    return Math.min(block, this.blocks);
  }

  /** Puts the articles of a block to a place of an array; returns how many they are. */
  articlesOf(block: number, to: Uint32Array, place = 0): number {
    const { bytes, lasts, rest } = this;
    if (block >= lasts.length) {
      to.set(rest.articles, place);
      return rest.articles.length;
    }
    const start = this.starts[block] as number;
    const before = block === 0 ? -1 : (lasts[block - 1] as number);
    unpack(bytes, start + BLOCK_HEAD, bytes[start] as number, to, place, before, -1);
    return BLOCK;
  }

  /** Puts the frequencies of a block to a place of an array. */
  frequenciesOf(block: number, to: Uint32Array, place = 0): void {
    const { bytes, lasts, rest } = this;
    if (block >= lasts.length) {
      to.set(rest.frequencies, place);
      return;
    }
    const start = this.starts[block] as number;
    const gaps = ((bytes[start] as number) * BLOCK) / 8;
    unpack(bytes, start + BLOCK_HEAD + gaps, bytes[start + 1] as number, to, place, 0, 0);
  }

  /** Of a whole block: puts one more than the surplus of each posting to `to`, see `posting-list.ts`. */
  surplusesOf(block: number, to: Uint32Array): void {
    const { bytes } = this;
    const start = this.starts[block] as number;
    const before = (((bytes[start] as number) + (bytes[start + 1] as number)) * BLOCK) / 8;
    unpack(bytes, start + BLOCK_HEAD + before, bytes[start + 2] as number, to, 0, 0, 0);
  }

  /** Whether a block is one of {@link BLOCK} postings, and not what is left over. */
  isWhole(block: number): boolean {
    return block < this.lasts.length;
  }

  /** All postings, unpacked. */
  whole(): Postings {
    const frequencies = new Uint32Array(this.count);
    for (let block = 0; block < this.blocks; block += 1)
      this.frequenciesOf(block, frequencies, block * BLOCK);
    return { articles: this.articles(), frequencies };
  }

  /** All articles, unpacked. */
  articles(): Uint32Array {
    return this.articlesTo(new Uint32Array(this.count));
  }

  /** Puts all articles to the first places of an array, and returns these. */
  articlesTo(to: Uint32Array): Uint32Array {
    for (let block = 0; block < this.blocks; block += 1) this.articlesOf(block, to, block * BLOCK);
    return to.subarray(0, this.count);
  }
}

/**
 * Puts the numbers of a block, each one more than it is packed, to a place of an array. `carried` is -1 for gaps,
 * which are added up from `before` on, and 0 for numbers that stand by themselves. It goes by words of 32 bits,
 * as many as a number has bits times four.
 */
function unpack(
  bytes: Uint8Array,
  from: number,
  bits: number,
  to: Uint32Array,
  place: number,
  before: number,
  carried: number,
): void {
  const mask = (1 << bits) - 1;
  let last = before;
  let i = place;
  if (bits === 0) {
    for (; i < place + BLOCK; i += 1) {
      last = (last & carried) + 1;
      to[i] = last;
    }
    return;
  }
  /** Of the next number: what stood at the end of the word before. */
  let held = 0;
  let filled = 0;
  for (let at = from, end = from + 16 * bits; at < end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    let shift = 0;
    if (filled > 0) {
      last = (last & carried) + ((held | (word << filled)) & mask) + 1;
      to[i++] = last;
      shift = bits - filled;
    }
    for (; shift + bits <= 32; shift += bits) {
      last = (last & carried) + ((word >>> shift) & mask) + 1;
      to[i++] = last;
    }
    filled = 32 - shift;
    held = filled === 0 ? 0 : word >>> shift;
  }
}

const NOTHING = new Uint8Array(0);

function endsTooEarly(): RangeError {
  return new RangeError('a posting list ends too early');
}
