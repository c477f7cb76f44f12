/**
 * Bytes that are laid aside, in order, until they are needed: in memory while they are few, in a file
 * when they are more. The file has no name as soon as it is open, where the system allows that, so that
 * nothing is left of it whatever becomes of the process.
 */

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** How the files begin that are laid aside in. */
export const SPOOL = '.spool-';

/** Bytes of the chunks in memory, at the most. */
const MOST_CHUNK = 256 * 1024;
/** Bytes of the pieces that all is read back in. */
const PIECE = 1024 * 1024;

export interface SpoolPlace {
  /** The folder for files; null: all stays in memory. */
  readonly folder: string | null;
  /** Bytes of one spool that stay in memory, about. */
  readonly inMemory: number;
}

/** For what is small, or has nowhere to go. */
export const IN_MEMORY: SpoolPlace = { folder: null, inMemory: Number.POSITIVE_INFINITY };

/** A spool on its way to another thread, which shares the files of the process. */
export interface HandedSpool {
  readonly descriptor: number | null;
  readonly path: string | null;
  readonly inFile: number;
  readonly chunk: number;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly held: number;
}

let made = 0;

export class Spool {
  private descriptor: number | null = null;
  /** Of a file that could not be left without a name. */
  private path: string | null = null;
  private inFile = 0;
  /** Bytes of a chunk. */
  private chunk: number;
  /** What follows: whole chunks, but for the last. */
  private chunks: Uint8Array<ArrayBuffer>[] = [];
  private held = 0;

  constructor(private readonly place: SpoolPlace = IN_MEMORY) {
    this.chunk = Math.min(MOST_CHUNK, place.inMemory);
  }

  /** What another thread handed over; it must not use it any more. */
  static from({ descriptor, path, inFile, chunk, chunks, held }: HandedSpool): Spool {
    const spool = new Spool();
    spool.descriptor = descriptor;
    spool.path = path;
    spool.inFile = inFile;
    spool.chunk = chunk;
    spool.chunks = [...chunks];
    spool.held = held;
    return spool;
  }

  handOver(): HandedSpool {
    const { descriptor, path, inFile, chunk, chunks, held } = this;
    return { descriptor, path, inFile, chunk, chunks, held };
  }

  /** Bytes written so far. */
  get length(): number {
    return this.inFile + this.held;
  }

  /** Lays bytes aside; they are copied. Throws what the system says when the disk takes no more. */
  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const used = this.held % this.chunk;
      if (used === 0) {
        if (this.held + this.chunk > this.place.inMemory && this.place.folder !== null) this.toFile();
        if (this.held === this.chunks.length * this.chunk) this.chunks.push(new Uint8Array(this.chunk));
      }
      const part = bytes.subarray(from, from + this.chunk - used);
      (this.chunks[Math.floor(this.held / this.chunk)] as Uint8Array).set(part, used);
      this.held += part.length;
      from += part.length;
    }
  }

  /** The bytes [from, to), as a copy. */
  read(from: number, to: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(to - from);
    this.readInto(bytes, from);
    return bytes;
  }

  /** Copies the bytes from a place on, as many as there is room for. */
  readInto(bytes: Uint8Array, from: number): void {
    const to = from + bytes.length;
    const ofFile = Math.max(0, Math.min(to, this.inFile) - from);
    for (let done = 0; done < ofFile; ) {
      const read = readSync(this.descriptor as number, bytes, done, ofFile - done, from + done);
      if (read === 0) throw new Error('A file of the build was cut short.');
      done += read;
    }
    for (let done = ofFile; done < bytes.length; ) {
      const at = from + done - this.inFile;
      const start = at % this.chunk;
      const part = (this.chunks[Math.floor(at / this.chunk)] as Uint8Array).subarray(
        start,
        start + bytes.length - done,
      );
      bytes.set(part, done);
      done += part.length;
    }
  }

  /** All of it, in order. */
  *pieces(): Generator<Uint8Array<ArrayBuffer>> {
    for (let from = 0; from < this.length; from += PIECE) {
      yield this.read(from, Math.min(from + PIECE, this.length));
    }
  }

  /** Lets go of what it holds; there is nothing in it then. */
  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    if (this.path !== null) rmSync(this.path, { force: true });
    this.descriptor = null;
    this.path = null;
    this.inFile = 0;
    this.chunks = [];
    this.held = 0;
  }

  /** Moves what is in memory to the file; its pieces are written over again. */
  private toFile(): void {
    if (this.held === 0) return;
    this.descriptor ??= this.open(this.place.folder as string);
    for (let at = 0; at < this.held; ) {
      const chunk = this.chunks[Math.floor(at / this.chunk)] as Uint8Array;
      const length = Math.min(this.chunk, this.held - at);
      for (let done = 0; done < length; ) {
        done += writeSync(this.descriptor, chunk, done, length - done, this.inFile + at + done);
      }
      at += length;
    }
    this.inFile += this.held;
    this.held = 0;
  }

  private open(folder: string): number {
    made += 1;
    const path = join(folder, `${SPOOL}${process.pid}-${threadId}-${made}`);
    const descriptor = openSync(path, 'wx+');
    try {
      rmSync(path);
    } catch {
      this.path = path;
    }
    return descriptor;
  }
}
