/** The hash of a folder's files by path and content: equal hashes, equal archives. */

import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../src/index-folder/manifest.ts';
import type { FoundFiles } from './find-files.ts';

/** A file read whole may be this long; a longer one is skipped. */
export const LONGEST_FILE = 64 * 1024 * 1024;

/** Adds up a hash over files in the order they are given. */
export class SourceHash {
  private readonly hash = createHash('sha256');

  /** `content` is null for a file that can't be read. */
  add(path: string, content: Uint8Array | null): void {
    this.hash.update(`${content === null ? '-' : sha256(content)} ${path}\n`);
  }

  digest(found: Pick<FoundFiles, 'skipped'>): string {
    for (const { path, reason } of found.skipped) this.hash.update(`skipped ${path} ${reason}\n`);
    return this.hash.digest('hex');
  }
}

export async function hashSource(folder: string, found: FoundFiles): Promise<string> {
  const hash = new SourceHash();
  for (const path of found.paths) {
    const content = await readSourceFile(folder, path);
    hash.add(path, typeof content === 'string' ? null : content);
  }
  return hash.digest(found);
}

/** The content of a file of the archive, or the reason why it can't be used. */
export async function readSourceFile(folder: string, path: string): Promise<Buffer | string> {
  try {
    const file = join(folder, path);
    const { size } = await fs.stat(file);
    if (size > LONGEST_FILE) return `it is longer than ${LONGEST_FILE / 1024 / 1024} MiB`;
    return await fs.readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (path.includes('\uFFFD')) return 'its name is not UTF-8';
    return `it can't be read (${code ?? message})`;
  }
}
