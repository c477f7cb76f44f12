/**
 * Runs: the posting lists of some articles after the other, laid aside when there are as many as may be in
 * memory, and merged in the end (sort-based inversion: Witten, Moffat and Bell, "Managing Gigabytes", 5.3).
 *
 * A run has its terms in the order of their texts: for each its number, the entry that the term directory
 * would have, then the postings and the positions of each of its lists, in the form of the compiled index. So
 * a list that is in one run alone, as all are of an archive that fits into memory, is only copied.
 */

import { ByteWriter } from '../src/compiled-index/bytes.ts';
import { PackedPostings } from '../src/compiled-index/packed-postings.ts';
import { PostingListWriter } from '../src/compiled-index/posting-list.ts';
import { type ListEntry, writeListEntries } from '../src/compiled-index/term-directory.ts';
import { FIELDS } from '../src/query.ts';
import { invertField, type Occurrences } from './inverted-fields.ts';
import { type PlaceOfRun, RunCursor } from './run-cursor.ts';
import { type HandedSpool, Spool, type SpoolPlace } from './spool.ts';
import { LongRoom } from './spool-window.ts';
import type { TermNumbers } from './term-numbers.ts';
import type { LoggedTokens } from './token-log.ts';

/** A list of all runs: its entry in the directory, and its postings as they are written. */
export interface MergedList {
  readonly entry: ListEntry;
  readonly postings: Uint8Array;
}

/** What a run is made of; it may be made in another thread. */
export interface RunOfTokens {
  readonly tokens: LoggedTokens;
  /** The number of the first of their articles. */
  readonly first: number;
  /** By form: the number of its term. */
  readonly termOf: Uint32Array;
  /** The numbers of all terms so far, in the order of their texts. */
  readonly order: Uint32Array;
}

/** Runs on their way to another thread. */
export interface HandedRuns {
  readonly spool: HandedSpool;
  readonly places: readonly PlaceOfRun[];
}

export class PostingRuns {
  private readonly spool: Spool;
  private readonly places: PlaceOfRun[] = [];
  /** Of another thread's. */
  private otherSpool: Spool | null = null;
  private otherPlaces: readonly PlaceOfRun[] = [];

  constructor(place: SpoolPlace) {
    this.spool = new Spool(place);
  }

  /** All that were added; nothing can be done with them here after this. */
  handOver(): HandedRuns {
    return { spool: this.spool.handOver(), places: this.places };
  }

  /** Takes what another thread has made, once. */
  takeOver({ spool, places }: HandedRuns): void {
    this.otherSpool = Spool.from(spool);
    this.otherPlaces = places;
  }

  /** Adds a run. */
  add({ tokens, first, termOf, order }: RunOfTokens): void {
    const from = this.spool.length;
    const fields = FIELDS.map((_, field) => invertField(tokens, field, termOf, order.length, first));
    const head = new ByteWriter();
    const [postings, positions] = [new ByteWriter(), new ByteWriter()];
    const writer = new PostingListWriter(postings, positions);
    for (const term of order) {
      const lists: ListEntry[] = [];
      const bytes: Uint8Array[] = [];
      for (let field = 0; field < fields.length; field += 1) {
        const { starts, articles, places } = fields[field] as Occurrences;
        const [from, to] = [starts[term] as number, starts[term + 1] as number];
        if (from === to) continue;
        const count = writer.write(articles, places, from, to);
        lists.push({
          field,
          articles: count,
          postingBytes: postings.length,
          positionBytes: positions.length,
        });
        bytes.push(postings.take(), positions.take());
      }
      if (lists.length === 0) continue;
      head.varint(term);
      writeListEntries(lists, head);
      this.spool.write(head.take());
      for (const each of bytes) this.spool.write(each);
    }
    this.places.push({ first, from, to: this.spool.length });
  }

  /**
   * The lists of each term in the order of their texts, by ascending field, good until the next step. Their
   * positions are handed over before, piece by piece, good until `onPositions` returns. Nothing can be added
   * after this.
   */
  *merged(
    { order }: TermNumbers,
    onPositions: (bytes: Uint8Array) => void,
  ): Generator<readonly MergedList[]> {
    const room = new LongRoom();
    const cursorOf = (spool: Spool) => (place: PlaceOfRun) => new RunCursor(spool, place, room);
    const others = this.otherSpool === null ? [] : this.otherPlaces.map(cursorOf(this.otherSpool));
    const cursors = [...others, ...this.places.map(cursorOf(this.spool))].sort((a, b) => a.first - b.first);
    const postings = new ByteWriter();
    const writer = new PostingListWriter(postings, new ByteWriter());
    for (const term of order) {
      const having = cursors.filter((cursor) => cursor.term === term);
      const lists: MergedList[] = [];
      for (let field = 0; field < FIELDS.length; field += 1) {
        const parts = having.filter((cursor) => cursor.articlesIn(field) > 0);
        if (parts.length > 0) lists.push(mergedList(field, parts, writer, postings, onPositions));
      }
      yield lists;
      for (const cursor of having) cursor.step();
    }
  }

  close(): void {
    this.spool.close();
    this.otherSpool?.close();
  }
}

/** The lists of a term in a field that the cursors are at, as one. A part at a time is in memory. */
function mergedList(
  field: number,
  cursors: readonly RunCursor[],
  writer: PostingListWriter,
  postings: ByteWriter,
  onPositions: (bytes: Uint8Array) => void,
): MergedList {
  const [only, second] = cursors as [RunCursor, ...RunCursor[]];
  if (second === undefined) {
    const part = only.take();
    onPositions(part.positions);
    postings.bytes(part.postings);
    return { entry: part.entry, postings: postings.take() };
  }
  writer.makeRoom(cursors.reduce((sum, cursor) => sum + cursor.articlesIn(field), 0));
  let positionBytes = 0;
  for (const cursor of cursors) {
    const part = cursor.take();
    writer.append(PackedPostings.read(part.postings, part.entry.articles).whole(), part.positions);
    onPositions(part.positions);
    positionBytes += part.positions.length;
  }
  const articles = writer.end();
  return {
    entry: { field, articles, postingBytes: postings.length, positionBytes },
    postings: postings.take(),
  };
}
