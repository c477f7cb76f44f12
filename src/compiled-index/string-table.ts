/**
 * A sorted table of distinct strings, in the order of their code points, which is that of their
 * UTF-8 bytes. Written front-coded: the number of strings; for each, how many bytes it shares with
 * the one before and how many more it has (varints); then what each has more, end to end.
 */

import { ByteReader, ByteWriter } from './bytes.ts';

/** Offsets are 32-bit numbers. */
const MOST_BYTES = 0xffff_ffff;

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

/** The table in memory: string i is `bytes` from `offsets[i]` to `offsets[i + 1]`, as UTF-8. */
export class StringTable {
  readonly size: number;
  private readonly buffer: Buffer;

  private constructor(
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {
    this.size = offsets.length - 1;
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Throws a RangeError for bytes that {@link writeStringTable} can't have written. */
  static read(section: Uint8Array): StringTable {
    const reader = new ByteReader(section);
    const size = reader.varint();
    // Two bytes a string at least: a damaged size must not ask for memory that there is not.
    if (size > (section.length - reader.at) / 2) throw new RangeError('the section ends too early');
    const sharedLengths = new Uint32Array(size);
    const offsets = new Uint32Array(size + 1);
    let total = 0;
    let length = 0;
    for (let i = 0; i < size; i += 1) {
      const shared = reader.varint();
      if (shared > length) throw new RangeError(`string ${i} shares more than the one before has`);
      length = shared + reader.varint();
      total += length;
      if (total > MOST_BYTES) throw new RangeError('the strings of the section are too long');
      sharedLengths[i] = shared;
      offsets[i + 1] = total;
    }
    return new StringTable(decode(section, reader.at, sharedLengths, offsets), offsets);
  }

  /** The string at a place from 0; throws a RangeError where there is none. */
  at(i: number): string {
    const start = this.offsets[i];
    const end = this.offsets[i + 1];
    if (start === undefined || end === undefined) throw new RangeError(`there is no string ${i}`);
    return this.buffer.toString('utf8', start, end);
  }

  /** The place of a string, -1 if it is not in the table. */
  find(text: string): number {
    const bytes = utf8(text);
    const place = this.firstFrom(bytes, false);
    return place < this.size && this.compare(place, bytes, false) === 0 ? place : -1;
  }

  /** The place of the first string that does not come before `text`; `size` if all do. */
  lowerBound(text: string): number {
    return this.firstFrom(utf8(text), false);
  }

  /** The places [from, to) of the strings that begin with these bytes. */
  rangeOf(prefix: Uint8Array): [from: number, to: number] {
    return [this.firstFrom(prefix, false), this.firstFrom(prefix, true)];
  }

  /** The first place whose string does not come before `bytes` or, if `past`, comes after all that begin so. */
  private firstFrom(bytes: Uint8Array, past: boolean): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, bytes, past) < (past ? 1 : 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below, at or above 0 as string i stands to `other`; lengths count for nothing if `asPrefix`. */
  private compare(i: number, other: Uint8Array, asPrefix: boolean): number {
    const { bytes, offsets } = this;
    const start = offsets[i] as number;
    const length = (offsets[i + 1] as number) - start;
    const common = Math.min(length, other.length);
    for (let k = 0; k < common; k += 1) {
      const difference = (bytes[start + k] as number) - (other[k] as number);
      if (difference !== 0) return difference;
    }
    return asPrefix ? 0 : length - other.length;
  }
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

/** Puts each string together from the one before and what it has more, which begin at `from`. */
function decode(
  section: Uint8Array,
  from: number,
  sharedLengths: Uint32Array,
  offsets: Uint32Array,
): Uint8Array {
  const size = sharedLengths.length;
  let more = offsets[size] as number;
  for (const shared of sharedLengths) more -= shared;
  if (from + more > section.length) throw new RangeError('the section ends too early');
  if (from + more < section.length) throw new RangeError('the section goes on after its last string');

  const bytes = new Uint8Array(offsets[size] as number);
  let read = from;
  let previous = 0;
  for (let i = 0; i < size; i += 1) {
    const start = offsets[i] as number;
    const end = offsets[i + 1] as number;
    const differs = start + (sharedLengths[i] as number);
    let write = start;
    // Loops, since the parts are too short for a native copy to pay.
    for (let k = previous; write < differs; k += 1, write += 1) bytes[write] = bytes[k] as number;
    const before = previous + (differs - start);
    for (; write < end; write += 1, read += 1) bytes[write] = section[read] as number;
    const first = differs < end ? bytes[differs] : undefined;
    if (i > 0 && !isAfter(first, before < start ? bytes[before] : undefined)) {
      throw new RangeError(`string ${i} is out of order`);
    }
    previous = start;
  }
  return bytes;
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
