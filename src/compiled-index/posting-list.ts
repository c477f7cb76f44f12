/**
 * A posting list: the articles that have a term in a field, how often, and where. Its writer is in `posting-list-writer.ts`.
 *
 * Whole blocks of {@link BLOCK} postings are packed with as many bits a number as their largest one
 * needs: gaps between article numbers, then frequencies. What is left over is in varints, a gap and
 * whether the frequency is 1 in one. Before the blocks stands, for each, how far its last article
 * lies from that of the block before, and how many bytes its positions take: so that a block can be
 * skipped. Positions are gaps in varints, those of an article beginning anew.
 */

/** Postings packed together. */
export const BLOCK = 128;

/** Numbers of more bits are not packed: an archive has at most 2^24 articles, a field as many words. */
export const MOST_BITS = 24;

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
