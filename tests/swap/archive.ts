/** An archive that is another in each round: how many articles there are and what they say tells which. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { markerOf } from '../crash/rounds.ts';
import { writeArchive } from '../fixtures/archive.ts';
import { Random } from '../laws/random.ts';

/** Rounds of which each has another number of articles. */
const SIZES = 7;
/** Enough of them that an export is sent in many pieces. */
const LEAST = 240;
const WORDS = 120;

export const articlesOf = (round: number): number => LEAST + (round % SIZES);

/** Writes the files of a round in the place of those of the one before, under `<root>/articles`. */
export function writeRound(root: string, round: number): string {
  const marker = markerOf(round);
  const files = Array.from({ length: articlesOf(round) }, (_, i) => {
    // Words of its own, or all would be near-copies of one article.
    const random = new Random('swap', i);
    const words = Array.from({ length: WORDS }, () => `w${random.below(1000).toString(36)}`).join(' ');
    const date = i % 10 === 0 ? '' : `date: ${1950 + (i % 40)}-03\n`;
    const head = `---\ntitle: Report ${i} of ${marker}\n${date}source: Wire ${marker}\ntags: [${marker}]\n---\n`;
    return [`${i}.md`, `${head}The treaty, says ${marker}. ${words}.\n\nMore of ${marker}: ${words}.`];
  });
  const folder = writeArchive(root, Object.fromEntries(files));
  for (let i = articlesOf(round); i < LEAST + SIZES; i += 1) rmSync(join(folder, `${i}.md`), { force: true });
  return folder;
}

/** The round of all that an answer says; throws when it says none, or more than one. */
export function roundOf(text: string): number {
  const markers = new Set(text.match(/\bmarka[a-z]*a\b/g));
  const [marker] = markers;
  if (markers.size !== 1 || marker === undefined) {
    throw new Error(`It speaks of ${markers.size} generations: ${[...markers].join(', ')}.`);
  }
  const digits = marker.slice('marka'.length, -1).split('a');
  return Number(digits.map((letter) => 'bcdfghjklm'.indexOf(letter)).join(''));
}
