/** For each term and field, where its posting list and positions are, and how many articles it has. */

import { ByteReader, ByteWriter } from './bytes.ts';

/** A term's list in one field, as it is written: counts and lengths in bytes. */
export interface ListEntry {
  readonly field: number;
  readonly articles: number;
  readonly postingBytes: number;
  readonly positionBytes: number;
}

/** Collects the entries of one term after the other, in the order of their ordinals. */
export class TermDirectoryWriter {
  private readonly out = new ByteWriter();

  /** The lists of the next term, by ascending field. */
  add(lists: readonly ListEntry[]): void {
    let fields = 0;
    for (const { field } of lists) fields |= 1 << field;
    this.out.varint(fields);
    for (const { articles, postingBytes, positionBytes } of lists) {
      this.out.varint(articles);
      this.out.varint(postingBytes);
      this.out.varint(positionBytes);
    }
  }

  finish(): Uint8Array {
    return this.out.finish();
  }
}

/** Lists are numbered in the order of terms, then fields; `list` is such a number. */
export class TermDirectory {
  /** Where the lists of each term begin, and an end after the last. */
  private readonly firstLists: Uint32Array;
  private readonly fields: number[] = [];
  private readonly counts: number[] = [];
  /** Where each list begins in its section, and an end after the last: beyond 32 bits in large archives. */
  private readonly postingStarts: number[] = [0];
  private readonly positionStarts: number[] = [0];

  private constructor(terms: number) {
    this.firstLists = new Uint32Array(terms + 1);
  }

  static read(bytes: Uint8Array, terms: number): TermDirectory {
    const directory = new TermDirectory(terms);
    const { fields, counts, postingStarts, positionStarts } = directory;
    const reader = new ByteReader(bytes);
    let postingEnd = 0;
    let positionEnd = 0;
    for (let term = 0; term < terms; term += 1) {
      for (let mask = reader.varint(), field = 0; mask > 0; mask >>>= 1, field += 1) {
        if ((mask & 1) === 0) continue;
        fields.push(field);
        counts.push(reader.varint());
        postingEnd += reader.varint();
        positionEnd += reader.varint();
        postingStarts.push(postingEnd);
        positionStarts.push(positionEnd);
      }
      directory.firstLists[term + 1] = fields.length;
    }
    reader.end();
    return directory;
  }

  /** Lists of all terms together. */
  get lists(): number {
    return this.fields.length;
  }

  /** The list of a term in a field; -1 when no article has it there. */
  find(term: number, field: number): number {
    const end = this.firstLists[term + 1] as number;
    for (let list = this.firstLists[term] as number; list < end; list += 1) {
      if (this.fields[list] === field) return list;
    }
    return -1;
  }

  /** The lists of a term in any of the fields, which are bits of `mask`, by ascending field. */
  listsOf(term: number, mask: number): { readonly list: number; readonly field: number }[] {
    const lists: { list: number; field: number }[] = [];
    const end = this.firstLists[term + 1] as number;
    for (let list = this.firstLists[term] as number; list < end; list += 1) {
      const field = this.fields[list] as number;
      if (((mask >>> field) & 1) === 1) lists.push({ list, field });
    }
    return lists;
  }

  /** Articles with the term, summed over the fields: what Lunr's idf counts. */
  occurrencesByField(term: number): number {
    let sum = 0;
    const end = this.firstLists[term + 1] as number;
    for (let list = this.firstLists[term] as number; list < end; list += 1)
      sum += this.counts[list] as number;
    return sum;
  }

  /** Articles of a list. */
  count(list: number): number {
    return this.counts[list] as number;
  }

  postingRange(list: number): readonly [from: number, to: number] {
    return [this.postingStarts[list] as number, this.postingStarts[list + 1] as number];
  }

  positionRange(list: number): readonly [from: number, to: number] {
    return [this.positionStarts[list] as number, this.positionStarts[list + 1] as number];
  }
}
