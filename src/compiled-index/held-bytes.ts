/** How many bytes of a compiled index are in memory for as long as it is open. */

import { SectionFile } from './section-file.ts';
import { ARTICLES, INTERVAL_MAXIMA, POSITIONS, POSTINGS } from './sections.ts';

/** Read by range, behind caches that are bounded. */
const BY_RANGE = [ARTICLES, INTERVAL_MAXIMA, POSITIONS, POSTINGS];

/** Throws a Problem for a file that is missing, damaged or of another version. */
export function heldBytes(path: string): number {
  const file = SectionFile.open(path);
  try {
    const held = file.names.filter((name) => !BY_RANGE.includes(name));
    return held.reduce((sum, name) => sum + file.section(name).bytes, 0);
  } finally {
    file.close();
  }
}
