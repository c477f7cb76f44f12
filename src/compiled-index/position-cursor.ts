/** Steps through a posting list and tells where its term stands in an article: what phrases and nearness ask. */

import type { PackedPostings } from './packed-postings.ts';
import { BLOCK } from './posting-list.ts';

/** Positions of some blocks of a list, as they were written. */
export interface PositionBytes {
  readonly bytes: Uint8Array;
  /** Where in the positions of the list they begin. */
  readonly from: number;
}

export class PositionCursor {
  /** The positions in the article last moved to, ascending; valid in [0, count) after {@link readPlaces}. */
  places = new Uint32Array(16);
  count = 0;
  /** The block at hand, unpacked; its frequencies when positions are first asked for. */
  private block = -1;
  private readonly articles = new Uint32Array(BLOCK);
  private readonly frequencies = new Uint32Array(BLOCK);
  private filled = 0;
  private hasFrequencies = false;
  /** The posting of the block that the cursor is at. */
  private at = -1;
  private bytes: Uint8Array = new Uint8Array(0);
  /** Where in them the positions of the block begin. */
  private begin = 0;
  /** The posting of the block whose positions begin at `byte`. */
  private next = 0;
  private byte = 0;

  constructor(
    private readonly list: PackedPostings,
    /** The positions of a block, and of others as may be. */
    private readonly positions: (block: number) => PositionBytes,
  ) {}

  /** Postings of the list. */
  get postings(): number {
    return this.list.count;
  }

  /** The article that the cursor is at. */
  get article(): number {
    return this.articles[this.at] as number;
  }

  /** Moves to the next article of the list, at the start to the first; false when there is none. */
  goOn(): boolean {
    if (this.at + 1 < this.filled) this.at += 1;
    else if (this.block + 1 < this.list.blocks) this.open(this.block + 1);
    else return false;
    return true;
  }

  /** Moves to an article, or near it where the list does not have it; whether it does. */
  moveTo(article: number): boolean {
    const { list, articles } = this;
    const isBefore = this.filled === 0 || article < (articles[0] as number);
    if (isBefore || article > (articles[this.filled - 1] as number)) {
      const block = list.blockFrom(isBefore ? 0 : this.block, article);
      if (block === list.blocks) return false;
      if (block !== this.block) this.open(block);
    }
    // By steps that double (galloping): the next article is near more often than not.
    let low = article < this.article ? 0 : this.at;
    let span = 1;
    while (low + span < this.filled && (articles[low + span] as number) < article) {
      low += span;
      span *= 2;
    }
    for (let high = Math.min(low + span, this.filled); low < high; ) {
      const middle = (low + high) >>> 1;
      if ((articles[middle] as number) < article) low = middle + 1;
      else high = middle;
    }
    this.at = Math.min(low, this.filled - 1);
    return articles[low] === article && low < this.filled;
  }

  private open(block: number): void {
    this.filled = this.list.articlesOf(block, this.articles);
    this.block = block;
    this.at = 0;
    this.hasFrequencies = false;
  }

  /** Decodes the positions in the article that the cursor is at. Going on to a later one of its block is cheapest. */
  readPlaces(): void {
    const { list, frequencies, block, at } = this;
    if (!this.hasFrequencies) {
      list.frequenciesOf(block, frequencies);
      this.hasFrequencies = true;
      const { bytes, from } = this.positions(block);
      this.bytes = bytes;
      this.begin = list.positionStart(block) - from;
      this.next = BLOCK + 1;
    }
    // They were read last.
    if (at + 1 === this.next) return;
    if (at < this.next) {
      this.next = 0;
      this.byte = this.begin;
    }
    let passed = 0;
    for (let i = this.next; i < at; i += 1) passed += frequencies[i] as number;
    const { bytes } = this;
    let byte = this.byte;
    for (; passed > 0 && byte < bytes.length; byte += 1) if ((bytes[byte] as number) < 128) passed -= 1;
    this.count = frequencies[at] as number;
    this.byte = this.decode(byte);
    this.next = at + 1;
  }

  /** Decodes as many positions as `count` from a place in the bytes, and returns where they end. */
  private decode(start: number): number {
    const { bytes } = this;
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
