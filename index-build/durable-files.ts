/** Files and folders that are on the disk, and not only on their way there, when these functions return. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileEntry } from '../src/index-folder/manifest.ts';
import { DISK, type Disk } from './disk.ts';

/** Bytes gathered before they are written. */
const CHUNK = 1024 * 1024;

/** What a file is called until it takes the place of another. */
export const NEXT = '.next';

/** Takes the content of a file piece by piece; texts as UTF-8. */
export type Sink = (piece: Uint8Array | string) => void;

/**
 * Writes what `produce` hands to its sink, syncs it, and tells what was written. A text longer than
 * a string can be is written in pieces. The name of the file lasts when its folder is synced.
 */
export async function writeSynced(
  path: string,
  produce: (sink: Sink) => void | Promise<void>,
  disk: Disk = DISK,
): Promise<FileEntry> {
  const hash = createHash('sha256');
  const bytes = await writePieces(path, produce, disk, (chunk) => hash.update(chunk));
  return { bytes, sha256: hash.digest('hex') };
}

/** The same, but what was written goes to `onChunk`; returns how many bytes there were. */
async function writePieces(
  path: string,
  produce: (sink: Sink) => void | Promise<void>,
  disk: Disk,
  onChunk: (chunk: Uint8Array) => void = () => {},
): Promise<number> {
  const file = await disk.create(path);
  let bytes = 0;
  let pieces: Uint8Array[] = [];
  let held = 0;
  const flush = (): void => {
    const [first] = pieces;
    const chunk = first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces, held);
    onChunk(chunk);
    file.write(chunk);
    pieces = [];
    held = 0;
  };
  try {
    await produce((piece) => {
      const content = typeof piece === 'string' ? Buffer.from(piece) : piece;
      pieces.push(content);
      held += content.length;
      bytes += content.length;
      if (held >= CHUNK) flush();
    });
    flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes;
}

/** Makes a folder and those above it that are missing. */
export async function makeFolders(path: string, disk: Disk = DISK): Promise<void> {
  if (existsSync(path)) return;
  const parent = dirname(path);
  await makeFolders(parent, disk);
  await disk.makeFolder(path);
  await disk.syncFolder(parent);
}

/** Puts a file in the place of another in one step: a reader sees the old content or the new. */
export async function replaceFile(path: string, content: string, disk: Disk = DISK): Promise<void> {
  await replaceFileBy(path, (sink) => sink(content), disk);
}

/** The same with what `produce` hands to its sink; when that fails, the old file stays. */
export async function replaceFileBy(
  path: string,
  produce: (sink: Sink) => void | Promise<void>,
  disk: Disk = DISK,
): Promise<void> {
  const next = `${path}${NEXT}`;
  try {
    await writePieces(next, produce, disk);
    await disk.rename(next, path);
  } catch (error) {
    // On a full disk what was written of it is in the way. The first failure is the one to tell.
    await disk.remove(next).catch(() => {});
    throw error;
  }
  await disk.syncFolder(dirname(path));
}
