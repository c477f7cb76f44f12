/** Bytes written and read in order: single bytes, varints (little-endian base 128) and texts. */

const LEAST_CAPACITY = 64;
/** A varint of more bytes than this is above 2^53. */
const LONGEST_VARINT = 8;

/** Writes a whole number below 2^31 as a varint to `bytes`, from `at`; returns where it ends. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let end = at;
  for (; rest >= 0x80; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end++] = rest;
  return end;
}

/** Where so many varints end that begin at a place of the bytes; at the end of the bytes when there are fewer. */
export function endOfVarints(bytes: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < bytes.length; at += 1) if ((bytes[at] as number) < 128) left -= 1;
  return at;
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  private buffer = new Uint8Array(LEAST_CAPACITY);
  private used = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.used;
  }

  byte(value: number): void {
    this.makeRoom(1);
    this.buffer[this.used] = value;
    this.used += 1;
  }

  /** A whole number from 0 to 2^53 - 1; throws a RangeError for any other. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no varint can hold ${value}`);
    this.makeRoom(LONGEST_VARINT);
    let rest = value;
    // Bitwise operators see 32 bits only.
    for (; rest > 0x7fff_ffff; rest = Math.floor(rest / 0x80))
      this.buffer[this.used++] = (rest % 0x80) | 0x80;
    for (; rest >= 0x80; rest >>>= 7) this.buffer[this.used++] = (rest & 0x7f) | 0x80;
    this.buffer[this.used++] = rest;
  }

  /**
   * For many bytes at once, without a call for each: a buffer with room for `most` of them, to be
   * written to from place `length`. {@link endAt} tells where they end.
   */
  room(most: number): Uint8Array {
    this.makeRoom(most);
    return this.buffer;
  }

  endAt(length: number): void {
    this.used = length;
  }

  bytes(values: Uint8Array): void {
    this.makeRoom(values.length);
    this.buffer.set(values, this.used);
    this.used += values.length;
  }

  /** A text as UTF-8 after its length in bytes. */
  text(value: string): void {
    const encoded = Buffer.from(value);
    this.varint(encoded.length);
    this.bytes(encoded);
  }

  /** What was written since the last time; nothing is written then. */
  take(): Uint8Array {
    const taken = this.finish();
    this.used = 0;
    return taken;
  }

  /** What was written. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }

  private makeRoom(more: number): void {
    const needed = this.used + more;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.used));
    this.buffer = grown;
  }
}

/** Reads what a {@link ByteWriter} wrote. Every method throws a RangeError where the bytes end too early. */
export class ByteReader {
  /** `at` is the place of the next byte. */
  constructor(
    private readonly source: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    const value = this.source[this.at];
    if (value === undefined) throw endsTooEarly();
    this.at += 1;
    return value;
  }

  /** Throws a RangeError, too, for a number above 2^53 - 1. */
  varint(): number {
    // Most numbers are of one byte, and most of the time to open an index goes into reading them.
    const first = this.source[this.at];
    if (first !== undefined && first < 0x80) {
      this.at += 1;
      return first;
    }
    let value = 0;
    let weight = 1;
    for (let i = 0; i < LONGEST_VARINT; i += 1) {
      const next = this.byte();
      value += (next & 0x7f) * weight;
      if (next < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      weight *= 0x80;
    }
    throw new RangeError('the section holds a number that is too large');
  }

  /** Reads as many numbers as there is room for, and returns the largest: those that do not fit are cut off. */
  fill(to: Uint8Array | Uint16Array | Uint32Array): number {
    const { source } = this;
    let { at } = this;
    let largest = 0;
    for (let i = 0; i < to.length; i += 1) {
      let value = source[at] ?? 0x80;
      if (value < 0x80) at += 1;
      else {
        this.at = at;
        value = this.varint();
        at = this.at;
      }
      to[i] = value;
      if (value > largest) largest = value;
    }
    this.at = at;
    return largest;
  }

  /** The next bytes, as a view of the source. */
  take(length: number): Uint8Array {
    if (length > this.source.length - this.at) throw endsTooEarly();
    this.at += length;
    return this.source.subarray(this.at - length, this.at);
  }

  /** Throws a RangeError unless everything was read. */
  end(): void {
    if (this.at !== this.source.length) throw new RangeError('the section goes on after its end');
  }

  text(): string {
    const encoded = this.take(this.varint());
    return Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length).toString();
  }
}

function endsTooEarly(): RangeError {
  return new RangeError('the section ends too early');
}
