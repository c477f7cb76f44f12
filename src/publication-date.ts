/** Publication dates: civil days known to the day, the month or the year, and how each is known. */

/**
 * A civil date as exact as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 *
 * As strings these sort as they should: `2021` before `2021-03` before `2021-03-09`. No value of
 * this type ever passes through a clock or a time zone, so none can shift by a day.
 */
export type CivilDate = string;

/**
 * How a date is known, the best evidence first: put right by the archive's owner, stated about the
 * article, read from its address or file name, printed at the head of its text, or concluded from it.
 */
export const DATE_EVIDENCE = ['correction', 'metadata', 'url', 'dateline', 'inferred'] as const;
export type DateEvidence = (typeof DATE_EVIDENCE)[number];

export interface PublicationDate {
  readonly date: CivilDate;
  readonly evidence: DateEvidence;
}

const CIVIL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The text as a civil date, or null when it isn't one or names a day that never was (2021-02-30). */
export function parseCivilDate(text: string): CivilDate | null {
  const parts = CIVIL_DATE.exec(text);
  if (!parts) return null;
  const [, year = '', month, day] = parts;
  if (Number(year) < 1) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))) {
    return null;
  }
  return text;
}

/** A day of any year, `MM-DD`. */
export type DayOfYear = string;

/** The text as a day of some year, 29 February included, or null when it is none. */
export function parseDayOfYear(text: string): DayOfYear | null {
  return /^\d{2}-\d{2}$/.test(text) && parseCivilDate(`2000-${text}`) !== null ? text : null;
}

/** The day of the year of a date; null for a date that is not known to the day. */
export function dayOfYear(date: CivilDate): DayOfYear | null {
  return date.length === 10 ? date.slice(5) : null;
}

/** Days of a month (1 to 12) of the Gregorian calendar, which is taken for every year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The earliest day that a date may be, `YYYY-MM-DD`. */
export function firstDay(date: CivilDate): CivilDate {
  return date + '-01-01'.slice(date.length - 4);
}

/** The latest day that a date may be, `YYYY-MM-DD`. */
export function lastDay(date: CivilDate): CivilDate {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
}

/** The year of a date, `YYYY`. */
export function yearOf(date: CivilDate): string {
  return date.slice(0, 4);
}

/** The month of a date, `YYYY-MM`; null for a date known to the year alone. */
export function monthOf(date: CivilDate): string | null {
  return date.length > 4 ? date.slice(0, 7) : null;
}

/** Whether every day that `date` may be lies within `period`. */
export function isWithin(date: CivilDate, period: CivilDate): boolean {
  return date.startsWith(period);
}

/** Whether every day that `date` may be lies after the last day of `period`. */
export function isAfter(date: CivilDate, period: CivilDate): boolean {
  return firstDay(date) > lastDay(period);
}

/** Whether every day that `date` may be lies before the first day of `period`. */
export function isBefore(date: CivilDate, period: CivilDate): boolean {
  return lastDay(date) < firstDay(period);
}

/** Whether every day that `date` may be lies in [from, to], both ends included, either of them open. */
export function isInRange(date: CivilDate, from: CivilDate | null, to: CivilDate | null): boolean {
  return (from === null || firstDay(date) >= firstDay(from)) && (to === null || lastDay(date) <= lastDay(to));
}
