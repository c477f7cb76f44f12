/** Law 1: a bucket's count is the total of the search narrowed to it, and its link opens that page. */

import { countOnPage, getResultsPage, type ResultsPage } from './results-page.ts';
import { type BucketJson, type Get, hold, holdEqual, search, totalOf, withParams } from './site.ts';

/** Checks at most `most` buckets of each facet, spread over its list. Returns how many. */
export async function checkBuckets(get: Get, url: string, most = Number.POSITIVE_INFINITY): Promise<number> {
  // One hit a page says as much of the counts as ten.
  const base = withParams(url, { page: null, size: '1' });
  const { facets, total } = await search(get, base);
  const page = await getResultsPage(get, base);
  holdEqual(page.count, total, base, 'The number in the heading is the total');
  let checked = 0;
  for (const [facet, buckets] of Object.entries(facets)) {
    checkShown(page, facet, buckets, base);
    for (const bucket of spread(buckets, most)) {
      await checkBucket(get, base, facet, bucket, page);
      checked += 1;
    }
  }
  return checked;
}

async function checkBucket(get: Get, base: string, facet: string, bucket: BucketJson, page: ResultsPage) {
  const name = `${facet} "${bucket.key}"`;
  hold(bucket.count > 0 || bucket.selected, base, `No bucket without articles is offered: ${name}`);
  const alone = withParams(base, { [facet]: bucket.key });
  holdEqual(await totalOf(get, alone), bucket.count, alone, `The total narrowed to ${name} is its count`);
  const shown = shownAs(page, facet, bucket);
  hold(shown !== undefined, base, `The page shows the bucket ${name}`);
  holdEqual(
    await countOnPage(get, shown.href),
    bucket.count,
    shown.href,
    `The link of ${name} opens its page`,
  );
}

/** The page shows a facet's buckets in the order of the JSON, with the same counts and ticks. */
function checkShown(page: ResultsPage, facet: string, buckets: readonly BucketJson[], url: string): void {
  const shown = page.buckets.filter((bucket) => bucket.facet === facet);
  const counts = (list: readonly { count: number }[]) => list.map(({ count }) => count).sort((a, b) => b - a);
  holdEqual(counts(shown), counts(buckets), url, `The counts of ${facet} on the page are those of the JSON`);
  for (const bucket of buckets) {
    const { checked, count } = shownAs(page, facet, bucket) ?? {};
    holdEqual(count, bucket.count, url, `The count that the page shows for ${facet} "${bucket.key}"`);
    if (checked !== null) holdEqual(checked, bucket.selected, url, `The tick of ${facet} "${bucket.key}"`);
  }
}

function shownAs(page: ResultsPage, facet: string, bucket: BucketJson) {
  return page.buckets.find((shown) => shown.facet === facet && shown.key === bucket.key);
}

/** The form as it stands sends the same search; one more tick sends it with that bucket added. */
export async function checkForm(get: Get, url: string): Promise<void> {
  const { query, facets, total } = await search(get, url);
  // A browser takes line breaks out of a text field.
  if (/[\r\n]/.test(query.q)) return;
  const { buckets, fields } = await getResultsPage(get, url);
  const sent = (added: readonly (readonly [string, string])[]) =>
    `/search?${new URLSearchParams([...fields, ...added].map(([name, value]) => [name, value]))}`;
  const same = sent([]);
  holdEqual(await totalOf(get, same), total, same, `The form of ${url} sends the search that it shows`);
  for (const [facet, list] of Object.entries(facets)) {
    const box = buckets.findLast((bucket) => bucket.facet === facet && bucket.checked === false);
    if (box === undefined || box.key === null) continue;
    const chosen = list.filter((bucket) => bucket.selected).map((bucket) => bucket.key);
    const several = withParams(url, { [facet]: [...chosen, box.key] });
    const ticked = sent([[facet, box.key]]);
    holdEqual(await countOnPage(get, ticked), await totalOf(get, several), ticked, `A tick adds ${box.key}`);
  }
}

/** At most `most` of the items, the first and the last among them, in their order. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const places = Array.from({ length: most }, (_, i) =>
    Math.round((i * (items.length - 1)) / (most - 1 || 1)),
  );
  return [...new Set(places)].map((place) => items[place] as T);
}
