/** Steps through the terms of a run of posting lists, as {@link PostingRuns} writes it. */

import { ByteReader } from '../src/compiled-index/bytes.ts';
import type { ListEntry } from '../src/compiled-index/term-directory.ts';
import { FIELDS } from '../src/query.ts';
import type { Spool } from './spool.ts';
import { type LongRoom, SpoolWindow } from './spool-window.ts';

/** Bytes of what precedes the lists of a term, at the most: seventeen varints of eight. */
const LONGEST_HEAD = 8 * (2 + 3 * FIELDS.length);

/** Where a run is in a spool: [from, to). */
export interface PlaceOfRun {
  /** The number of its first article. */
  readonly first: number;
  readonly from: number;
  readonly to: number;
}

/** A list as a run has it. */
export interface PartOfList {
  readonly entry: ListEntry;
  readonly postings: Uint8Array;
  readonly positions: Uint8Array;
}

export class RunCursor {
  /** The number of the term; -1 after the last. */
  term = -1;
  readonly first: number;
  /** Of the lists of the term that were not taken, the next one last. */
  private entries: ListEntry[] = [];
  private readonly window: SpoolWindow;

  /** `room` may be shared with others. */
  constructor(spool: Spool, { first, from, to }: PlaceOfRun, room: LongRoom) {
    this.first = first;
    this.window = new SpoolWindow(spool, from, to, room);
    this.step();
  }

  /** Articles of the term's next list if that is of the field, else 0. */
  articlesIn(field: number): number {
    const next = this.entries.at(-1);
    return next?.field === field ? next.articles : 0;
  }

  /** The term's next list, of which there must be one; good until another is taken of any cursor with the same room. */
  take(): PartOfList {
    const entry = this.entries.pop() as ListEntry;
    const { postingBytes, positionBytes } = entry;
    const both = this.window.take(postingBytes + positionBytes);
    return { entry, postings: both.subarray(0, postingBytes), positions: both.subarray(postingBytes) };
  }

  /** Steps to the next term, after all lists of this one were taken. */
  step(): void {
    this.term = -1;
    if (this.window.left === 0) return;
    const reader = new ByteReader(this.window.peek(LONGEST_HEAD));
    this.term = reader.varint();
    for (let mask = reader.varint(), field = 0; mask > 0; mask >>>= 1, field += 1) {
      if ((mask & 1) === 0) continue;
      const [articles, postingBytes, positionBytes] = [reader.varint(), reader.varint(), reader.varint()];
      this.entries.push({ field, articles, postingBytes, positionBytes });
    }
    this.entries.reverse();
    this.window.take(reader.at);
  }
}
