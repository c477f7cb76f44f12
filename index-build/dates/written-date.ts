/**
 * Dates as people and programs write them, as exact as they are written. The day is the one that is
 * printed: no time of day or zone beside it ever shifts it. Strict: what is not wholly a date is none.
 */

import { type CivilDate, parseCivilDate } from '../../src/publication-date.ts';
import { monthNumber, weekdayNumber, withPlainDigits } from './calendar-names.ts';

export interface WrittenDate {
  /** Of `03/04/2021` only the year, when nothing tells which is the day. */
  readonly date: CivilDate;
  /** The two days that such a date may be; null for any other. */
  readonly either: { readonly dayFirst: CivilDate; readonly monthFirst: CivilDate } | null;
  /** For numbers alone of which one can't be a month: in which order they stand. */
  readonly order: DayOrder | null;
  /** Whether it is a moment of universal time, whose day may be another where it was printed. */
  readonly isUtc: boolean;
}

export type DayOrder = 'day-first' | 'month-first';

/** A longer text is no date. */
const LONGEST = 120;

const NAME = "(\\p{L}[\\p{L}\\p{M}\\u200c\\u200d.'’]{1,14})";
const YEAR = '(\\d{4})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|re|e|ª|º|\\.)?';
/** Small words between the parts of a date: de, del, of, da. */
const OF = '(?:\\s*[,.]?\\s*(?:(?:de|del|of|da|di|tháng)\\s+)?)';
/** What some languages put after a year. */
const AFTER_YEAR = '(?:\\s*(?:г\\.?|года|р\\.?|року|m\\.|godine|ж\\.?|թ\\.?|წ\\.?|оны))?';

/** Japanese eras count from the year after these. */
const YEAR_BEFORE_ERA: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
};

type Parts = readonly [year: string, month: string, day?: string | undefined];
interface Form {
  readonly pattern: RegExp;
  /** The parts of what the pattern matched; null for what is no date after all. */
  readonly read: (match: RegExpExecArray) => Parts | null;
}

const named = (name: string | undefined): string | null => {
  const month = monthNumber(name ?? '');
  return month === null ? null : String(month);
};
const withName = (year = '', name = '', day?: string): Parts | null => {
  const month = named(name);
  return month === null ? null : [year, month, day];
};

/** Each matches from the beginning of a text; the most telling come first. */
const FORMS: readonly Form[] = [
  // 2021-07-15, 2021/7/15, 2021.7.15
  {
    pattern: /^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?(?!\d)/,
    read: ([, y = '', , m = '', d]) => [y, m, d],
  },
  // 20210715, and before a time as in 20210715T1030 or 20210715103000
  {
    pattern: /^(\d{4})(\d{2})(\d{2})(?:(?=T|$|\s)|[0-2]\d[0-5]\d(?:[0-5]\d)?(?=$))/,
    read: ([, y = '', m = '', d]) => [y, m, d],
  },
  // 2021年7月15日, 2021年(令和3年)7月15日, 2021년 7월 15일, and without a day
  {
    pattern:
      /^(\d{4})\s*[年년]\s*(?:[(（][^)）]{2,8}[)）]\s*)?(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号])?/,
    read: ([, y = '', m = '', d]) => [y, m, d],
  },
  // 令和3年7月15日
  {
    pattern: /^(明治|大正|昭和|平成|令和)(元|\d{1,2})年\s*(\d{1,2})月(?:\s*(\d{1,2})日)?/,
    read: ([, era = '', year = '', m = '', d]) => [
      String((YEAR_BEFORE_ERA[era] as number) + (year === '元' ? 1 : Number(year))),
      m,
      d,
    ],
  },
  // 15 July 2021, 15. Juli 2021, 15 de julio de 2021, 15 июля 2021 г.
  {
    pattern: new RegExp(`^${DAY}[\\s-]*${OF}${NAME}[\\s-]*${OF}${YEAR}(?!\\d)${AFTER_YEAR}`, 'iu'),
    read: ([, d, name, y]) => withName(y, name, d),
  },
  // July 15, 2021
  {
    pattern: new RegExp(`^${NAME}\\s*${DAY},?\\s+${YEAR}(?!\\d)`, 'iu'),
    read: ([, name, d, y]) => withName(y, name, d),
  },
  // 2021 July 15, 2021. július 15.
  {
    pattern: new RegExp(`^${YEAR}[.,]?\\s+(?:m\\.\\s+|оны\\s+)?${NAME}\\s+${DAY}(?!\\d)`, 'iu'),
    read: ([, y, name, d]) => withName(y, name, d),
  },
  // Jul 15 10:30:00 +0000 2021
  {
    pattern: new RegExp(
      `^${NAME}\\s+${DAY}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[A-Z+\\-0-9:]{1,6}\\s+)?${YEAR}(?!\\d)`,
      'iu',
    ),
    read: ([, name, d, y]) => withName(y, name, d),
  },
  // July 2021, juillet 2021
  {
    pattern: new RegExp(`^${NAME}[\\s,-]*${OF}${YEAR}(?!\\d)${AFTER_YEAR}`, 'iu'),
    read: ([, name, y]) => withName(y, name),
  },
  // 2021-07, 2021/7
  { pattern: /^(\d{4})[-/](\d{1,2})(?![\d/-])/, read: ([, y = '', m = '']) => [y, m] },
];

