/** Laws 6 and 7: dates are in order, undated articles are last in either, and none is dropped. */

import { possibleDays } from './dates.ts';
import { isNewerOrFirst } from './order.ts';
import { type Get, type HitJson, hold, holdEqual, listAll, withParams } from './site.ts';

export async function checkDateOrder(get: Get, url: string): Promise<void> {
  const [newestUrl, oldestUrl] = [withParams(url, { sort: 'newest' }), withParams(url, { sort: 'oldest' })];
  const newest = await listAll(get, newestUrl);
  const oldest = await listAll(get, oldestUrl);
  for (const [hits, at] of [
    [newest, newestUrl],
    [oldest, oldestUrl],
  ] as const) {
    const undated = hits.findIndex((hit) => hit.date === null);
    const after = undated < 0 ? [] : hits.slice(undated);
    hold(
      after.every((hit) => hit.date === null),
      at,
      'Undated articles come last',
    );
  }
  const ids = (hits: readonly HitJson[], dated: boolean) =>
    hits.filter((hit) => (hit.date !== null) === dated).map((hit) => hit.id);
  holdEqual(ids(newest, true), ids(oldest, true).reverse(), newestUrl, 'Newest is the reverse of oldest');
  holdEqual(ids(newest, false).sort(), ids(oldest, false).sort(), newestUrl, 'No order drops an undated one');
  forPairs(oldest, (hit, next) => {
    const inOrder = hit.date === null || next.date === null || !isAfter(hit.date, next.date);
    hold(inOrder, oldestUrl, `Oldest has ${hit.date} (${hit.id}) before ${next.date} (${next.id})`);
  });
  forPairs(newest, (hit, next) => {
    hold(isNewerOrFirst(hit, next), newestUrl, `Newest has ${hit.date} (${hit.id}) before ${next.id}`);
  });
}

/** Whether date `a` comes after `b`: by the first day that each may be, the less exact first. */
function isAfter(a: string, b: string): boolean {
  const [first, other] = [possibleDays(a).first, possibleDays(b).first];
  return first === other ? a.length > b.length : first > other;
}

function forPairs(hits: readonly HitJson[], check: (hit: HitJson, next: HitJson) => void): void {
  for (const [i, hit] of hits.entries()) {
    const next = hits[i + 1];
    if (next !== undefined) check(hit, next);
  }
}
