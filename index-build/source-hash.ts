/** The hash of a folder's files by path and content: equal hashes, equal archives. */

import { createHash } from 'node:crypto';
import { sha256 } from '../src/index-folder/manifest.ts';
import type { FoundFiles } from './find-files.ts';
import { hashSourceFile } from './source-file.ts';

/** Files that are read at once: most of the time goes by waiting for the disk. */
const TOGETHER = 16;

/** Adds up a hash over files in the order they are given. */
export class SourceHash {
  private readonly hash = createHash('sha256');

  /** `hash` is the SHA-256 of its bytes in hex; null for a file that can't be read. */
  add(path: string, hash: string | null): void {
    this.hash.update(`${hash ?? '-'} ${path}\n`);
  }

  digest(found: Pick<FoundFiles, 'skipped' | 'corrections'>): string {
    if (found.corrections !== null) this.hash.update(`corrections ${sha256(found.corrections)}\n`);
    for (const { path, reason } of found.skipped) this.hash.update(`skipped ${path} ${reason}\n`);
    return this.hash.digest('hex');
  }
}

export async function hashSource(folder: string, found: FoundFiles): Promise<string> {
  const hash = new SourceHash();
  for (let from = 0; from < found.paths.length; from += TOGETHER) {
    const paths = found.paths.slice(from, from + TOGETHER);
    const hashes = await Promise.all(paths.map((path) => hashSourceFile(folder, path)));
    for (const [i, path] of paths.entries()) hash.add(path, hashes[i] ?? null);
  }
  return hash.digest(found);
}
