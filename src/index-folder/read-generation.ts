/** Opens the current generation of an index folder; refuses what is missing, damaged or of another version. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Damage, Problem, REBUILD } from '../problem.ts';
import { sha256OfFile } from './file-hash.ts';
import { COMPILED_INDEX, CURRENT, GENERATIONS, MANIFEST } from './layout.ts';
import { type FileEntry, generationName, type Manifest, parseManifest, sha256 } from './manifest.ts';

const NOT_AS_WRITTEN = 'is damaged: it is not what was written there';

export interface Generation {
  readonly name: string;
  readonly manifest: Manifest;
  /** The SHA-256 that the directory of its compiled index must have. */
  readonly directory: string;
  /** Where one of the generation's files is. Throws a Problem for one that it does not have. */
  path(file: string): string;
  /** The content of one of the generation's files, checked against the manifest. */
  read(file: string): Promise<Buffer>;
  /** Checks one of them piece by piece: a large one is never all in memory. Throws a Damage. */
  check(file: string): Promise<void>;
}

/** The name of the generation that an index folder serves; null when it has none yet. Throws a Damage. */
export async function currentGeneration(index: string): Promise<string | null> {
  const text = await readIfThere(join(index, CURRENT));
  if (text === null) return null;
  // To the last byte as it was written: what is cut short may have lost more.
  const [, name] = /^([0-9a-f]{32})\n$/.exec(text.toString('latin1')) ?? [];
  if (name === undefined) throw new Damage(join(index, CURRENT), 'does not name a generation');
  return name;
}

/** Throws a Damage for what is damaged or missing, and a Problem for what is of another version, or no index. */
export async function openGeneration(index: string): Promise<Generation> {
  const name = await currentGeneration(index);
  if (name === null) {
    throw new Problem(`There is no index at ${index}. Build one: backfile build FOLDER --out ${index}.`);
  }
  try {
    return await openNamedGeneration(index, name);
  } catch (error) {
    // A build may have replaced the generation since its name was read.
    const now = await currentGeneration(index);
    if (now !== null && now !== name) return openGeneration(index);
    throw error;
  }
}

/** Where the files of a generation are. */
export function generationFolder(index: string, name: string): string {
  return join(index, GENERATIONS, name);
}

/** Opens a generation that need not be the current one. */
export async function openNamedGeneration(index: string, name: string): Promise<Generation> {
  const folder = generationFolder(index, name);
  const path = join(folder, MANIFEST);
  const content = await readIfThere(path);
  if (content === null) throw new Damage(path, 'is missing');
  if (generationName(content) !== name) throw new Damage(path, NOT_AS_WRITTEN);
  const manifest = parseManifest(content.toString('utf8'), folder);
  const pathOf = (file: string): string => {
    if (manifest.files[file] === undefined) {
      throw new Problem(`The index at ${folder} has no ${file}. ${REBUILD}`);
    }
    return join(folder, file);
  };
  const { directory = '' } = manifest.files[COMPILED_INDEX] ?? {};
  const read = (file: string) => readChecked(pathOf(file), manifest.files[file]);
  const check = (file: string) => checkPieces(pathOf(file), manifest.files[file]);
  return { name, manifest, directory, path: pathOf, read, check };
}

async function readChecked(path: string, entry: FileEntry | undefined): Promise<Buffer> {
  const content = await readIfThere(path);
  if (content === null) throw new Damage(path, 'is missing');
  if (content.length !== entry?.bytes || sha256(content) !== entry.sha256) {
    throw new Damage(path, NOT_AS_WRITTEN);
  }
  return content;
}

async function checkPieces(path: string, entry: FileEntry | undefined): Promise<void> {
  const hash = await sha256OfFile(path).catch((error: Error) => {
    throw new Damage(path, `can't be read: ${error.message}`);
  });
  if (hash !== entry?.sha256) throw new Damage(path, NOT_AS_WRITTEN);
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Damage(path, `can't be read: ${(error as Error).message}`);
  }
}
