/** Opens the current generation of an index folder; refuses what is missing, damaged or of another version. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { CURRENT, GENERATIONS, MANIFEST } from './layout.ts';
import { generationName, type Manifest, parseManifest, REBUILD, sha256 } from './manifest.ts';

export interface Generation {
  readonly name: string;
  readonly manifest: Manifest;
  /** The content of one of the generation's files, checked against the manifest. */
  read(file: string): Promise<string>;
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
  return { name, manifest, read: (file) => readChecked(folder, file, manifest) };
}

async function readChecked(folder: string, file: string, manifest: Manifest): Promise<string> {
  const path = join(folder, file);
  const entry = manifest.files[file];
  if (entry === undefined) throw new Problem(`The index at ${folder} has no ${file}. ${REBUILD}`);
  const content = await readIfThere(path);
  if (content === null) throw new Problem(`${path} is missing. ${REBUILD}`);
  if (content.length !== entry.bytes || sha256(content) !== entry.sha256) {
    throw new Problem(`${path} is damaged: it is not what was written there. ${REBUILD}`);
  }
  return content.toString('utf8');
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
