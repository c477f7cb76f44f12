/** Numbers, dates, lists and plurals as a language writes them, all by Intl. */

import type { CivilDate } from '../publication-date.ts';

/** The forms of a word by number that a language may need; `other` is that of every number left. */
export interface PluralForms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export interface Formats {
  number(number: number): string;
  /** A part of a whole, 0 to 1, as a percentage of two digits that count. */
  share(part: number): string;
  /** The form for a number, `#` in it standing for the number itself. */
  plural(number: number, forms: PluralForms): string;
  /** A date no more exact than it is known: `15 July 2021`, `July 2021` or `2021`. */
  date(date: CivilDate): string;
  /** `July`, of a month or a day in it. */
  month(date: CivilDate): string;
  /** `15 July`, of a day. */
  dayAndMonth(date: CivilDate): string;
  /** `Mon`, of a day from 0, a Monday, to 6. */
  weekday(day: number): string;
  /** A language by its name; its tag where it has none. */
  language(tag: string): string;
  /** `a, b and c`. */
  list(words: readonly string[]): string;
}

/** @param locale a BCP 47 tag */
export function formatsOf(locale: string): Formats {
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  // A civil date has no time zone: it is put into UTC and read back in UTC.
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
    return remembering((date: CivilDate) => format.format(utcDate(date)));
  };
  const byLength: Readonly<Record<number, (date: CivilDate) => string>> = {
    4: dates({ year: 'numeric' }),
    7: dates({ year: 'numeric', month: 'long' }),
    10: dates({ year: 'numeric', month: 'long', day: 'numeric' }),
  };
  const weekdays = dates({ weekday: 'short' });
  const number = remembering((number: number) => numbers.format(number));
  const pluralRule = remembering((number: number) => plurals.select(number));
  return {
    number,
    share: (part) => shares.format(part),
    plural: (count, forms) => {
      const form = forms[pluralRule(count) as keyof PluralForms] ?? forms.other;
      return form.replace('#', number(count));
    },
    date: (date) => byLength[date.length]?.(date) ?? date,
    month: dates({ month: 'long' }),
    dayAndMonth: dates({ month: 'long', day: 'numeric' }),
    // 1 January 2024 was a Monday.
    weekday: (day) => weekdays(`2024-01-0${day + 1}`),
    language: remembering((tag: string) => {
      try {
        return languages.of(tag) ?? tag;
      } catch {
        // It is no tag of a language.
        return tag;
      }
    }),
    list: (words) => lists.format(words),
  };
}

/** Then all are forgotten, and the common ones soon remembered again. */
const MOST_REMEMBERED = 5_000;
/** In UTF-16 units: no date and no tag of a language is so long. */
const LONGEST_REMEMBERED = 32;

/** Intl takes a microsecond or more for each, and a page says a hundred, most of them again and again. */
function remembering<T extends string | number>(write: (value: T) => string): (value: T) => string {
  const written = new Map<T, string>();
  return (value) => {
    const known = written.get(value);
    if (known !== undefined) return known;
    const text = write(value);
    if (written.size >= MOST_REMEMBERED) written.clear();
    if (typeof value === 'number' || value.length <= LONGEST_REMEMBERED) written.set(value, text);
    return text;
  };
}

function utcDate(date: CivilDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const utc = new Date(Date.UTC(2000, month - 1, day));
  utc.setUTCFullYear(year);
  return utc;
}
