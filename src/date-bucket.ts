/**
 * Date buckets: the values of the date facet.
 *
 * `2021`, `2021-07`, `2021-07-15`, `2021-month-unknown`, `2021-07-day-unknown` and `undated`.
 * A year's bucket holds its months and `2021-month-unknown`; a month's, its days and
 * `2021-07-day-unknown`: so the counts of a level add up to the count of the bucket above it.
 */

import { type CivilDate, isWithin, monthOf, parseCivilDate, yearOf } from './publication-date.ts';

export type DateBucket = string;

export const UNDATED = 'undated';
const MONTH_UNKNOWN = '-month-unknown';
const DAY_UNKNOWN = '-day-unknown';

/** The text as a date bucket, or null when it is none. */
export function parseDateBucket(text: string): DateBucket | null {
  if (text === UNDATED) return text;
  const unknown = unknownPart(text);
  const date = parseCivilDate(unknown === null ? text : text.slice(0, -unknown.length));
  if (date === null) return null;
  if (unknown === MONTH_UNKNOWN && date.length !== 4) return null;
  if (unknown === DAY_UNKNOWN && date.length !== 7) return null;
  return text;
}

/** Whether an article of this date (null: undated) belongs to the bucket. */
export function isInBucket(date: CivilDate | null, bucket: DateBucket): boolean {
  if (date === null) return bucket === UNDATED;
  if (bucket === UNDATED) return false;
  return unknownPart(bucket) === null ? isWithin(date, bucket) : date === periodOf(bucket);
}

/** The period whose parts are counted once `bucket` is chosen: `''` (all years), a year or a month. */
export function facetPeriod(bucket: DateBucket | null): string {
  if (bucket === null || bucket === UNDATED) return '';
  return periodOf(bucket).slice(0, 7);
}

/** The bucket in which an article of this date is counted among the parts of `period`; null: in none. */
export function bucketWithin(date: CivilDate | null, period: string): DateBucket | null {
  if (date === null) return UNDATED;
  if (!isWithin(date, period)) return null;
  if (period === '') return yearOf(date);
  if (period.length === 4) return monthOf(date) ?? date + MONTH_UNKNOWN;
  return date.length === 10 ? date : date + DAY_UNKNOWN;
}

/** The way from all dates down to a bucket, itself the last: its year, its month, the bucket. */
export function trailTo(bucket: DateBucket): DateBucket[] {
  if (bucket === UNDATED) return [bucket];
  const period = periodOf(bucket);
  return [...new Set([period.slice(0, 4), period.slice(0, 7), bucket])];
}

/** Whether the bucket is a year or a month, so that choosing it lists its parts and not itself. */
export function hasParts(bucket: DateBucket): boolean {
  return bucket !== UNDATED && unknownPart(bucket) === null && bucket.length < 10;
}

/** In order of time; what is not known to the month or day after what is, `undated` last. */
export function compareDateBuckets(a: DateBucket, b: DateBucket): number {
  const unknowns = rank(a) - rank(b);
  if (unknowns !== 0) return unknowns;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The date that a bucket is about, without its `-month-unknown` or `-day-unknown`. */
export function periodOf(bucket: DateBucket): CivilDate {
  const unknown = unknownPart(bucket);
  return unknown === null ? bucket : bucket.slice(0, -unknown.length);
}

/** What is not known of the articles of a bucket. */
export function unknownOf(bucket: DateBucket): 'month' | 'day' | null {
  const unknown = unknownPart(bucket);
  if (unknown === null) return null;
  return unknown === MONTH_UNKNOWN ? 'month' : 'day';
}

function unknownPart(bucket: DateBucket): string | null {
  if (bucket.endsWith(MONTH_UNKNOWN)) return MONTH_UNKNOWN;
  return bucket.endsWith(DAY_UNKNOWN) ? DAY_UNKNOWN : null;
}

function rank(bucket: DateBucket): number {
  if (bucket === UNDATED) return 2;
  return unknownPart(bucket) === null ? 0 : 1;
}
