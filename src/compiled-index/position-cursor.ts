/** Where a term stands in the articles of its posting list, decoded for one posting after the other. */

import { BLOCK, type PostingList } from './posting-list.ts';

export class PositionCursor {
  /** The positions of the posting last moved to, ascending; valid in [0, count). */
  places = new Uint32Array(16);
  count = 0;
  /** The posting whose positions begin at `at`. */
  private next = 0;
  private at = 0;

  /** `bytes` are the positions of the whole list. */
  constructor(
    private readonly list: PostingList,
    private readonly bytes: Uint8Array,
  ) {}

  /** Decodes the positions of a posting by its place in the list. Going on to a later one is cheap. */
  moveTo(posting: number): void {
    const block = Math.floor(posting / BLOCK);
    if (posting < this.next || block !== Math.floor(this.next / BLOCK)) {
      this.next = block * BLOCK;
      this.at = this.list.positionStarts[block] as number;
    }
    const { frequencies } = this.list;
    let passed = 0;
    for (; this.next < posting; this.next += 1) passed += frequencies[this.next] as number;
    const { bytes } = this;
    let { at } = this;
    for (; passed > 0 && at < bytes.length; at += 1) if ((bytes[at] as number) < 128) passed -= 1;
    this.count = frequencies[posting] as number;
    if (this.count > this.places.length) this.places = new Uint32Array(2 * this.count);
    let place = 0;
    for (let i = 0; i < this.count; i += 1) {
      let shift = 0;
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      while (byte >= 128) {
        byte = bytes[at++] as number;
        shift += 7;
        gap |= (byte & 127) << shift;
      }
      place += gap;
      this.places[i] = place;
    }
    this.at = at;
    this.next = posting + 1;
  }
}
