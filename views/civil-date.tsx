/** A date as a person reads it, no more exact than it is known. */

import { UNDATED_NAME } from '../src/messages.ts';
import type { CivilDate, PublicationDate } from '../src/publication-date.ts';

// A civil date has no time zone: it is put into UTC and read back in UTC.
const FORMATS: Readonly<Record<number, Intl.DateTimeFormat>> = {
  4: new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' }),
  7: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  10: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
};
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `15 July 2021`, `July 2021` or `2021`. */
export function dateText(date: CivilDate): string {
  return FORMATS[date.length]?.format(utcDate(date)) ?? date;
}

/** `July`, of a month or a day in it. */
export function monthText(date: CivilDate): string {
  return MONTH.format(utcDate(date));
}

/** `15 July`, of a day. */
export function dayText(date: CivilDate): string {
  return DAY_AND_MONTH.format(utcDate(date));
}

export function DateOf({ date }: { readonly date: PublicationDate | null }) {
  if (date === null) return <span class="date">{UNDATED_NAME}</span>;
  return (
    <time class="date" datetime={date.date}>
      {dateText(date.date)}
    </time>
  );
}

function utcDate(date: CivilDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const utc = new Date(Date.UTC(2000, month - 1, day));
  utc.setUTCFullYear(year);
  return utc;
}
