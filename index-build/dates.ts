/** What a draft and its file name tell → the publication date, by the best evidence there is. */

import { type CivilDate, type PublicationDate, parseCivilDate } from '../src/publication-date.ts';
import type { DateText, Draft } from './reader.ts';

export interface DateFinding {
  readonly date: PublicationDate | null;
  /** Dates that can't be, each a sentence. */
  readonly warnings: readonly string[];
}

const MONTHS = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
/** What may follow a day: a time of day, and whatever zone it is in. */
const TIME = '(?:(?:T|[,\\s]\\s*)\\d{1,2}:.*)?';
/** 2021, 2021-07, 2021-07-15, 2021/7/15, and any of the last two before a time of day. */
const NUMBERS = new RegExp(`^(\\d{4})(?:([-/.])(\\d{1,2})(?:\\2(\\d{1,2})${TIME})?)?$`);
const WEEKDAY = '(?:\\p{L}{3,9}\\.?,?\\s+(?=\\p{L}|\\d{1,2}\\D))?';
/** 15 July 2021, July 2021, Thu, 15 Jul 2021 10:30. */
const DAY_FIRST = new RegExp(
  `^(?:${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+)?(\\p{L}{3,9})\\.?,?\\s+(\\d{4})${TIME}$`,
  'u',
);
/** July 15, 2021, Thursday, July 15, 2021. */
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${TIME}$`,
  'u',
);

/**
 * The date of the article in `path`: stated about it, else beginning its file name, else found
 * with its text. When the file was last changed is no evidence.
 */
export function findDate(draft: Pick<Draft, 'statedDates' | 'foundDates'>, path: string): DateFinding {
  const warnings: string[] = [];
  const inName = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(path.slice(path.lastIndexOf('/') + 1))?.[0] ?? null;
  const named: DateText[] =
    inName === null ? [] : [{ text: inName, evidence: 'url', where: 'its file name' }];
  for (const { text, evidence, where } of [...draft.statedDates, ...named, ...draft.foundDates]) {
    const date = readStatedDate(text);
    if (date !== null) return { date: { date, evidence }, warnings };
    warnings.push(`"${text.slice(0, 60)}" in ${where} is no date that could be read`);
  }
  return { date: null, warnings };
}

/**
 * A date as people and programs write it, as exact as it is written. The day is the one printed:
 * a time of day or zone after it never shifts it. Null when it is none, or never was.
 */
export function readStatedDate(text: string): CivilDate | null {
  const written = text.trim();
  const numbers = NUMBERS.exec(written);
  if (numbers) return civilDate(numbers[1], numbers[3], numbers[4]);
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return civilDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(written);
  if (monthFirst) return civilDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

function monthNumber(name = ''): string {
  return String(MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1);
}

function civilDate(year = '', month?: string, day?: string): CivilDate | null {
  const parts = [year, month, day].filter((part) => part !== undefined);
  return parseCivilDate(parts.map((part) => part.padStart(2, '0')).join('-'));
}
