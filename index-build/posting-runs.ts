/**
 * Runs: the posting lists of some articles after the other, laid aside when there are as many as may be in
 * memory, and merged in the end (sort-based inversion: Witten, Moffat and Bell, "Managing Gigabytes", 5.3).
 *
 * A run has its terms in the order of their texts: for each its number, the entry that the term directory
 * would have, then the postings and the positions of each of its lists, in the form of the compiled index. So
 * a list that is in one run alone, as all are of an archive that fits into memory, is only copied.
 */

import { ByteReader, ByteWriter } from '../src/compiled-index/bytes.ts';
import { PackedPostings } from '../src/compiled-index/packed-postings.ts';
import { PostingListWriter } from '../src/compiled-index/posting-list.ts';
import { type ListEntry, writeListEntries } from '../src/compiled-index/term-directory.ts';
import { FIELDS } from '../src/query.ts';
import { invertField, type Occurrences } from './inverted-fields.ts';
import { type HandedSpool, Spool, type SpoolPlace } from './spool.ts';
import { SpoolWindow } from './spool-window.ts';
import type { TermNumbers } from './term-numbers.ts';
import type { LoggedTokens } from './token-log.ts';

/** Bytes of what precedes the lists of a term, at the most: seventeen varints of eight. */
const LONGEST_HEAD = 8 * (2 + 3 * FIELDS.length);

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

/** Where a run is in a spool: [from, to). */
interface PlaceOfRun {
  readonly first: number;
  readonly from: number;
  readonly to: number;
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
    const cursorOf = (spool: Spool) => (place: PlaceOfRun) => new RunCursor(spool, place);
    const others = this.otherSpool === null ? [] : this.otherPlaces.map(cursorOf(this.otherSpool));
    const cursors = [...others, ...this.places.map(cursorOf(this.spool))].sort((a, b) => a.first - b.first);
    const postings = new ByteWriter();
    const writer = new PostingListWriter(postings, new ByteWriter());
    for (const term of order) {
      const having = cursors.filter((cursor) => cursor.term === term);
      const parts = having.flatMap((cursor) => cursor.lists());
      const lists: MergedList[] = [];
      for (let field = 0; field < FIELDS.length; field += 1) {
        const ofField = parts.filter(({ entry }) => entry.field === field);
        const [first] = ofField;
        if (first === undefined) continue;
        if (ofField.length === 1) {
          lists.push(first);
          onPositions(first.positions);
          continue;
        }
        writer.makeRoom(ofField.reduce((sum, { entry }) => sum + entry.articles, 0));
        let positionBytes = 0;
        for (const part of ofField) {
          writer.append(PackedPostings.read(part.postings, part.entry.articles).whole(), part.positions);
          onPositions(part.positions);
          positionBytes += part.positions.length;
        }
        const articles = writer.end();
        const entry = { field, articles, postingBytes: postings.length, positionBytes };
        lists.push({ entry, postings: postings.take() });
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

/** A list as a run has it. */
interface PartOfList extends MergedList {
  readonly positions: Uint8Array;
}

/** Steps through the terms of a run. */
class RunCursor {
  /** The number of the term; -1 after the last. */
  term = -1;
  private entries: ListEntry[] = [];
  /** The number of its first article. */
  readonly first: number;
  private readonly window: SpoolWindow;

  constructor(spool: Spool, { first, from, to }: PlaceOfRun) {
    this.first = first;
    this.window = new SpoolWindow(spool, from, to);
    this.step();
  }

  /** The lists of the term, by ascending field, once; good until the step past it. */
  lists(): PartOfList[] {
    let bytes = 0;
    for (const { postingBytes, positionBytes } of this.entries) bytes += postingBytes + positionBytes;
    const all = this.window.take(bytes);
    let at = 0;
    const next = (length: number): Uint8Array => {
      at += length;
      return all.subarray(at - length, at);
    };
    return this.entries.map((entry) => {
      const postings = next(entry.postingBytes);
      return { entry, postings, positions: next(entry.positionBytes) };
    });
  }

  /** Steps to the next term, after the lists of this one were taken. */
  step(): void {
    this.term = -1;
    this.entries = [];
    if (this.window.left === 0) return;
    const reader = new ByteReader(this.window.peek(LONGEST_HEAD));
    this.term = reader.varint();
    for (let mask = reader.varint(), field = 0; mask > 0; mask >>>= 1, field += 1) {
      if ((mask & 1) === 0) continue;
      const [articles, postingBytes, positionBytes] = [reader.varint(), reader.varint(), reader.varint()];
      this.entries.push({ field, articles, postingBytes, positionBytes });
    }
    this.window.take(reader.at);
  }
}
