/** Reads a part of a spool from its beginning to its end, by one buffer that is filled again and again. */

import type { Spool } from './spool.ts';

/** Bytes that are read at once. */
const WINDOW = 64 * 1024;

/** Room for what is longer than a window, which several windows share. */
export class LongRoom {
  private bytes = new Uint8Array(0);

  of(length: number): Uint8Array {
    if (length > this.bytes.length) this.bytes = new Uint8Array(Math.max(length, 2 * this.bytes.length));
    return this.bytes.subarray(0, length);
  }
}

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
    private readonly room = new LongRoom(),
  ) {}

  /** Bytes that are still to come. */
  get left(): number {
    return this.end - this.next + this.filled - this.at;
  }

  /** The next bytes, fewer at the end and no more than a window; good until this is asked again. */
  peek(length: number): Uint8Array {
    const wanted = Math.min(length, WINDOW, this.left);
    if (wanted > this.filled - this.at) this.fill();
    return this.buffer.subarray(this.at, this.at + wanted);
  }

  /**
   * The next bytes, fewer at the end, and steps past them; good until this is asked again, or another window
   * with the same room is.
   */
  take(length: number): Uint8Array {
    const wanted = Math.min(length, this.left);
    if (wanted > WINDOW) return this.takeLong(wanted);
    const bytes = this.peek(wanted);
    this.at += wanted;
    return bytes;
  }

  private takeLong(length: number): Uint8Array {
    const bytes = this.room.of(length);
    const kept = Math.min(length, this.filled - this.at);
    bytes.set(this.buffer.subarray(this.at, this.at + kept));
    this.at += kept;
    this.spool.readInto(bytes.subarray(kept), this.next);
    this.next += length - kept;
    return bytes;
  }

  private fill(): void {
    if (this.buffer.length === 0) this.buffer = new Uint8Array(Math.min(WINDOW, this.left));
    const kept = this.filled - this.at;
    this.buffer.copyWithin(0, this.at, this.filled);
    const more = Math.min(this.buffer.length - kept, this.end - this.next);
    this.spool.readInto(this.buffer.subarray(kept, kept + more), this.next);
    this.next += more;
    this.at = 0;
    this.filled = kept + more;
  }
}
