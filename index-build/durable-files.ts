/** Files that are on the disk, and not only on their way there, when these functions return. */

import { createHash } from 'node:crypto';
import { promises as fs, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileEntry } from '../src/index-folder/manifest.ts';

/** Bytes gathered before they are written. */
const CHUNK = 1024 * 1024;

/** Takes the content of a file piece by piece; texts as UTF-8. */
export type Sink = (piece: Uint8Array | string) => void;

/**
 * Writes what `produce` hands to its sink, syncs it, and tells what was written. A text longer than
 * a string can be is written in pieces.
 */
export async function writeSynced(
  path: string,
  produce: (sink: Sink) => void | Promise<void>,
): Promise<FileEntry> {
  const file = await fs.open(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  let pieces: Uint8Array[] = [];
  let held = 0;
  const flush = (): void => {
    const chunk = Buffer.concat(pieces, held);
    hash.update(chunk);
    for (let done = 0; done < chunk.length; ) done += writeSync(file.fd, chunk, done);
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
  return { bytes, sha256: hash.digest('hex') };
}

/** Syncs a folder, so that the names in it last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await fs.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Puts a file in the place of another in one step: a reader sees the old content or the new. */
export async function replaceFile(path: string, content: string): Promise<void> {
  await replaceFileBy(path, (sink) => sink(content));
}

/** The same with what `produce` hands to its sink; when that fails, the old file stays. */
export async function replaceFileBy(
  path: string,
  produce: (sink: Sink) => void | Promise<void>,
): Promise<void> {
  const next = `${path}.${process.pid}.next`;
  try {
    await writeSynced(next, produce);
  } catch (error) {
    await fs.rm(next, { force: true });
    throw error;
  }
  await fs.rename(next, path);
  await syncFolder(dirname(path));
}
