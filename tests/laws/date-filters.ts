/** Law 6: an article is in a range, a bucket or a clause of dates when every day that it may have is. */

import { belongsTo, liesIn, possibleDays } from './dates.ts';
import { type Get, type HitJson, holdEqual, listAll, paramOf, withParams } from './site.ts';

/** Narrows the search to each range, and picks the same out of the whole list by the dates it has. */
export async function checkRange(get: Get, url: string, from: string, to: string): Promise<void> {
  const base = withParams(url, { from: null, to: null, page: null });
  const all = await listAll(get, base);
  for (const [start, end] of [
    [from, to],
    [from, null],
    [null, to],
    [to, from],
  ] as const) {
    const narrowed = withParams(base, { from: start, to: end });
    await holdList(
      get,
      narrowed,
      all.filter((hit) => liesIn(hit.date, start, end)),
      'The range holds',
    );
  }
}

/** Narrows the search to its own date bucket and to those of a date, from its year down to itself. */
export async function checkDateBucket(get: Get, url: string, date: string): Promise<void> {
  const base = withParams(url, { date: null, page: null });
  const all = await listAll(get, base);
  const own = paramOf(url, 'date');
  const buckets = [date, date.slice(0, 4), date.slice(0, 7), 'undated', `${date.slice(0, 4)}-month-unknown`];
  if (date.length > 4) buckets.push(`${date.slice(0, 7)}-day-unknown`);
  if (own !== null) buckets.push(own);
  for (const bucket of new Set(buckets)) {
    const narrowed = withParams(base, { date: bucket });
    await holdList(
      get,
      narrowed,
      all.filter((hit) => belongsTo(hit.date, bucket)),
      'The bucket holds',
    );
  }
}

/** `date:`, `after:` and `before:` beside a word find of its articles those that they should. */
export async function checkDateClauses(get: Get, url: string, word: string, period: string): Promise<void> {
  const base = withParams(url, { q: `+${word}`, page: null, sort: 'newest' });
  const all = await listAll(get, base);
  const { first, last } = possibleDays(period);
  const clauses: Readonly<Record<string, (hit: HitJson) => boolean>> = {
    [`date:${period}`]: (hit) => hit.date !== null && liesIn(hit.date, period, period),
    [`-date:${period}`]: (hit) => hit.date === null || !liesIn(hit.date, period, period),
    [`after:${period}`]: (hit) => hit.date !== null && possibleDays(hit.date).first > last,
    [`before:${period}`]: (hit) => hit.date !== null && possibleDays(hit.date).last < first,
  };
  for (const [clause, holds] of Object.entries(clauses)) {
    const narrowed = withParams(base, { q: `+${word} ${clause}` });
    await holdList(get, narrowed, all.filter(holds), 'The clause finds');
  }
}

async function holdList(get: Get, url: string, expected: readonly HitJson[], what: string): Promise<void> {
  const dates = (hits: readonly HitJson[]) => hits.map((hit) => `${hit.date} ${hit.id}`).sort();
  holdEqual(dates(await listAll(get, url)), dates(expected), url, `${what} those that lie in it whole`);
}
