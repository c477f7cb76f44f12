/**
 * A sorted table of distinct strings, in the order of their code points, which is that of their
 * UTF-8 bytes. Written front-coded: the number of strings; for each, how many bytes it shares with
 * the one before and how many more it has (varints); then what each has more, end to end.
 */

import { ByteReader, ByteWriter, putVarint } from './bytes.ts';
import { GROUP, type GroupedStrings, StringCursor } from './string-cursor.ts';

/** Offsets are 32-bit numbers. */
const MOST_BYTES = 0xffff_ffff;

/** Bytes of a varint of a length. */
const LONGEST_LENGTH = 5;

/** Throws an Error unless the strings are distinct and in order. A lone surrogate is written as U+FFFD. */
export function writeStringTable(sorted: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  const rests = new ByteWriter();
  writer.varint(sorted.length);
  let previous: Uint8Array = new Uint8Array(0);
  // The bytes of one string and of the one before, by turns.
  let [scratch, other] = [new Uint8Array(256), new Uint8Array(256)];
  for (let i = 0; i < sorted.length; i += 1) {
    const text = sorted[i] as string;
    const bytes = utf8(text, scratch);
    const shared = sharedLength(previous, bytes);
    if (i > 0 && !isAfter(bytes[shared], previous[shared])) {
      throw new Error(`a string out of order: ${JSON.stringify(text)}`);
    }
    writer.varint(shared);
    writer.varint(bytes.length - shared);
    rests.bytes(bytes.subarray(shared));
    previous = bytes;
    [scratch, other] = [other, scratch];
  }
  writer.bytes(rests.finish());
  return writer.finish();
}

/** The table in memory: see {@link StringCursor}, by which its strings are walked. */
export class StringTable {
  /** For who asks for one string. */
  private readonly asked: StringCursor;

  private constructor(private readonly strings: GroupedStrings) {
    this.asked = new StringCursor(strings);
  }

  /** Throws a RangeError for bytes that {@link writeStringTable} can't have written. */
  static read(section: Uint8Array): StringTable {
    return new StringTable(groupStrings(section));
  }

  get size(): number {
    return this.strings.size;
  }

  /** What it takes in memory. */
  get byteLength(): number {
    return this.strings.bytes.length + this.strings.starts.byteLength;
  }

  /** A cursor before the string at a place, so that going on leads to it. */
  cursorBefore(place: number): StringCursor {
    const cursor = new StringCursor(this.strings);
    if (place > 0) cursor.moveTo(place - 1);
    return cursor;
  }

  /** The string at a place from 0; throws a RangeError where there is none. */
  at(i: number): string {
    if (!(i >= 0 && i < this.size)) throw new RangeError(`there is no string ${i}`);
    this.asked.moveTo(i);
    const { bytes, length } = this.asked;
    return Buffer.from(bytes.buffer, 0, length).toString();
  }

  /** The place of a string, -1 if it is not in the table. */
  find(text: string): number {
    const bytes = utf8(text);
    const place = this.firstFrom(bytes, false);
    if (place === this.size) return -1;
    const { asked } = this;
    return compare(asked.bytes, 0, asked.length, bytes, false) === 0 ? place : -1;
  }

  /** The place of the first string that does not come before `text`; `size` if all do. */
  lowerBound(text: string): number {
    return this.firstFrom(utf8(text), false);
  }

  /** The places [from, to) of the strings that begin with these bytes. */
  rangeOf(prefix: Uint8Array): [from: number, to: number] {
    return [this.firstFrom(prefix, false), this.firstFrom(prefix, true)];
  }

  /**
   * The first place whose string does not come before `sought` or, if `past`, comes after all that begin so.
   * The cursor for what is asked is there then.
   */
  private firstFrom(sought: Uint8Array, past: boolean): number {
    const { asked, size } = this;
    const { bytes, starts } = this.strings;
    const least = past ? 1 : 0;
    let low = 0;
    for (let high = starts.length - 1; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      // The first of a group shares nothing, so its length stands after one byte.
      const head = new ByteReader(bytes, (starts[middle] as number) + 1);
      const length = head.varint();
      if (compare(bytes, head.at, length, sought, past) < least) low = middle;
      else high = middle;
    }
    asked.moveTo(low * GROUP);
    while (asked.place < size && compare(asked.bytes, 0, asked.length, sought, past) < least) asked.goOn();
    return asked.place;
  }
}

