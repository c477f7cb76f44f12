/** Reads a part of a spool from its beginning to its end, by one buffer that is filled again and again. */

import type { Spool } from './spool.ts';

/** Bytes that are read at once. */
const WINDOW = 64 * 1024;

export class SpoolWindow {
  private buffer = new Uint8Array(0);
  /** Where the next bytes are in the buffer, and where it ends. */
  private at = 0;
  private filled = 0;

  /** Of the bytes [next, end). */
  constructor(
    private readonly spool: Spool,
    private next: number,
    private readonly end: number,
  ) {}

  /** Bytes that are still to come. */
  get left(): number {
    return this.end - this.next + this.filled - this.at;
  }

  /** The next bytes, fewer at the end; good until this is asked again. */
  peek(length: number): Uint8Array {
    const wanted = Math.min(length, this.left);
    if (wanted > this.filled - this.at) this.fill(wanted);
    return this.buffer.subarray(this.at, this.at + wanted);
  }

  /** The same, and steps past them. */
  take(length: number): Uint8Array {
    const bytes = this.peek(length);
    this.at += bytes.length;
    return bytes;
  }

  private fill(wanted: number): void {
    const kept = this.buffer.subarray(this.at, this.filled);
    const size = Math.min(Math.max(wanted, WINDOW), this.left);
    if (size > this.buffer.length) {
      const grown = new Uint8Array(size);
      grown.set(kept);
      this.buffer = grown;
    } else this.buffer.copyWithin(0, this.at, this.filled);
    const more = Math.min(this.buffer.length - kept.length, this.end - this.next);
    this.spool.readInto(this.buffer.subarray(kept.length, kept.length + more), this.next);
    this.next += more;
    this.at = 0;
    this.filled = kept.length + more;
  }
}
