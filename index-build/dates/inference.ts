/**
 * A date concluded from a text that tells no year. A weekday with day and month (`Wednesday February
 * 22`) names the years that it can be, since that day is a Wednesday in few of them; the latest year
 * that the text speaks of (`In September 2022`) is the floor, since it was written then or later.
 *
 * It is shy: a text of the story's first paragraphs must name the day as past, all such days must lie
 * within a week, there must be a floor, and the first fitting year must come within four years of it,
 * in which no weekday fits twice. Else nothing is concluded.
 */

import type { CivilDate } from '../../src/publication-date.ts';
import { parseCivilDate } from '../../src/publication-date.ts';
import type { DateText } from '../reader.ts';
import { monthNumber, weekdayNumber, withPlainDigits } from './calendar-names.ts';

/** Characters from the top in which the story says when it happened. */
const BEGINNING = 2_000;
/** Characters that are searched for years. */
const LONGEST = 100_000;
const YEARS_AFTER_FLOOR = 4;
const DAYS_APART = 7;

const NAME = '(\\p{L}[\\p{L}\\p{M}.]{2,12})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)?';
/** Wednesday February 22, Wednesday, 22 February, Mittwoch, 22. Februar, среда, 22 февраля. */
const MONTH_FIRST = new RegExp(`${NAME},?\\s+${NAME}\\s+${DAY}(?![\\d:,]\\s?\\d)`, 'gu');
const DAY_FIRST = new RegExp(
  `${NAME},?\\s+(?:(?:the|den|le|el)\\s+)?${DAY}\\s+(?:(?:of|de)\\s+)?${NAME}(?!,?\\s+(?:de\\s+)?\\d{4})`,
  'gu',
);
/** A day to come, or one of another time, is not that of the story. */
const NOT_NOW =
  /\b(?:will|would|next|until|till|deadline|due|scheduled|upcoming|planned|expected|ahead of|born|anniversary|since|last year|years? ago|century)\b/i;
/** A year that is spoken of as a time: after a word for it, or after a month. */
const YEAR_AFTER_NAME =
  /(?<!\p{L})(\p{L}[\p{L}\p{M}.]{0,12})\s+(?:\d{1,2}(?:st|nd|rd|th)?,\s+|de\s+)?(\d{4})(?![\d\p{L}%])/gu;
/** What stands in every text with such a year from 1900 on: much quicker to look for. */
const ANY_YEAR = /\s(?:19|[2-9]\d)\d\d/;
const TIME_WORDS = /^(?:in|since|by|from|during|until|of|early|late|mid|im|seit|en|depuis|desde|с|в|от)$/i;

/** Null when nothing can be concluded. `today`: no article is from a later day. */
export function inferDate(text: string, today: CivilDate): DateText | null {
  const floor = latestYear(text.slice(0, LONGEST), Number(today.slice(0, 4)));
  if (floor === null) return null;
  const mentions = daysMentioned(withPlainDigits(text.slice(0, BEGINNING)));
  const dates = new Set<CivilDate>();
  for (const mention of mentions) {
    const date = firstFitting(mention, floor);
    if (date === null || date > today) return null;
    dates.add(date);
  }
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (Date.parse(last) - Date.parse(first) > DAYS_APART * 86_400_000) return null;
  return {
    text: last,
    evidence: 'inferred',
    where: `its text, which names ${mentions.map(({ written }) => `"${written.replace(/[.,]$/, '')}"`).join(', ')} and the year ${floor}`,
  };
}

interface Mention {
  readonly written: string;
  readonly weekday: number;
  readonly month: number;
  readonly day: number;
}

function daysMentioned(text: string): Mention[] {
  const found: Mention[] = [];
  const add = (match: RegExpMatchArray, weekday?: string, month?: string, day?: string) => {
    const numbers = { weekday: weekdayNumber(weekday ?? ''), month: monthNumber(month ?? '') };
    if (numbers.weekday === null || numbers.month === null) return;
    if (NOT_NOW.test(sentenceBefore(text, match.index ?? 0))) return;
    found.push({ written: match[0], weekday: numbers.weekday, month: numbers.month, day: Number(day) });
  };
  for (const match of text.matchAll(MONTH_FIRST)) add(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(DAY_FIRST)) add(match, match[1], match[3], match[2]);
  return found;
}

/** What of its sentence stands before a place. */
function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
}

/** The first day of a year from the floor on that fits the weekday. */
function firstFitting({ weekday, month, day }: Mention, floor: number): CivilDate | null {
  for (let year = floor; year <= floor + YEARS_AFTER_FLOOR; year += 1) {
    const date = [year, month, day].map((number) => String(number).padStart(2, '0')).join('-');
    // Sunday is 0 there and 7 here.
    if (parseCivilDate(date) !== null && (new Date(date).getUTCDay() || 7) === weekday) return date;
  }
  return null;
}

function latestYear(given: string, thisYear: number): number | null {
  const text = withPlainDigits(given);
  if (!ANY_YEAR.test(text)) return null;
  let latest: number | null = null;
  for (const [, name = '', digits] of text.matchAll(YEAR_AFTER_NAME)) {
    const year = Number(digits);
    if (year < 1900 || year > thisYear) continue;
    if (!TIME_WORDS.test(name) && monthNumber(name) === null) continue;
    if (latest === null || year > latest) latest = year;
  }
  return latest;
}
