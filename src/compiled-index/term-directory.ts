/** For each term and field, where its posting list and positions are, and how many articles it has. */

import { ByteReader, ByteWriter } from './bytes.ts';

/** A term's list in one field, as it is written: counts and lengths in bytes. */
export interface ListEntry {
  readonly field: number;
  readonly articles: number;
  readonly postingBytes: number;
  readonly positionBytes: number;
}

/** The entries of one term: its fields as bits; for each of these the numbers of its list. */
export function writeListEntries(lists: readonly ListEntry[], out: ByteWriter): void {
  let fields = 0;
  for (const { field } of lists) fields |= 1 << field;
  out.varint(fields);
  for (const { articles, postingBytes, positionBytes } of lists) {
    out.varint(articles);
    out.varint(postingBytes);
    out.varint(positionBytes);
  }
}

/** Collects the entries of one term after the other, in the order of their ordinals. */
export class TermDirectoryWriter {
  private readonly out = new ByteWriter();

  /** The lists of the next term, by ascending field. */
  add(lists: readonly ListEntry[]): void {
    writeListEntries(lists, this.out);
  }

  finish(): Uint8Array {
    return this.out.finish();
  }
}

/** Terms whose entries are unpacked together: those of one are asked for several times, one after the other. */
const GROUP = 8;

/** Groups that stay unpacked: what a query asks about. */
const UNPACKED = 32;

/** The entries of a group of terms. */
class Group {
  /** Its place, -1 when it is none yet. */
  place = -1;
  /** Where the lists of each of its terms begin, and an end after the last; from the first list of the group. */
  readonly firstLists = new Uint32Array(GROUP + 1);
  readonly fields: number[] = [];
  readonly counts: number[] = [];
  /** Where each list begins in its section, and an end after the last: beyond 32 bits in large archives. */
  readonly postingStarts: number[] = [];
  readonly positionStarts: number[] = [];

  /** Reads the entries of so many terms, the first list of which begins at these places. */
  read(reader: ByteReader, terms: number, postingStart: number, positionStart: number): void {
    const { firstLists, fields, counts, postingStarts, positionStarts } = this;
    let list = 0;
    postingStarts[0] = postingStart;
    positionStarts[0] = positionStart;
    for (let term = 0; term < terms; term += 1) {
      for (let mask = reader.varint(), field = 0; mask > 0; mask >>>= 1, field += 1) {
        if ((mask & 1) === 0) continue;
        fields[list] = field;
        counts[list] = reader.varint();
        postingStarts[list + 1] = (postingStarts[list] as number) + reader.varint();
        positionStarts[list + 1] = (positionStarts[list] as number) + reader.varint();
        list += 1;
      }
      firstLists[term + 1] = list;
    }
    firstLists.fill(list, terms + 1);
  }

  get lists(): number {
    return this.firstLists[GROUP] as number;
  }
}

/**
 * Lists are numbered in the order of terms, then fields; `list` is such a number. The entries are held as
 * they were written: as numbers they would take several times as much, and an archive may have millions.
 */
export class TermDirectory {
  /** By group: where its entries begin in the bytes, its first list, and where that begins in its sections. */
  private readonly starts: Uint32Array;
  private readonly firstLists: Uint32Array;
  private readonly postingStarts: Float64Array;
  private readonly positionStarts: Float64Array;
  /** Each in the place that is its own modulo {@link UNPACKED}. */
  private readonly unpacked = Array.from({ length: UNPACKED }, () => new Group());
  /** The one asked about last. */
  private last = this.unpacked[0] as Group;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly terms: number,
  ) {
    const groups = Math.ceil(terms / GROUP);
    this.starts = new Uint32Array(groups);
    this.firstLists = new Uint32Array(groups + 1);
    this.postingStarts = new Float64Array(groups + 1);
    this.positionStarts = new Float64Array(groups + 1);
    const reader = new ByteReader(bytes);
    for (let i = 0; i < groups; i += 1) {
      this.starts[i] = reader.at;
      const group = this.readGroup(reader, i);
      const { lists } = group;
      this.firstLists[i + 1] = (this.firstLists[i] as number) + lists;
      this.postingStarts[i + 1] = group.postingStarts[lists] as number;
      this.positionStarts[i + 1] = group.positionStarts[lists] as number;
    }
    reader.end();
  }

  static read(bytes: Uint8Array, terms: number): TermDirectory {
    // A byte a term at least: a damaged count must not ask for memory that there is not.
    if (terms > bytes.length) throw new RangeError('the section ends too early');
    return new TermDirectory(bytes, terms);
  }

  /** Lists of all terms together. */
  get lists(): number {
    return this.firstLists.at(-1) as number;
  }

  /** The list of a term in a field; -1 when no article has it there. */
  find(term: number, field: number): number {
    for (const each of this.listsOf(term, 1 << field)) return each.list;
    return -1;
  }

  /** The lists of a term in any of the fields, which are bits of `mask`, by ascending field. */
  listsOf(term: number, mask: number): { readonly list: number; readonly field: number }[] {
    const { place, firstLists, fields } = this.groupOfTerm(term);
    const first = this.firstLists[place] as number;
    const lists: { list: number; field: number }[] = [];
    const end = firstLists[(term % GROUP) + 1] as number;
    for (let list = firstLists[term % GROUP] as number; list < end; list += 1) {
      const field = fields[list] as number;
      if (((mask >>> field) & 1) === 1) lists.push({ list: first + list, field });
    }
    return lists;
  }

  /** Articles with the term, summed over the fields: what Lunr's idf counts. */
  occurrencesByField(term: number): number {
    const { firstLists, counts } = this.groupOfTerm(term);
    let sum = 0;
    const end = firstLists[(term % GROUP) + 1] as number;
    for (let list = firstLists[term % GROUP] as number; list < end; list += 1) sum += counts[list] as number;
    return sum;
  }

  /** Articles of a list. */
  count(list: number): number {
    const { counts } = this.groupOfList(list);
    return counts[this.placeOf(list)] as number;
  }

  postingRange(list: number): readonly [from: number, to: number] {
    const { postingStarts } = this.groupOfList(list);
    const place = this.placeOf(list);
    return [postingStarts[place] as number, postingStarts[place + 1] as number];
  }

  positionRange(list: number): readonly [from: number, to: number] {
    const { positionStarts } = this.groupOfList(list);
    const place = this.placeOf(list);
    return [positionStarts[place] as number, positionStarts[place + 1] as number];
  }

  /** In the group asked about last. */
  private placeOf(list: number): number {
    return list - (this.firstLists[this.last.place] as number);
  }

  private groupOfTerm(term: number): Group {
    return this.unpack(Math.floor(term / GROUP));
  }

  private groupOfList(list: number): Group {
    const { firstLists, last } = this;
    if (list >= (firstLists[last.place] as number) && list < (firstLists[last.place + 1] as number))
      return last;
    let low = 0;
    for (let high = this.starts.length; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      if ((firstLists[middle] as number) <= list) low = middle;
      else high = middle;
    }
    return this.unpack(low);
  }

  private unpack(place: number): Group {
    this.last = this.unpacked[place % UNPACKED] as Group;
    if (this.last.place !== place) this.readGroup(new ByteReader(this.bytes, this.starts[place]), place);
    return this.last;
  }

  private readGroup(reader: ByteReader, place: number): Group {
    const group = this.unpacked[place % UNPACKED] as Group;
    const terms = Math.min(GROUP, this.terms - place * GROUP);
    group.read(reader, terms, this.postingStarts[place] as number, this.positionStarts[place] as number);
    group.place = place;
    return group;
  }
}
