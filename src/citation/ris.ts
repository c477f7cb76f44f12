/** Citation → RIS: a line for each value, which begins with its tag. */

import type { CivilDate } from '../publication-date.ts';
import { type Citation, oneLine } from './citation.ts';

/** The lines of a record end in CR and LF, its last one included. */
export function ris(citation: Citation): string {
  const { date, authors, tags } = citation;
  const fields: [tag: string, value: string | null][] = [
    ['TY', 'NEWS'],
    ['TI', citation.title],
    ...authors.map((author): [string, string] => ['AU', author]),
    ['T2', citation.source],
    ['SE', citation.section],
    ['DA', date === null ? null : risDate(date)],
    ['PY', date === null ? null : date.slice(0, 4)],
    ['LA', citation.language],
    ['UR', citation.address],
    ...tags.map((tag): [string, string] => ['KW', tag]),
    ['AB', citation.abstract],
  ];
  const lines = fields
    // A line break within a value would let the value write tags of its own.
    .map(([tag, value]) => [tag, oneLine(value ?? '')] as const)
    .filter(([, value]) => value !== '')
    .map(([tag, value]) => `${tag}  - ${value}`);
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** `2021/07/15/`, `2021/07//`, `2021///`: the slashes stand whether their parts are known or not. */
function risDate(date: CivilDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
