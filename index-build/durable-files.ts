/** Files that are on the disk, and not only on their way there, when these functions return. */

import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file and syncs it. */
export async function writeSynced(path: string, content: string): Promise<void> {
  const file = await fs.open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Syncs a folder, so that the names in it last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await fs.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Puts a file in the place of another in one step: a reader sees the old content or the new. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const next = `${path}.${process.pid}.next`;
  await writeSynced(next, content);
  await fs.rename(next, path);
  await syncFolder(dirname(path));
}
