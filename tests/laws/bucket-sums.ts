/** Law 2: a facet's counts ignore its own filter, respect all else, and those of dates add up. */

import { listedPeriod, partOf } from './dates.ts';
import {
  type BucketJson,
  type Get,
  hold,
  holdEqual,
  listAll,
  paramOf,
  type SearchJson,
  search,
  withParams,
} from './site.ts';

const MOST_BUCKETS = 100;
/** Longer lists are not counted again one by one. */
const MOST_RECOUNTED = 2_000;

const sum = (buckets: readonly BucketJson[]) => buckets.reduce((total, { count }) => total + count, 0);
const dated = (buckets: readonly BucketJson[]) => buckets.filter(({ key }) => key !== 'undated');

/** Years and `undated` add up to the total, the months of a year to its count, the days to their month's. */
export async function checkSums(get: Get, url: string): Promise<void> {
  const undatedCounts = new Set<number>();
  const at = async (date: string | null): Promise<SearchJson & { readonly url: string }> => {
    const there = withParams(url, { date, page: null, size: '1' });
    const answer = await search(get, there);
    undatedCounts.add(answer.facets.date?.find(({ key }) => key === 'undated')?.count ?? 0);
    return { ...answer, url: there };
  };
  const years = await at(null);
  holdEqual(sum(datesOf(years)), years.total, years.url, 'Years and undated add up to the total');
  const year = choose(datesOf(years), listedPeriod(paramOf(url, 'date')).slice(0, 4));
  if (year === null) return;
  const months = await at(year.key);
  holdEqual(sum(dated(datesOf(months))), year.count, months.url, `The months add up to ${year.key}`);
  const month = choose(datesOf(months), listedPeriod(paramOf(url, 'date')));
  if (month !== null) {
    const days = await at(month.key);
    holdEqual(sum(dated(datesOf(days))), month.count, days.url, `The days add up to ${month.key}`);
  }
  hold(undatedCounts.size === 1, url, `Undated is listed alike at every level: ${[...undatedCounts]}`);
}

function datesOf({ facets }: SearchJson): readonly BucketJson[] {
  return facets.date ?? [];
}

/** The bucket with the key when it can be gone into, else the one with the most articles that can. */
function choose(buckets: readonly BucketJson[], key: string): BucketJson | null {
  const withParts = buckets.filter((bucket) => /^\d{4}(?:-\d{2})?$/.test(bucket.key));
  const most = withParts.reduce<BucketJson | null>(
    (a, b) => (a !== null && a.count >= b.count ? a : b),
    null,
  );
  return withParts.find((bucket) => bucket.key === key) ?? most;
}

/** What a facet counts is the same with and without its own filter. */
export async function checkOwnFilterIsIgnored(get: Get, url: string): Promise<void> {
  const base = withParams(url, { page: null, size: '1' });
  const { facets, distinct } = await search(get, base);
  for (const facet of Object.keys(facets)) {
    // Of a date, what is ignored is the filter; the period that it stands in says what is listed.
    const period = facet === 'date' ? listedPeriod(paramOf(base, 'date')) : '';
    const without = withParams(base, { [facet]: period === '' ? null : period });
    const free = await search(get, without);
    const listed = (buckets: readonly BucketJson[] = []) =>
      buckets
        .filter((bucket) => bucket.count > 0)
        .slice(0, facet === 'date' ? undefined : MOST_BUCKETS)
        .map(({ key, count }) => [key, count]);
    holdEqual(listed(facets[facet]), listed(free.facets[facet]), base, `${facet} ignores its own filter`);
    if (facet !== 'date') holdEqual(distinct[facet], free.distinct[facet], base, `distinct of ${facet}`);
  }
}

/** Counted again from the hits themselves, the buckets of dates and sources are the same. */
export async function checkRecount(get: Get, url: string): Promise<void> {
  const base = withParams(url, { page: null, size: '1' });
  const { facets, distinct } = await search(get, base);
  const anyDate = withParams(base, { date: null });
  if ((await search(get, anyDate)).total <= MOST_RECOUNTED) {
    const period = listedPeriod(paramOf(base, 'date'));
    const counted = count((await listAll(get, anyDate)).map((hit) => partOf(hit.date, period)));
    holdEqual(asObject(facets.date), sorted(counted), base, 'The dates counted again from the hits');
  }
  const anySource = withParams(base, { source: null });
  if (facets.source !== undefined && (await search(get, anySource)).total <= MOST_RECOUNTED) {
    const counted = count((await listAll(get, anySource)).map((hit) => hit.source));
    holdEqual(distinct.source, counted.size, base, 'The number of sources counted again from the hits');
    const most = [...counted].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_BUCKETS);
    const listed = facets.source.filter((bucket) => bucket.count > 0).slice(0, MOST_BUCKETS);
    holdEqual(asObject(listed), sorted(new Map(most)), base, 'The sources counted again from the hits');
  }
}

function count(values: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function asObject(buckets: readonly BucketJson[] = []): [string, number][] {
  return sorted(new Map(buckets.filter(({ count: n }) => n > 0).map(({ key, count: n }) => [key, n])));
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
