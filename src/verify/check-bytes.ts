/** Every byte of an index against what it was written with; what the bytes say is not looked at. */

import { join } from 'node:path';
import { SectionFile } from '../compiled-index/section-file.ts';
import { COMPILED_INDEX } from '../index-folder/layout.ts';
import {
  currentGeneration,
  type Generation,
  generationFolder,
  openGeneration,
} from '../index-folder/read-generation.ts';
import { Damage } from '../problem.ts';
import { checkFiles, checkIdentity, checkPages } from './check-files.ts';
import type { Findings } from './findings.ts';

/** What can be read of an index, whatever is damaged of it. */
export interface Readable {
  /** Null where `current` or the manifest is damaged. */
  readonly generation: Generation | null;
  /** Open; null where it has no directory that could be read. */
  readonly file: SectionFile | null;
  /** Sections of it that are not whole. */
  readonly damaged: ReadonlySet<string>;
}

/** Throws a Problem for a folder that is no index, or one of another version. */
export async function checkBytes(index: string, findings: Findings): Promise<Readable> {
  const { generation, path } = await find(index, findings);
  if (generation === null) findings.skipped.push('the files against the manifest');
  else await checkFiles(generation, findings);
  const file = path === null ? null : findings.guard(COMPILED_INDEX, 'it', () => SectionFile.open(path));
  if (file === null) {
    findings.skipped.push(`what ${COMPILED_INDEX} holds`);
    return { generation, file, damaged: new Set() };
  }
  if (generation !== null) checkIdentity(file, generation, findings);
  return { generation, file, damaged: checkPages(file, findings) };
}

/** Where the compiled index is, if that can be told; without a manifest there still are its own checksums. */
async function find(
  index: string,
  findings: Findings,
): Promise<{ readonly generation: Generation | null; readonly path: string | null }> {
  try {
    const generation = await openGeneration(index);
    return { generation, path: generation.path(COMPILED_INDEX) };
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    findings.failure(error.file, 'it', error);
    const name = await currentGeneration(index).catch(() => null);
    const path = name === null ? null : join(generationFolder(index, name), COMPILED_INDEX);
    return { generation: null, path };
  }
}
