/**
 * The compiled index as a file of named sections; the layout is written down in README.md here.
 * A reader takes the sections that it knows by name and ignores the others.
 */

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Damage, Problem, REBUILD } from '../problem.ts';
import { OpenFile } from './open-file.ts';
import { firstDamagedPage, PAGE, PageChecksums, pageCount } from './pages.ts';

/** To be raised with every change of what a section holds. */
export const COMPILED_FORMAT = 5;

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
    private readonly file: OpenFile,
    private readonly entry: SectionEntry,
  ) {
    this.name = entry.name;
    this.bytes = entry.bytes;
  }

  /** The bytes [from, to) of the section, known to be as they were written. Throws a Damage if they are not. */
  read(from = 0, to = this.bytes): Uint8Array {
    if (from < 0 || to > this.bytes || from > to)
      throw this.file.damaged(`${this.name} has no ${from} to ${to}`);
    if (from === to) return new Uint8Array(0);
    const first = Math.floor(from / PAGE);
    const begin = first * PAGE;
    const end = Math.min(this.bytes, pageCount(to) * PAGE);
    const last = pageCount(to) - 1;
    const what = first === last ? `page ${first}` : `pages ${first} to ${last}`;
    const pages = this.file.readAt(this.entry.start + begin, end - begin, `${what} of ${this.name}`);
    const damaged = firstDamagedPage(pages, first, this.checksums());
    if (damaged !== null)
      throw this.file.damaged(`page ${damaged} of ${this.name} is not what was written there`);
    return pages.subarray(from - begin, to - begin);
  }

  get pages(): number {
    return pageCount(this.bytes);
  }

  /** The places of the pages that are not as they were written. Throws a Damage when that can't be told. */
  damagedPages(): number[] {
    const checksums = this.checksums();
    const damaged: number[] = [];
    for (let page = 0; page < this.pages; page += 1) {
      if (!this.isWhole(page, checksums)) damaged.push(page);
    }
    return damaged;
  }

  private isWhole(page: number, checksums: Uint32Array): boolean {
    const from = page * PAGE;
    const length = Math.min(PAGE, this.bytes - from);
    try {
      const bytes = this.file.readAt(this.entry.start + from, length, `page ${page} of ${this.name}`);
      return firstDamagedPage(bytes, page, checksums) === null;
    } catch (error) {
      // The disk may refuse one page and give the next.
      if (error instanceof Damage) return false;
      throw error;
    }
  }

  /** Of the pages. Read with the first of them, so that damage to one section leaves the others readable. */
  private checksums(): Uint32Array {
    if (this.known === null) {
      const what = `the checksums of ${this.name}`;
      const table = this.file.readAt(this.entry.checksums, 4 * this.pages, what);
      if (crc32(table) !== this.entry.crc) {
        throw this.file.damaged(`${what} are not what was written there`);
      }
      this.known = fromBytes(table);
    }
    return this.known;
  }
}

export class SectionFile {
  private readonly sections = new Map<string, Section>();
  private ownDirectory = '';

  private constructor(private readonly file: OpenFile) {}

  /**
   * `directory` is the SHA-256 that the directory must have; null: any. Throws a Damage for a file that is
   * missing, cut short, damaged or another one, and a Problem for one of another version.
   */
  static open(path: string, directory: string | null = null): SectionFile {
    const file = OpenFile.open(path);
    try {
      const opened = new SectionFile(file);
      opened.readDirectory(directory);
      return opened;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * The SHA-256 of the directory and the footer, in hexadecimal. All checksums are beneath it, so it tells
   * one file from every other without reading them.
   */
  get directory(): string {
    return this.ownDirectory;
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
    this.file.close();
  }

  damaged(what: string): Damage {
    return this.file.damaged(what);
  }

  private readDirectory(expected: string | null): void {
    const { file } = this;
    const { size } = file;
    if (size < MAGIC.length + FOOTER) throw this.damaged('it ends too early');
    if (!MAGIC.equals(file.readAt(0, MAGIC.length, 'its beginning'))) {
      throw this.damaged('its beginning is not what was written there');
    }
    const footer = Buffer.from(file.readAt(size - FOOTER, FOOTER, 'its end'));
    const start = Number(footer.readBigUInt64LE(0));
    const length = footer.readUInt32LE(8);
    if (!footer.subarray(16).equals(MAGIC) || start + length + FOOTER !== size) {
      throw this.damaged('its end is not what was written there');
    }
    const bytes = file.readAt(start, length, 'its directory');
    if (crc32(bytes) !== footer.readUInt32LE(12))
      throw this.damaged('its directory is not what was written there');
    this.ownDirectory = createHash('sha256').update(bytes).update(footer).digest('hex');
    if (expected !== null && this.ownDirectory !== expected)
      throw this.damaged('it is not the file that the manifest names, but another one');
    const { format, sections } = JSON.parse(Buffer.from(bytes).toString()) as Directory;
    if (format !== COMPILED_FORMAT) {
      throw new Problem(
        `${file.path} has format ${format}, and this program reads ${COMPILED_FORMAT}. ${REBUILD}`,
      );
    }
    for (const entry of sections) this.sections.set(entry.name, new Section(file, entry));
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
