/** A file of the archive as readers see it, from the bytes on the disk: read by pieces, unfolded if compressed. */

import { hash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzipSync } from 'node:zlib';
import { sha256OfFile } from '../src/index-folder/file-hash.ts';
import { Problem } from '../src/problem.ts';
import type { SourceFile } from './reader.ts';

/** Of small files these take a fraction of what those of `node:fs/promises` do. */
const [stat, readFile] = [promisify(fs.stat), promisify(fs.readFile)];

const MIB = 1024 * 1024;
/** A file that is read whole may be this long. */
export const LONGEST_WHOLE = 64 * MIB;
/** A compressed file unfolds to what is read whole, or to so many times its size: text takes a tenth or less. */
const MOST_UNFOLDED = 100;

export interface OpenedFile {
  readonly file: SourceFile;
  /** SHA-256 of its bytes as they are on the disk, in hex. */
  readonly hash: string;
  /** Whether it is short enough to be read whole. */
  readonly isShort: boolean;
}

/**
 * Throws a Problem for a file that can't be read. Short ones are read at once: files are opened in threads,
 * which have nothing else to do, and to wait for a small file takes several times as long as to read it.
 */
export async function openSourceFile(folder: string, path: string): Promise<OpenedFile> {
  try {
    const absolute = join(folder, path);
    const { size } = fs.statSync(absolute);
    if (size > LONGEST_WHOLE) {
      return { file: longFile(path, absolute, size), hash: await sha256OfFile(absolute), isShort: false };
    }
    const bytes = fs.readFileSync(absolute);
    return { file: sourceFile(path, bytes), hash: hash('sha256', bytes), isShort: true };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (path.includes('\uFFFD')) throw new Problem('its name is not UTF-8');
    throw new Problem(`it can't be read (${code ?? message})`);
  }
}

/** A file by its content. */
export function sourceFile(path: string, bytes: Buffer): SourceFile {
  if (!isCompressed(path)) {
    return {
      path,
      whole: async () => bytes,
      pieces: () => Readable.from([bytes]),
    };
  }
  return {
    path,
    whole: async () => unfold(bytes),
    pieces: () => unfolding(Readable.from([bytes]), bytes.length),
  };
}

/** One that is read by pieces alone. */
function longFile(path: string, absolute: string, size: number): SourceFile {
  return {
    path,
    whole: async () => {
      throw new Problem(`it is longer than ${LONGEST_WHOLE / MIB} MiB`);
    },
    pieces: () => {
      const bytes = fs.createReadStream(absolute, { highWaterMark: MIB });
      return isCompressed(path) ? unfolding(bytes, size) : bytes;
    },
  };
}

function isCompressed(path: string): boolean {
  return path.toLowerCase().endsWith('.gz');
}

function unfold(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST_WHOLE });
  } catch (error) {
    throw unfoldingProblem(error);
  }
}

async function* unfolding(bytes: Readable, size: number): AsyncGenerator<Buffer> {
  const most = Math.max(LONGEST_WHOLE, MOST_UNFOLDED * size);
  let unfolded = 0;
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      unfolded += piece.length;
      if (unfolded > most) throw new Problem(`it unfolds to more than ${Math.floor(most / MIB)} MiB`);
      yield piece;
    }
  } catch (error) {
    throw unfoldingProblem(error);
  } finally {
    bytes.destroy();
  }
}

function unfoldingProblem(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE')
    return new Problem(`it unfolds to more than ${LONGEST_WHOLE / MIB} MiB`);
  if (code?.startsWith('Z_')) return new Problem('its compressed content is damaged or no gzip at all');
  return error;
}

/** The hash of a file as {@link openSourceFile} gives it; null for one that can't be read. Several may be read at once. */
export async function hashSourceFile(folder: string, path: string): Promise<string | null> {
  const absolute = join(folder, path);
  try {
    const { size } = await stat(absolute);
    return size > MIB ? await sha256OfFile(absolute) : hash('sha256', await readFile(absolute));
  } catch {
    return null;
  }
}
