/** Lays a generation down in an index folder and switches to it in one step. */

import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { SectionFile } from '../src/compiled-index/section-file.ts';
import { COMPILED_INDEX, CURRENT, GENERATIONS, MANIFEST } from '../src/index-folder/layout.ts';
import {
  type FileEntry,
  generationName,
  type Manifest,
  serializeManifest,
  VERSIONS,
} from '../src/index-folder/manifest.ts';
import {
  currentGeneration,
  type Generation,
  openNamedGeneration,
} from '../src/index-folder/read-generation.ts';
import { replaceFile, type Sink, syncFolder, writeSynced } from './durable-files.ts';
import { isRunning } from './processes.ts';

const BUILDING = '.building-';

/** What a generation holds: its files by name, and what its manifest says beside their checksums. */
export interface GenerationContent {
  /** How each file is written. */
  readonly files: Readonly<Record<string, (sink: Sink) => void | Promise<void>>>;
  readonly readers: Manifest['readers'];
  readonly source: Manifest['source'];
  readonly options: Manifest['options'];
  readonly counts: Manifest['counts'];
}

/** Writes the generation, makes it the current one and returns its manifest. */
export async function writeGeneration(index: string, content: GenerationContent): Promise<Manifest> {
  const generations = join(index, GENERATIONS);
  await fs.mkdir(generations, { recursive: true });
  await clearUnfinished(generations);
  const building = join(generations, `${BUILDING}${process.pid}`);
  await fs.mkdir(building);

  const files: Record<string, FileEntry> = {};
  for (const [file, produce] of Object.entries(content.files)) {
    files[file] = await writeSynced(join(building, file), produce);
  }
  const { readers, source, options, counts } = content;
  const manifest: Manifest = { versions: VERSIONS, readers, source, options, counts, files };
  const manifestText = serializeManifest(manifest);
  await writeSynced(join(building, MANIFEST), (sink) => sink(manifestText));
  await syncFolder(building);

  const name = generationName(manifestText);
  if (await isWhole(index, name)) await fs.rm(building, { recursive: true });
  else {
    // What there may be of it is damaged: this one mends it.
    await fs.rm(join(generations, name), { recursive: true, force: true });
    await fs.rename(building, join(generations, name));
  }
  await syncFolder(generations);

  const previous = await currentGeneration(index).catch(() => null);
  await replaceFile(join(index, CURRENT), `${name}\n`);
  await removeAllBut(generations, [name, previous]);
  return manifest;
}

/** Whether a generation is there with every file as it was written. */
async function isWhole(index: string, name: string): Promise<boolean> {
  return (await readableManifest(() => openNamedGeneration(index, name))) !== null;
}

/** The manifest of a generation when all of its files are whole and of this program's versions, else null. */
export async function readableManifest(open: () => Promise<Generation>): Promise<Manifest | null> {
  try {
    const { manifest, read, path } = await open();
    for (const file of Object.keys(manifest.files)) await read(file);
    // Its format has a number of its own.
    SectionFile.open(path(COMPILED_INDEX)).close();
    return manifest;
  } catch {
    return null;
  }
}

/** Removes what builds that died left behind. */
async function clearUnfinished(generations: string): Promise<void> {
  for (const name of await fs.readdir(generations)) {
    if (!name.startsWith(BUILDING)) continue;
    const owner = Number(name.slice(BUILDING.length));
    if (owner === process.pid || !isRunning(owner)) {
      await fs.rm(join(generations, name), { recursive: true, force: true });
    }
  }
}

/** The generation before the current one stays: a reader may just have read its name. */
async function removeAllBut(generations: string, kept: readonly (string | null)[]): Promise<void> {
  for (const name of await fs.readdir(generations)) {
    if (name.startsWith(BUILDING) || kept.includes(name)) continue;
    await fs.rm(join(generations, name), { recursive: true, force: true });
  }
}
