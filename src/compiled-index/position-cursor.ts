/** Steps through a posting list and tells where its term stands in an article: what phrases and nearness ask. */

import { endOfVarints } from './bytes.ts';
import type { PackedPostings } from './packed-postings.ts';
import { Places } from './places.ts';
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
export class PositionBlock {
  readonly articles = new Uint32Array(BLOCK);
  readonly frequencies = new Uint32Array(BLOCK);
  /** Where the positions of each posting begin in `bytes`. */
  readonly starts = new Uint32Array(BLOCK);
  /** Null until they are read. */
  bytes: Uint8Array | null = null;
  count = 0;

  constructor(private readonly list: PackedPostings) {}

  read(block: number): void {
    this.count = this.list.articlesOf(block, this.articles);
    this.bytes = null;
  }

  /** Reads the frequencies and finds the positions of each posting. */
  readPositions(block: number, { bytes, from }: PositionBytes): Uint8Array {
    const { list, frequencies, starts } = this;
    list.frequenciesOf(block, frequencies);
    let at = list.positionStart(block) - from;
    if (list.isWhole(block)) {
      list.surplusesOf(block, starts);
      for (let i = 0; i < BLOCK; i += 1) {
        const length = (frequencies[i] as number) + (starts[i] as number) - 1;
        starts[i] = at;
        at += length;
      }
    } else {
      for (let i = 0; i < this.count; i += 1) {
        starts[i] = at;
        at = endOfVarints(bytes, at, frequencies[i] as number);
      }
    }
    this.bytes = bytes;
    return bytes;
  }
}

/** A posting list with its positions. */
export class PositionList {
  private readonly kept: (PositionBlock | undefined)[] | null;

  constructor(
    readonly postings: PackedPostings,
    /** The positions of a block, and of others as may be. */
    private readonly positions: (block: number) => PositionBytes,
  ) {
    this.kept = postings.blocks <= KEPT_BLOCKS ? [] : null;
  }

  /** What it takes in memory once all that it keeps is there. */
  get byteLength(): number {
    return 256 + (this.kept === null ? 0 : this.postings.blocks * (3 * 4 * BLOCK + 512));
  }

  /** A block of the list; `spare` is filled where none are kept. */
  block(place: number, spare: PositionBlock | null): PositionBlock {
    const known = this.kept?.[place];
    if (known !== undefined) return known;
    const block = this.kept === null && spare !== null ? spare : new PositionBlock(this.postings);
    block.read(place);
    if (this.kept !== null) this.kept[place] = block;
    return block;
  }

  /** Has the positions of a posting of a block decoded; returns how many they are. */
  openPlaces(place: number, block: PositionBlock, posting: number, places: Places): number {
    const bytes = block.bytes ?? block.readPositions(place, this.positions(place));
    const count = block.frequencies[posting] as number;
    places.open(bytes, block.starts[posting] as number, count);
    return count;
  }
}

export class PositionCursor {
  /** The positions in the article last moved to, ascending; valid in [0, count) after {@link readPlaces}. */
  places = new Uint32Array(16);
  count = 0;
  /** The block at hand, by its place in the list. */
  private place = -1;
  private block: PositionBlock | null = null;
  /** The posting of the block that the cursor is at. */
  private at = -1;
  private readonly decoder = new Places();

  constructor(private readonly list: PositionList) {}

  /** Postings of the list. */
  get postings(): number {
    return this.list.postings.count;
  }

  /** The article that the cursor is at. */
  get article(): number {
    return (this.block as PositionBlock).articles[this.at] as number;
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
    const { block } = this;
    if (
      block === null ||
      article < (block.articles[this.at] as number) ||
      article > (block.articles[block.count - 1] as number)
    )
      return this.moveFar(article);
    const { articles } = block;
    let { at } = this;
    // Step by step: the next article is near more often than not, and the block is short.
    while ((articles[at] as number) < article) at += 1;
    this.at = at;
    return articles[at] === article;
  }

  /** The same where it may be in another block, or before. */
  private moveFar(article: number): boolean {
    const { postings } = this.list;
    const isBefore = this.block === null || article < (this.block.articles[0] as number);
    const place = postings.blockFrom(isBefore ? 0 : this.place, article);
    if (place === postings.blocks) return false;
    const { articles, count } = place === this.place ? (this.block as PositionBlock) : this.open(place);
    let low = 0;
    for (let high = count; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((articles[middle] as number) < article) low = middle + 1;
      else high = middle;
    }
    this.at = Math.min(low, count - 1);
    return low < count && articles[low] === article;
  }

  private open(place: number): PositionBlock {
    this.block = this.list.block(place, this.block);
    this.place = place;
    this.at = 0;
    return this.block;
  }

  /** Decodes the positions in the article that the cursor is at. */
  readPlaces(): void {
    const frequency = this.openPlaces();
    if (frequency > this.places.length) this.places = new Uint32Array(2 * frequency);
    this.count = 0;
    while (this.decoder.next()) this.places[this.count++] = this.decoder.place;
  }

  /**
   * Of the first `count` places, which are ascending, keeps those at a distance from which the term stands in
   * the article that the cursor is at, `most` at the most; returns how many. No more is decoded than that takes.
   */
  keepAt(places: Uint32Array, count: number, distance: number, most: number): number {
    const { decoder } = this;
    this.openPlaces();
    let kept = 0;
    for (let next = 0; kept < most && next < count && decoder.next(); ) {
      const sought = decoder.place - distance;
      while (next < count && (places[next] as number) < sought) next += 1;
      if (next < count && places[next] === sought) places[kept++] = places[next++] as number;
    }
    return kept;
  }

  /** Returns how many positions there are. */
  private openPlaces(): number {
    return this.list.openPlaces(this.place, this.block as PositionBlock, this.at, this.decoder);
  }
}
