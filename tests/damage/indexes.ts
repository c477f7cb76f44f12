/** The index that is damaged, as it was built, as a copy, and beside another one of all its articles but one. */

import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../index-build/build.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { sharedFolder } from '../acceptance/shared-folder.ts';
import { generationFolder } from '../fixtures/forged-index.ts';

export const SAMPLE = join(PACKAGE_ROOT, 'data/articles');

/** The posts of 18f-blog, or the sample archive where these are not there. */
export function largestArchive(): string {
  try {
    return join(PACKAGE_ROOT, sharedFolder('archives/18f-blog'));
  } catch {
    return SAMPLE;
  }
}

export interface Indexes {
  /** Never touched once it is built. */
  readonly whole: string;
  /** Its copy, to be damaged. */
  readonly copy: string;
  /** Of all articles but one. */
  readonly other: string;
}

export async function buildIndexes(root: string, archive: string): Promise<Indexes> {
  const [whole, copy, other] = ['whole', 'copy', 'other'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const fewer = join(root, 'articles');
  cpSync(archive, fewer, { recursive: true });
  const files = readdirSync(fewer, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const [first] = files.map((file) => join(file.parentPath, file.name)).sort();
  rmSync(first as string);
  await build({ folder: archive, index: whole, today: '2024-01-01', lunrJson: 'yes' });
  await build({ folder: fewer, index: other, today: '2024-01-01', lunrJson: 'yes' });
  cpSync(whole, copy, { recursive: true });
  return { whole, copy, other };
}

/** Puts a file of the copy back as it was, into the file that is there, if one is: who has it open sees it too. */
export function restore({ whole, copy }: Indexes, file: string): void {
  writeFileSync(pathOf(copy, whole, file), readFileSync(pathOf(whole, whole, file)));
}

/** Where a file of an index is; `named` is the index folder whose `current` tells the generation. */
export function pathOf(index: string, named: string, file: string): string {
  if (file === 'current') return join(index, file);
  const generation = generationFolder(named).slice(named.length + 1);
  return join(index, generation, file);
}
