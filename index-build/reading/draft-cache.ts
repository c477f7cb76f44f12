/**
 * What was read of files before, by the hash of their content: an unchanged file is not read again.
 *
 * One file: the magic and the version of what was read, a reading after the other as JSON, then a
 * directory that says where each one is. A cache that is missing, damaged or of another version is
 * an empty one, so that all is read again and nothing can be wrong.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Sink } from '../durable-files.ts';

const MAGIC = Buffer.from('BACKFILE DRAFTS\n');
/** At the end: where the directory begins (8 bytes), its length and CRC-32 (4 each). */
const FOOTER = 16;

interface Directory {
  readonly version: string;
  /** By key: where the reading begins, its length in bytes, its CRC-32. */
  readonly readings: Readonly<Record<string, readonly [start: number, length: number, crc: number]>>;
}

export class DraftCache {
  private readonly readings: ReadonlyMap<string, readonly [start: number, length: number, crc: number]>;

  private constructor(
    private readonly descriptor: number | null,
    directory: Directory | null,
  ) {
    this.readings = new Map(Object.entries(directory?.readings ?? {}));
  }

  /** `version` names all that a reading depends on beside a file's content. */
  static open(path: string | null, version: string): DraftCache {
    if (path === null) return new DraftCache(null, null);
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r');
    } catch {
      return new DraftCache(null, null);
    }
    const directory = readDirectory(descriptor);
    if (directory?.version === version) return new DraftCache(descriptor, directory);
    closeSync(descriptor);
    return new DraftCache(null, null);
  }

  /** The reading of a key as it was added; null for one that is not there, or not whole. */
  get(key: string): Buffer<ArrayBuffer> | null {
    const place = this.readings.get(key);
    if (place === undefined || this.descriptor === null) return null;
    const [start, length, crc] = place;
    const bytes = readAt(this.descriptor, start, length);
    return bytes !== null && crc32(bytes) === crc ? bytes : null;
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
  }
}

/** Writes a cache to a sink, reading by reading, each in one piece or several. */
export class DraftCacheWriter {
  private at = 0;
  private readonly readings = new Map<string, [start: number, length: number, crc: number]>();
  /** Of the reading at hand: where it begins, and its checksum so far. */
  private start = 0;
  private crc = 0;

  constructor(
    private readonly sink: Sink,
    private readonly version: string,
  ) {
    this.put(MAGIC);
    this.begin();
  }

  /** Adds to the reading at hand. */
  add(piece: Uint8Array): void {
    this.crc = crc32(piece, this.crc);
    this.put(piece);
  }

  /** Ends the reading at hand; without a key it is not to be found again. */
  end(key: string | null): void {
    if (key !== null) this.readings.set(key, [this.start, this.at - this.start, this.crc]);
    this.begin();
  }

  /** Of two files with the same content one reading is kept. */
  has(key: string): boolean {
    return this.readings.has(key);
  }

  finish(): void {
    const directory: Directory = { version: this.version, readings: Object.fromEntries(this.readings) };
    const bytes = Buffer.from(JSON.stringify(directory));
    const footer = Buffer.alloc(FOOTER);
    footer.writeBigUInt64LE(BigInt(this.at), 0);
    footer.writeUInt32LE(bytes.length, 8);
    footer.writeUInt32LE(crc32(bytes), 12);
    this.put(bytes);
    this.put(footer);
  }

  private begin(): void {
    this.start = this.at;
    this.crc = 0;
  }

  private put(bytes: Uint8Array): void {
    this.sink(bytes);
    this.at += bytes.length;
  }
}

function readDirectory(descriptor: number): Directory | null {
  const { size } = fstatSync(descriptor);
  const footer = size < MAGIC.length + FOOTER ? null : readAt(descriptor, size - FOOTER, FOOTER);
  if (footer === null || readAt(descriptor, 0, MAGIC.length)?.equals(MAGIC) !== true) return null;
  const start = Number(footer.readBigUInt64LE(0));
  const length = footer.readUInt32LE(8);
  if (start + length + FOOTER !== size) return null;
  const bytes = readAt(descriptor, start, length);
  if (bytes === null || crc32(bytes) !== footer.readUInt32LE(12)) return null;
  return JSON.parse(bytes.toString()) as Directory;
}

/** Null when the file ends too early or can't be read. */
function readAt(descriptor: number, position: number, length: number): Buffer<ArrayBuffer> | null {
  const bytes = Buffer.allocUnsafeSlow(length);
  try {
    for (let done = 0; done < length; ) {
      const read = readSync(descriptor, bytes, done, length - done, position + done);
      if (read === 0) return null;
      done += read;
    }
    return bytes;
  } catch {
    return null;
  }
}
