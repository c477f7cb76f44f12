/** The first line of a table: what parts its cells, and how its columns are called. */

import type { ReadOptions } from '../reader.ts';
import { fieldNames } from './field-names.ts';

const DELIMITERS = [',', ';', '\t'];
/** What spreadsheets write above the header to say what parts the cells. */
const TOLD = /^"?sep=([,;\t|])"?$/i;

export interface CsvHeader {
  readonly delimiter: string;
  /** Lines before it. */
  readonly above: number;
}

/** `beginning` has at least the first two lines of the table, if it is that long. */
export function readHeader(beginning: string, { map }: ReadOptions): CsvHeader {
  const lines = beginning.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const told = TOLD.exec(lines[first]?.trim() ?? '')?.[1];
  if (told !== undefined) return { delimiter: told, above: first + 1 };
  const line = lines[first] ?? '';
  const names = fieldNames(map);
  const scores = DELIMITERS.map((delimiter) => {
    const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    // Columns whose names mean something first, then all.
    return { delimiter, score: 1000 * cells.filter((cell) => names.knows(cell)).length + cells.length };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, above: Math.max(first, 0) };
}
