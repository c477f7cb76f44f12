/** The arrivals record: the day on which each article was first indexed, carried from build to build. */

import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { ArticleId } from '../src/article.ts';
import { ARRIVALS } from '../src/index-folder/layout.ts';
import { type CivilDate, parseCivilDate } from '../src/publication-date.ts';
import { DISK, type Disk } from './disk.ts';
import { replaceFile } from './durable-files.ts';

export type Arrivals = Map<ArticleId, CivilDate>;

/** The record of an index folder; empty when there is none. Lines that can't be read are left out. */
export async function readArrivals(index: string): Promise<Arrivals> {
  const arrivals: Arrivals = new Map();
  let text: string;
  try {
    text = await fs.readFile(join(index, ARRIVALS), 'utf8');
  } catch (error) {
    // Any other failure must not pass for an empty record, which would make every article new.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return arrivals;
    throw error;
  }
  for (const line of text.split('\n')) {
    const day = parseCivilDate(line.slice(0, 10));
    const id = line.slice(11);
    if (day !== null && id !== '') arrivals.set(id, day);
  }
  return arrivals;
}

/**
 * Articles that are no longer there keep their line: a folder that is away for a day must not make
 * its articles new.
 */
export async function writeArrivals(index: string, arrivals: Arrivals, disk: Disk = DISK): Promise<void> {
  const lines = [...arrivals].map(([id, day]) => `${day} ${id}\n`).sort();
  await replaceFile(join(index, ARRIVALS), lines.join(''), disk);
}
