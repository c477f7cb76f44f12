/** Steps through a posting list and tells where its term stands in an article: what phrases and nearness ask. */

import type { PackedPostings } from './packed-postings.ts';
import { BLOCK } from './posting-list.ts';

/** Lists of no more blocks keep those that were unpacked: who asks about a few articles is often asked again. */
const KEPT_BLOCKS = 64;

/** Positions of some blocks of a list, as they were written. */
export interface PositionBytes {
  readonly bytes: Uint8Array;
  /** Where in the positions of the list they begin. */
  readonly from: number;
}

/** A block of postings, unpacked. */
class Block {
  readonly articles = new Uint32Array(BLOCK);
  readonly frequencies = new Uint32Array(BLOCK);
  /** Where the positions of each posting begin in `bytes`. */
  readonly starts = new Uint32Array(BLOCK);
  bytes: Uint8Array | null = null;
  count = 0;

  constructor(readonly list: PackedPostings) {}

  read(block: number): void {
    this.count = this.list.articlesOf(block, this.articles);
    this.bytes = null;
  }

  /** Reads the frequencies and finds the positions of each posting. */
  readPositions(block: number, { bytes, from }: PositionBytes): Uint8Array {
    const { list, frequencies, starts } = this;
    list.frequenciesOf(block, frequencies);
    let at = list.positionStart(block) - from;
    for (let i = 0; i < this.count; i += 1) {
      starts[i] = at;
      for (let left = frequencies[i] as number; left > 0 && at < bytes.length; at += 1) {
        if ((bytes[at] as number) < 128) left -= 1;
      }
    }
    this.bytes = bytes;
    return bytes;
  }
}

/** A posting list with its positions. */
export class PositionList {
  private readonly kept: (Block | undefined)[] | null;

  constructor(
    readonly postings: PackedPostings,
    /** The positions of a block, and of others as may be. */
    readonly positions: (block: number) => PositionBytes,
  ) {
    this.kept = postings.blocks <= KEPT_BLOCKS ? [] : null;
  }

  /** What it takes in memory once all that it keeps is there. */
  get byteLength(): number {
    return 256 + (this.kept === null ? 0 : this.postings.blocks * (3 * 4 * BLOCK + 512));
  }

  /** A block of the list; `spare` is filled where none are kept. */
  block(place: number, spare: Block | null): Block {
    const known = this.kept?.[place];
    if (known !== undefined) return known;
    const block = this.kept === null && spare !== null ? spare : new Block(this.postings);
    block.read(place);
    if (this.kept !== null) this.kept[place] = block;
    return block;
  }
}

export class PositionCursor {
  /** The positions in the article last moved to, ascending; valid in [0, count) after {@link readPlaces}. */
  places = new Uint32Array(16);
  count = 0;
  /** The block at hand, by its place in the list. */
  private place = -1;
  private block: Block | null = null;
  /** The posting of the block that the cursor is at. */
  private at = -1;

  constructor(private readonly list: PositionList) {}

  /** Postings of the list. */
  get postings(): number {
    return this.list.postings.count;
  }

  /** The article that the cursor is at. */
  get article(): number {
    return (this.block as Block).articles[this.at] as number;
  }

  /** Moves to the next article of the list, at the start to the first; false when there is none. */
  goOn(): boolean {
    if (this.block !== null && this.at + 1 < this.block.count) this.at += 1;
    else if (this.place + 1 < this.list.postings.blocks) this.open(this.place + 1);
    else return false;
    return true;
  }

  /** Moves to an article, or near it where the list does not have it; whether it does. */
  moveTo(article: number): boolean {
    let { block } = this;
    const isBefore = block === null || article < (block.articles[0] as number);
    if (block === null || isBefore || article > (block.articles[block.count - 1] as number)) {
      const { postings } = this.list;
      const place = postings.blockFrom(isBefore ? 0 : this.place, article);
      if (place === postings.blocks) return false;
      block = place === this.place ? (block as Block) : this.open(place);
    }
    const { articles, count } = block;
    // By steps that double (galloping): the next article is near more often than not.
    let low = article < (articles[this.at] as number) ? 0 : this.at;
    let span = 1;
    while (low + span < count && (articles[low + span] as number) < article) {
      low += span;
      span *= 2;
    }
    for (let high = Math.min(low + span, count); low < high; ) {
      const middle = (low + high) >>> 1;
      if ((articles[middle] as number) < article) low = middle + 1;
      else high = middle;
    }
    this.at = Math.min(low, count - 1);
    return low < count && articles[low] === article;
  }

  private open(place: number): Block {
    this.block = this.list.block(place, this.block);
    this.place = place;
    this.at = 0;
    return this.block;
  }

  /** Decodes the positions in the article that the cursor is at. */
  readPlaces(): void {
    const block = this.block as Block;
    const bytes = block.bytes ?? block.readPositions(this.place, this.list.positions(this.place));
    this.count = block.frequencies[this.at] as number;
    if (this.count > this.places.length) this.places = new Uint32Array(2 * this.count);
    const { places, count } = this;
    let at = block.starts[this.at] as number;
    let last = 0;
    for (let i = 0; i < count; i += 1) {
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
      last += gap;
      places[i] = last;
    }
  }
}