/** Below, at or above 0 as the string of so many bytes stands to `other`; lengths count for nothing if `asPrefix`. */
function compare(
  bytes: Uint8Array,
  start: number,
  length: number,
  other: Uint8Array,
  asPrefix: boolean,
): number {
  const common = Math.min(length, other.length);
  for (let k = 0; k < common; k += 1) {
    const difference = (bytes[start + k] as number) - (other[k] as number);
    if (difference !== 0) return difference;
  }
  return asPrefix ? 0 : length - other.length;
}

/** For a text that is being looked up. */
const lookedUp = new Uint8Array(256);

/** The bytes of a text: of a short one in ASCII, as most are, in `scratch` and not in a buffer of its own. */
function utf8(text: string, scratch = lookedUp): Uint8Array {
  if (text.length > scratch.length) return Buffer.from(text);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return Buffer.from(text);
    scratch[i] = code;
  }
  return scratch.subarray(0, text.length);
}

/** Puts the strings of a section into groups. Throws a RangeError where they are cut short or out of order. */
function groupStrings(section: Uint8Array): GroupedStrings {
  const lengths = new ByteReader(section);
  const size = lengths.varint();
  // Two bytes a string at least: a damaged size must not ask for memory that there is not.
  if (size > (section.length - lengths.at) / 2) throw new RangeError('the section ends too early');
  const { rests, added } = measure(new ByteReader(section, lengths.at), size);
  const bytes = new Uint8Array(section.length + added);
  const starts = new Uint32Array(Math.ceil(size / GROUP) + 1);
  const at = { read: rests, written: 0 };
  /** The string before, in [0, length). */
  let before = new Uint8Array(256);
  let length = 0;
  for (let i = 0; i < size; i += 1) {
    const shared = lengths.varint();
    const more = lengths.varint();
    if (at.read + more > section.length) throw new RangeError('the section ends too early');
    const first = more > 0 ? section[at.read] : undefined;
    if (i > 0 && !isAfter(first, shared < length ? before[shared] : undefined)) {
      throw new RangeError(`string ${i} is out of order`);
    }
    length = shared + more;
    if (length > before.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(before);
      before = grown;
    }
    for (let k = shared; k < length; k += 1) before[k] = section[at.read++] as number;
    const isHead = i % GROUP === 0;
    if (isHead) starts[i / GROUP] = at.written;
    const kept = isHead ? 0 : shared;
    at.written = putVarint(bytes, putVarint(bytes, at.written, kept), length - kept);
    for (let k = kept; k < length; k += 1) bytes[at.written++] = before[k] as number;
  }
  if (at.read < section.length) throw new RangeError('the section goes on after its last string');
  starts[starts.length - 1] = at.written;
  return { size, bytes: at.written < bytes.length ? bytes.slice(0, at.written) : bytes, starts };
}

/** Where what the strings have more begins, and how many bytes are added for those that are held whole. */
function measure(reader: ByteReader, size: number): { readonly rests: number; readonly added: number } {
  let added = 0;
  let total = 0;
  let length = 0;
  for (let i = 0; i < size; i += 1) {
    const shared = reader.varint();
    if (shared > length) throw new RangeError(`string ${i} shares more than the one before has`);
    length = shared + reader.varint();
    total += length;
    if (total > MOST_BYTES) throw new RangeError('the strings of the section are too long');
    // The bytes themselves, and a longer number of them.
    if (i % GROUP === 0) added += shared + LONGEST_LENGTH;
  }
  return { rests: reader.at, added };
}

/** What UTF-16 units and code points are not ordered alike for: surrogates and the units above them. */
const HIGH_UNITS = /[\ud800-\uffff]/;

/** Sorts strings in place by code points. */
export function sortByCodePoint(strings: string[]): string[] {
  // The runtime's own order, that of units, is several times as quick.
  return strings.some((text) => HIGH_UNITS.test(text)) ? strings.sort(codePointOrder) : strings.sort();
}

/** Below, at or above 0 as `a` comes before, with or after `b` by code points, not by UTF-16 units. */
export function codePointOrder(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i += 1) {
    const inA = a.charCodeAt(i);
    const inB = b.charCodeAt(i);
    if (inA !== inB) return placeOfUnit(inA) - placeOfUnit(inB);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, but below U+E000 to U+FFFF as units. */
function placeOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  let length = 0;
  while (length < common && a[length] === b[length]) length += 1;
  return length;
}

/** Whether a string comes after another by the first byte in which they differ; undefined past an end. */
function isAfter(byte: number | undefined, before: number | undefined): boolean {
  return byte !== undefined && byte > (before ?? -1);
}
