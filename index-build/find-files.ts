/** A folder → the files in it that may hold articles, in one order on every machine. */

import { type Dirent, promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../src/problem.ts';
import { formatFor } from './readers/index.ts';

export interface FoundFiles {
  /** Paths in the folder, segments separated by `/`. */
  readonly paths: readonly string[];
  readonly skipped: readonly FileProblem[];
  /** How many files of each extension are of no format that is read. */
  readonly otherKinds: Readonly<Record<string, number>>;
  /** The content of `corrections.csv`; null where there is none. */
  readonly corrections: Buffer | null;
}

/** A file that could not be used, or not whole, and why. */
export interface FileProblem {
  readonly path: string;
  readonly reason: string;
}

/** Holds what overrides the articles; it is none of them. */
export const CORRECTIONS = 'corrections.csv';
/** Bytes of it; nobody writes as many. */
const MOST_CORRECTIONS = 16 * 1024 * 1024;

/** The files of a folder and the folders in it, hidden ones left out. Links are not followed. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const paths: string[] = [];
  const skipped: FileProblem[] = [];
  const otherKinds: Record<string, number> = Object.create(null);
  const visit = async (prefix: string): Promise<void> => {
    for (const entry of await list(folder, prefix, skipped)) {
      const path = prefix + entry.name;
      if (entry.name.startsWith('.') || path === CORRECTIONS) continue;
      if (entry.isDirectory()) await visit(`${path}/`);
      else if (entry.isSymbolicLink())
        skipped.push({ path, reason: 'it is a link, and links are not followed' });
      else if (formatFor(path) === null) {
        const kind = /\.[^.]{1,12}$/.exec(entry.name)?.[0].toLowerCase() ?? 'without an extension';
        otherKinds[kind] = (otherKinds[kind] ?? 0) + 1;
      } else if (entry.isFile()) paths.push(path);
      else skipped.push({ path, reason: 'it is not a regular file' });
    }
  };
  await visit('');
  return { paths, skipped, otherKinds, corrections: await readCorrections(folder, skipped) };
}

/** The content of `corrections.csv` in a folder; null without one, or with one that is `skipped`. */
export async function readCorrections(folder: string, skipped: FileProblem[]): Promise<Buffer | null> {
  const file = join(folder, CORRECTIONS);
  const skip = (reason: string) => {
    skipped.push({ path: CORRECTIONS, reason });
    return null;
  };
  try {
    const status = await fs.lstat(file);
    if (status.isSymbolicLink()) return skip('it is a link, and links are not followed');
    if (!status.isFile()) return skip('it is not a regular file');
    if (status.size > MOST_CORRECTIONS)
      return skip(`it is longer than ${MOST_CORRECTIONS / 1024 / 1024} MiB`);
    return await fs.readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : skip(`it can't be read (${code ?? message})`);
  }
}

async function list(folder: string, prefix: string, skipped: FileProblem[]): Promise<Dirent[]> {
  try {
    const entries = await fs.readdir(join(folder, prefix), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (prefix !== '') {
      skipped.push({ path: prefix, reason: `the folder can't be read (${code ?? message})` });
      return [];
    }
    if (code === 'ENOENT') throw new Problem(`There is no folder ${resolve(folder)}.`);
    if (code === 'ENOTDIR') throw new Problem(`${folder} is a file. Name the folder it lies in.`);
    throw new Problem(`The folder ${folder} can't be read: ${message}.`);
  }
}
