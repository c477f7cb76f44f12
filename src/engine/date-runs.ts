/** Periods, ranges and date buckets → the articles that lie in them, as runs of numbers. */

import type { DateTable, Run } from '../compiled-index/date-table.ts';
import { type DateBucket, isInBucket, periodOf, UNDATED, unknownOf } from '../date-bucket.ts';
import { type CivilDate, type DayOfYear, dayOfYear, firstDay, lastDay } from '../publication-date.ts';
import type { DateClause } from '../query.ts';

/** Sorts after every date that begins with what is before it. */
const PAST = '~';

export function clauseRuns(dates: DateTable, { relation, period }: DateClause): Run[] {
  if (relation === 'within') return rangeRuns(dates, period, period);
  // A date that sorts after a day begins after it; one that sorts before may still end after it.
  if (relation === 'after')
    return runsOf(dates, dates.lowerBound(lastDay(period) + PAST), dates.dates.length);
  const first = firstDay(period);
  return runsOf(dates, 0, dates.lowerBound(first), [first.slice(0, 4), first.slice(0, 7)]);
}

/** The articles of which every day that they may have lies in [from, to], either of which may be open. */
export function rangeRuns(dates: DateTable, from: CivilDate | null, to: CivilDate | null): Run[] {
  const begin = from === null ? 0 : dates.lowerBound(coarsest(firstDay(from)));
  if (to === null) return runsOf(dates, begin, dates.dates.length);
  const last = lastDay(to);
  const endsLater = [last.slice(0, 4), last.slice(0, 7)].filter((date) => lastDay(date) > last);
  return runsOf(dates, begin, dates.lowerBound(last + PAST), endsLater);
}

export function bucketRuns(dates: DateTable, bucket: DateBucket, articles: number): Run[] {
  if (bucket === UNDATED) return [[dates.firstUndated, articles]];
  const period = periodOf(bucket);
  if (unknownOf(bucket) === null) return rangeRuns(dates, period, period);
  const place = dates.lowerBound(period);
  const date = dates.dates[place];
  return date !== undefined && isInBucket(date, bucket) ? [dates.run(place, place + 1)] : [];
}

/** The articles of a day of any year: a run for each year that has some. */
export function dayRuns(dates: DateTable, day: DayOfYear): Run[] {
  const runs: Run[] = [];
  for (const [place, date] of dates.dates.entries()) {
    if (dayOfYear(date) === day) runs.push(dates.run(place, place + 1));
  }
  return runs;
}

/** The least exact date that begins on the day. It sorts before the day, with nothing in between that begins sooner. */
function coarsest(day: CivilDate): CivilDate {
  if (day.endsWith('-01-01')) return day.slice(0, 4);
  return day.endsWith('-01') ? day.slice(0, 7) : day;
}

/** The articles of the dates [from, to) by place, but for those of `without`. */
function runsOf(dates: DateTable, from: number, to: number, without: readonly CivilDate[] = []): Run[] {
  const runs: Run[] = [];
  let begin = from;
  for (const date of without) {
    const place = dates.lowerBound(date);
    if (place < begin || place >= to || dates.dates[place] !== date) continue;
    runs.push(dates.run(begin, place));
    begin = place + 1;
  }
  if (begin < to) runs.push(dates.run(begin, to));
  return runs.filter(([start, end]) => start < end);
}
