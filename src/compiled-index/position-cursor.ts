/** Where a term stands in the articles of its posting list, decoded for one posting after the other. */

import { BLOCK, type PostingList } from './posting-list.ts';

/** Postings between two places in the bytes that are remembered, once their block was read. */
const STRIDE = 8;

/** The positions of a whole posting list, and where those of every {@link STRIDE}th posting begin. */
export class PositionList {
  /** 0 where it is not known yet, and for the first. */
  private readonly starts: Uint32Array;

  constructor(
    readonly list: PostingList,
    readonly bytes: Uint8Array,
  ) {
    this.starts = new Uint32Array(Math.ceil(list.articles.length / STRIDE));
  }

  /** Bytes that this keeps in memory, those of its posting list among them. */
  get byteLength(): number {
    return this.bytes.length + this.starts.byteLength + 8 * this.list.articles.length;
  }

  /** Where the positions of a posting begin. */
  startOf(posting: number): number {
    const stride = Math.floor(posting / STRIDE);
    if (stride > 0 && this.starts[stride] === 0) this.readBlock(Math.floor(posting / BLOCK));
    return this.skip(this.starts[stride] as number, stride * STRIDE, posting);
  }

  private readBlock(block: number): void {
    let at = this.list.positionStarts[block] as number;
    const end = Math.min((block + 1) * BLOCK, this.list.articles.length);
    for (let posting = block * BLOCK; posting < end; posting += STRIDE) {
      this.starts[posting / STRIDE] = at;
      at = this.skip(at, posting, Math.min(posting + STRIDE, end));
    }
  }

  /** From the positions of one posting, at `from`, to those of a later one. */
  skip(from: number, posting: number, to: number): number {
    const { bytes, list } = this;
    let passed = 0;
    for (let i = posting; i < to; i += 1) passed += list.frequencies[i] as number;
    let at = from;
    for (; passed > 0 && at < bytes.length; at += 1) if ((bytes[at] as number) < 128) passed -= 1;
    return at;
  }
}

export class PositionCursor {
  /** The positions of the posting last moved to, ascending; valid in [0, count). */
  places = new Uint32Array(16);
  count = 0;
  /** The posting whose positions begin at `at`. */
  private next = 0;
  private at = 0;

  constructor(private readonly positions: PositionList) {}

  /** Decodes the positions of a posting by its place in the list. Going on to a near one is cheapest. */
  moveTo(posting: number): void {
    const { positions } = this;
    const isNear = posting >= this.next && posting - this.next < STRIDE;
    const start = isNear ? positions.skip(this.at, this.next, posting) : positions.startOf(posting);
    this.count = positions.list.frequencies[posting] as number;
    this.at = this.decode(start);
    this.next = posting + 1;
  }

  /** Decodes as many positions as `count` from a place in the bytes, and returns where they end. */
  private decode(start: number): number {
    const { bytes } = this.positions;
    if (this.count > this.places.length) this.places = new Uint32Array(2 * this.count);
    let at = start;
    let place = 0;
    for (let i = 0; i < this.count; i += 1) {
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
      place += gap;
      this.places[i] = place;
    }
    return at;
  }
}
