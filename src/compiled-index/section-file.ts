/**
 * The compiled index as a file of named sections; the layout is written down in README.md here.
 * A reader takes the sections that it knows by name and ignores the others.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Problem, REBUILD } from '../problem.ts';
import { firstDamagedPage, PAGE, PageChecksums, pageCount } from './pages.ts';

/** To be raised with every change of what a section holds. */
export const COMPILED_FORMAT = 4;

const MAGIC = Buffer.from('BACKFILE');
/** At the end: where the directory begins (8 bytes), its length and CRC-32 (4 each), and the magic. */
const FOOTER = 24;

interface SectionEntry {
  readonly name: string;
  readonly start: number;
  readonly bytes: number;
  /** Where the checksums of its pages are, and their own checksum. */
  readonly checksums: number;
  readonly crc: number;
}

interface Directory {
  readonly format: number;
  readonly sections: readonly SectionEntry[];
}

/** Takes the bytes of the file in order. */
export type Sink = (bytes: Uint8Array) => void;

/** Writes sections one after the other, each handed over whole or piece by piece. */
export class SectionWriter {
  private at = 0;
  private readonly entries: SectionEntry[] = [];

  constructor(private readonly sink: Sink) {
    this.put(MAGIC);
  }

  /** A section out of these pieces, in order. */
  section(name: string, pieces: Iterable<Uint8Array>): void {
    const sums = new PageChecksums();
    const start = this.at;
    for (const piece of pieces) {
      sums.add(piece);
      this.put(piece);
    }
    const bytes = this.at - start;
    const table = toBytes(sums.finish());
    this.entries.push({ name, start, bytes, checksums: this.at, crc: crc32(table) });
    this.put(table);
  }

  /** Ends the file. */
  finish(): void {
    const directory = Buffer.from(
      JSON.stringify({ format: COMPILED_FORMAT, sections: this.entries } satisfies Directory),
    );
    const footer = Buffer.alloc(FOOTER);
    footer.writeBigUInt64LE(BigInt(this.at), 0);
    footer.writeUInt32LE(directory.length, 8);
    footer.writeUInt32LE(crc32(directory), 12);
    MAGIC.copy(footer, 16);
    this.put(directory);
    this.put(footer);
  }

  private put(bytes: Uint8Array): void {
    this.sink(bytes);
    this.at += bytes.length;
  }
}

/** A section of an open file, read by range. */
export class Section {
  readonly name: string;
  readonly bytes: number;
  private known: Uint32Array | null = null;

  constructor(
    private readonly file: SectionFile,
    private readonly entry: SectionEntry,
  ) {
    this.name = entry.name;
    this.bytes = entry.bytes;
  }

  /** The bytes [from, to) of the section, known to be as they were written. Throws a Problem if they are not. */
  read(from = 0, to = this.bytes): Uint8Array {
    if (from < 0 || to > this.bytes || from > to)
      throw this.file.damaged(`${this.name} has no ${from} to ${to}`);
    if (from === to) return new Uint8Array(0);
    const first = Math.floor(from / PAGE);
    const begin = first * PAGE;
    const end = Math.min(this.bytes, pageCount(to) * PAGE);
    const pages = this.file.readAt(this.entry.start + begin, end - begin);
    const damaged = firstDamagedPage(pages, first, this.checksums());
    if (damaged !== null)
      throw this.file.damaged(`page ${damaged} of ${this.name} is not what was written there`);
    return pages.subarray(from - begin, to - begin);
  }

  get pages(): number {
    return pageCount(this.bytes);
  }

  /** The places of the pages that are not as they were written. Throws a Problem when that can't be told. */
  damagedPages(): number[] {
    const checksums = this.checksums();
    const damaged: number[] = [];
    for (let page = 0; page < this.pages; page += 1) {
      const from = page * PAGE;
      const bytes = this.file.readAt(this.entry.start + from, Math.min(PAGE, this.bytes - from));
      if (firstDamagedPage(bytes, page, checksums) !== null) damaged.push(page);
    }
    return damaged;
  }

  /** Of the pages. Read with the first of them, so that damage to one section leaves the others readable. */
  private checksums(): Uint32Array {
    if (this.known === null) {
      const table = this.file.readAt(this.entry.checksums, 4 * this.pages);
      if (crc32(table) !== this.entry.crc) {
        throw this.file.damaged(`the checksums of ${this.name} are not what was written there`);
      }
      this.known = fromBytes(table);
    }
    return this.known;
  }
}

export class SectionFile {
  private readonly sections = new Map<string, Section>();
  private isClosed = false;

  private constructor(
    private readonly path: string,
    private readonly descriptor: number,
  ) {}

  /** Throws a Problem for a file that is missing, cut short, damaged or of another version. */
  static open(path: string): SectionFile {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const what = code === 'ENOENT' ? 'is missing' : `can't be opened: ${message}`;
      throw new Problem(`${path} ${what}. ${REBUILD}`);
    }
    const file = new SectionFile(path, descriptor);
    try {
      file.readDirectory();
      return file;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  get names(): string[] {
    return [...this.sections.keys()];
  }

  section(name: string): Section {
    const section = this.sections.get(name);
    if (section === undefined) throw this.damaged(`it has no section ${name}`);
    return section;
  }

  close(): void {
    this.isClosed = true;
    closeSync(this.descriptor);
  }

  damaged(what: string): Problem {
    return new Problem(`${this.path} is damaged: ${what}. ${REBUILD}`);
  }

  readAt(position: number, length: number): Uint8Array {
    // The system gives the number of a closed file to the next one that is opened.
    if (this.isClosed) throw new Error(`${this.path} is closed.`);
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.descriptor, bytes, done, length - done, position + done);
      if (read === 0) throw this.damaged('it ends too early');
      done += read;
    }
    return bytes;
  }

  private readDirectory(): void {
    const { size } = fstatSync(this.descriptor);
    if (size < MAGIC.length + FOOTER) throw this.damaged('it ends too early');
    if (!MAGIC.equals(this.readAt(0, MAGIC.length))) {
      throw this.damaged('its beginning is not what was written there');
    }
    const footer = Buffer.from(this.readAt(size - FOOTER, FOOTER));
    const start = Number(footer.readBigUInt64LE(0));
    const length = footer.readUInt32LE(8);
    if (!footer.subarray(16).equals(MAGIC) || start + length + FOOTER !== size) {
      throw this.damaged('its end is not what was written there');
    }
    const bytes = this.readAt(start, length);
    if (crc32(bytes) !== footer.readUInt32LE(12))
      throw this.damaged('its directory is not what was written there');
    const { format, sections } = JSON.parse(Buffer.from(bytes).toString()) as Directory;
    if (format !== COMPILED_FORMAT) {
      throw new Problem(
        `${this.path} has format ${format}, and this program reads ${COMPILED_FORMAT}. ${REBUILD}`,
      );
    }
    for (const entry of sections) this.sections.set(entry.name, new Section(this, entry));
  }
}

/** Numbers as little-endian bytes, on any machine. */
function toBytes(numbers: Uint32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  for (const [i, number] of numbers.entries()) view.setUint32(4 * i, number, true);
  return new Uint8Array(view.buffer);
}

function fromBytes(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i, true));
}