/** 15/07/2021, 15.7.2021, 07-15-2021; of a year of two digits nothing is certain. */
const NUMBERS = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})(?!\d)/;
const ONLY_YEAR = /^(\d{4})$/;
/** A weekday before a date, and what may stand between. */
const WEEKDAY =
  /^(\p{L}[\p{L}\p{M}.'’\u200c-]{1,14}|[月火水木金土日]曜日)[.,،]?\s+(?:den\s+|le\s+|the\s+)?(?=\S)/u;
/** What may follow a date: nothing, a weekday in brackets, or a time of day and whatever zone it is in. */
const REST =
  /^\.?\s*(?:[([][^)\]]{1,12}[)\]])?\s*(?:$|T\d{4,6}|T?\d{1,2}(?:[:.hH]|\s*[ap]\.?m)|[T,|–—•·@-]?\s*(?:\p{L}{1,4}\.?\s+)?\d{1,2}(?:[:.hH]\s?\d{2}|\s*[ap]\.?m)|[,|]\s*$)/iu;
/** A time of day that stands before its date, as in `Fri 6:45 PM, Feb 16, 2018`. */
const TIME_FIRST =
  /^(?:\p{L}{3,9}\.?,?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?,?\s+(?=\S)/iu;
const UTC = /\d{1,2}:\d{2}\S*\s*(?:Z|[+-]00:?00|UTC|GMT)\s*$/i;

/** Seconds or milliseconds since 1970, from September 2001 on. */
const EPOCH = /^(\d{10})(?:\d{3})?$/;

/** A text that is a date and nothing else; null when it is none, or a day that never was. */
export function readWrittenDate(text: string): WrittenDate | null {
  if (text.length > LONGEST) return null;
  const written = withPlainDigits(text)
    .replace(/[\u200e\u200f]/g, '')
    .trim()
    .replace(TIME_FIRST, '');
  const epoch = EPOCH.exec(written)?.[1];
  if (epoch !== undefined) {
    const day = new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
    return { date: day, either: null, order: null, isUtc: true };
  }
  const found = dateAt(written);
  return found !== null && REST.test(written.slice(found.end)) ? found.date : null;
}

/** The date that a text begins with, a weekday before it allowed, and where it ends. */
export function dateAt(text: string): { readonly date: WrittenDate; readonly end: number } | null {
  const weekday = WEEKDAY.exec(text);
  const start = weekday !== null && weekdayNumber(weekday[1] ?? '') !== null ? weekday[0].length : 0;
  const rest = text.slice(start);
  const numbers = NUMBERS.exec(rest);
  if (numbers !== null) {
    const date = fromNumbers(numbers);
    return date === null ? null : { date, end: start + numbers[0].length };
  }
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(rest);
    const parts = match === null ? null : read(match);
    if (match === null || parts === null) continue;
    const date = civilDate(parts);
    if (date === null) return null;
    return { date: { date, either: null, order: null, isUtc: UTC.test(text) }, end: start + match[0].length };
  }
  const year = start === 0 ? ONLY_YEAR.exec(rest) : null;
  const date = year === null ? null : parseCivilDate(year[1] as string);
  return date === null ? null : { date: { date, either: null, order: null, isUtc: false }, end: text.length };
}

/** A date in the order that is told for its kind; else as it is. */
export function settled(written: WrittenDate, order: DayOrder | null): CivilDate {
  if (written.either === null || order === null) return written.date;
  return order === 'day-first' ? written.either.dayFirst : written.either.monthFirst;
}

function fromNumbers([, first = '', separator, second = '', year = '']: RegExpExecArray): WrittenDate | null {
  const dayFirst = civilDate([year, second, first]);
  const monthFirst = civilDate([year, first, second]);
  const known = { either: null, isUtc: false };
  // With dots it is the day that comes first, wherever dates are written so.
  if (separator === '.') return dayFirst === null ? null : { ...known, date: dayFirst, order: null };
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return { date: year, either: { dayFirst, monthFirst }, order: null, isUtc: false };
  }
  if (dayFirst !== null)
    return { ...known, date: dayFirst, order: dayFirst === monthFirst ? null : 'day-first' };
  return monthFirst === null ? null : { ...known, date: monthFirst, order: 'month-first' };
}

function civilDate(parts: Parts): CivilDate | null {
  const given = parts.filter((part) => part !== undefined);
  return parseCivilDate(given.map((part) => part.padStart(2, '0')).join('-'));
}
