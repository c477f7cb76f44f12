/** Dates as the laws understand them, worked out from calendar days alone. */

/** Every day that a date known to the day, month or year may be: the first and the last of them. */
export function possibleDays(date: string): { readonly first: string; readonly last: string } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = dayOf(year, month ?? 1, day ?? 1);
  if (day !== undefined) return { first, last: first };
  // Day 0 is the last one of the month before.
  return { first, last: month === undefined ? dayOf(year, 12, 31) : dayOf(year, month + 1, 0) };
}

function dayOf(year: number, month: number, day: number): string {
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  return utc.toISOString().slice(0, 10);
}

/** Whether every day that the article may have lies in the range; an undated one may have any day. */
export function liesIn(date: string | null, from: string | null, to: string | null): boolean {
  if (date === null) return from === null && to === null;
  const { first, last } = possibleDays(date);
  return (
    (from === null || first >= possibleDays(from).first) && (to === null || last <= possibleDays(to).last)
  );
}

export type DateLevel = 'none' | 'year' | 'month' | 'day' | 'unknown' | 'undated';
export const DATE_LEVELS: readonly DateLevel[] = ['none', 'year', 'month', 'day', 'unknown', 'undated'];

/** How deep into the dates a chosen bucket (null: none) leads. */
export function levelOf(bucket: string | null): DateLevel {
  if (bucket === null) return 'none';
  if (bucket === 'undated') return 'undated';
  if (bucket.endsWith('-unknown')) return 'unknown';
  return ({ 4: 'year', 7: 'month', 10: 'day' } as const)[bucket.length] ?? 'none';
}

/** The bucket's own period: `2021-07` of `2021-07-day-unknown`. */
export function periodOf(bucket: string): string {
  return bucket.replace(/-(?:month|day)-unknown$/, '');
}

/** The period whose parts are listed once a bucket is chosen: `''` (the years), a year or a month. */
export function listedPeriod(bucket: string | null): string {
  return bucket === null || bucket === 'undated' ? '' : periodOf(bucket).split('-').slice(0, 2).join('-');
}

/** The part of the period (`''`, a year or a month) that an article is counted in; null for none. */
export function partOf(date: string | null, period: string): string | null {
  if (date === null) return 'undated';
  if (period === '') return date.split('-')[0] ?? null;
  if (date !== period && !date.startsWith(`${period}-`)) return null;
  const depth = period.split('-').length;
  const parts = date.split('-');
  if (parts.length === depth) return `${date}-${depth === 1 ? 'month' : 'day'}-unknown`;
  return parts.slice(0, depth + 1).join('-');
}

/** Whether an article belongs to a bucket of any level. */
export function belongsTo(date: string | null, bucket: string): boolean {
  if (bucket === 'undated') return date === null;
  if (bucket.endsWith('-unknown')) return date === periodOf(bucket);
  return date !== null && liesIn(date, bucket, bucket);
}
