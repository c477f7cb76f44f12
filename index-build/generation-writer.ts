/** Lays a generation down in an index folder and switches to it in one step. */

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
import { type Generation, openNamedGeneration } from '../src/index-folder/read-generation.ts';
import { DISK, type Disk } from './disk.ts';
import { makeFolders, replaceFile, type Sink, writeSynced } from './durable-files.ts';
import { BUILDING } from './leftovers.ts';

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
export async function writeGeneration(
  index: string,
  content: GenerationContent,
  disk: Disk = DISK,
): Promise<Manifest> {
  const generations = join(index, GENERATIONS);
  await makeFolders(generations, disk);
  const building = join(generations, `${BUILDING}${process.pid}`);
  try {
    const { name, manifest } = await writeFiles(building, content, disk);
    if (await isWhole(index, name)) await disk.remove(building);
    else {
      // What there may be of it is damaged: this one mends it.
      await disk.remove(join(generations, name));
      await disk.rename(building, join(generations, name));
    }
    await disk.syncFolder(generations);
    await replaceFile(join(index, CURRENT), `${name}\n`, disk);
    return manifest;
  } catch (error) {
    // On a full disk what was written of it is in the way. The first failure is the one to tell.
    await disk.remove(building).catch(() => {});
    throw error;
  }
}

async function writeFiles(
  building: string,
  content: GenerationContent,
  disk: Disk,
): Promise<{ name: string; manifest: Manifest }> {
  await disk.makeFolder(building);
  const files: Record<string, FileEntry> = {};
  for (const [file, produce] of Object.entries(content.files)) {
    const path = join(building, file);
    const entry = await writeSynced(path, produce, disk);
    files[file] = file === COMPILED_INDEX ? { ...entry, directory: directoryOf(path) } : entry;
  }
  const { readers, source, options, counts } = content;
  const manifest: Manifest = { versions: VERSIONS, readers, source, options, counts, files };
  const text = serializeManifest(manifest);
  await writeSynced(join(building, MANIFEST), (sink) => sink(text), disk);
  await disk.syncFolder(building);
  return { name: generationName(text), manifest };
}

/** What a reader knows a compiled index by. */
function directoryOf(path: string): string {
  const file = SectionFile.open(path);
  file.close();
  return file.directory;
}

/** Whether a generation is there with every file as it was written. */
async function isWhole(index: string, name: string): Promise<boolean> {
  return (await readableManifest(() => openNamedGeneration(index, name))) !== null;
}

/** The manifest of a generation when all of its files are whole and of this program's versions, else null. */
export async function readableManifest(open: () => Promise<Generation>): Promise<Manifest | null> {
  try {
    const { manifest, directory, check, path } = await open();
    for (const file of Object.keys(manifest.files)) await check(file);
    // Its format has a number of its own.
    SectionFile.open(path(COMPILED_INDEX), directory).close();
    return manifest;
  } catch {
    return null;
  }
}
