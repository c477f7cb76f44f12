/** Opens the current generation of an index folder; refuses what is missing, damaged or of another version. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, REBUILD } from '../problem.ts';
import { CURRENT, GENERATIONS, MANIFEST } from './layout.ts';
import { type FileEntry, generationName, type Manifest, parseManifest, sha256 } from './manifest.ts';

export interface Generation {
  readonly name: string;
  readonly manifest: Manifest;
  /** Where one of the generation's files is. Throws a Problem for one that it does not have. */
  path(file: string): string;
  /** The content of one of the generation's files, checked against the manifest. */
  read(file: string): Promise<Buffer>;
}

/** The name of the generation that an index folder serves; null when it has none yet. */
export async function currentGeneration(index: string): Promise<string | null> {
  const text = await readIfThere(join(index, CURRENT));
  if (text === null) return null;
  const name = text.toString('utf8').trim();
  if (/^[0-9a-f]{32}$/.test(name)) return name;
  throw new Problem(`${join(index, CURRENT)} does not name a generation. ${REBUILD}`);
}

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

/** Opens a generation that need not be the current one. */
export async function openNamedGeneration(index: string, name: string): Promise<Generation> {
  const folder = join(index, GENERATIONS, name);
  const path = join(folder, MANIFEST);
  const content = await readIfThere(path);
  if (content === null) throw new Problem(`${path} is missing. ${REBUILD}`);
  const text = content.toString('utf8');
  if (generationName(text) !== name) throw new Problem(`${path} is damaged. ${REBUILD}`);
  const manifest = parseManifest(text, folder);
  const pathOf = (file: string): string => {
    if (manifest.files[file] === undefined) {
      throw new Problem(`The index at ${folder} has no ${file}. ${REBUILD}`);
    }
    return join(folder, file);
  };
  return { name, manifest, path: pathOf, read: (file) => readChecked(pathOf(file), manifest.files[file]) };
}

async function readChecked(path: string, entry: FileEntry | undefined): Promise<Buffer> {
  const content = await readIfThere(path);
  if (content === null) throw new Problem(`${path} is missing. ${REBUILD}`);
  if (content.length !== entry?.bytes || sha256(content) !== entry.sha256) {
    throw new Problem(`${path} is damaged: it is not what was written there. ${REBUILD}`);
  }
  return content;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Problem(`${path} can't be read: ${(error as Error).message}.`);
  }
}
