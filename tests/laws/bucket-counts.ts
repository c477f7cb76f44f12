/** Law 1: a bucket's count is the total of the search narrowed to it, and its link opens that page. */

import { countOnPage, getFacetBuckets, getResultsPage, type ShownBucket } from './results-page.ts';
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
    const shown = page.buckets.filter((bucket) => bucket.facet === facet);
    checkShown(shown, facet, buckets, base);
    const all = await listedFor(get, facet, page.allValues.get(facet), shown, buckets, base);
    for (const bucket of spread(buckets, most)) {
      await checkBucket(get, base, facet, bucket, all);
      checked += 1;
    }
  }
  return checked;
}

async function checkBucket(get: Get, base: string, facet: string, bucket: BucketJson, all: Shown) {
  const name = `${facet} "${bucket.key}"`;
  hold(bucket.count > 0 || bucket.selected, base, `No bucket without articles is offered: ${name}`);
  const alone = withParams(base, { [facet]: bucket.key });
  holdEqual(await totalOf(get, alone), bucket.count, alone, `The total narrowed to ${name} is its count`);
  const shown = all.find(({ key }) => key === bucket.key);
  hold(shown !== undefined, base, `The page shows the bucket ${name}`);
  holdEqual(
    await countOnPage(get, shown.href),
    bucket.count,
    shown.href,
    `The link of ${name} opens its page`,
  );
}

type Shown = readonly ShownBucket[];

/** Values of a facet that a page shows, the chosen ones aside; of dates it shows all. */
const SHOWN = 8;

/** The page shows the first buckets of the JSON and the selected ones, with the same counts and ticks. */
function checkShown(shown: Shown, facet: string, buckets: readonly BucketJson[], url: string): void {
  const expected =
    facet === 'date' ? buckets : buckets.filter(({ selected }, place) => place < SHOWN || selected);
  checkSame(shown, facet, expected, url);
}

function checkSame(shown: Shown, facet: string, expected: readonly BucketJson[], url: string): void {
  const counts = (list: readonly { count: number }[]) => list.map(({ count }) => count).sort((a, b) => b - a);
  holdEqual(counts(shown), counts(expected), url, `The counts of ${facet} on the page are those of the JSON`);
  for (const bucket of expected) {
    const { checked, count } = shown.find(({ key }) => key === bucket.key) ?? {};
    holdEqual(count, bucket.count, url, `The count that the page shows for ${facet} "${bucket.key}"`);
    if (checked !== null) holdEqual(checked, bucket.selected, url, `The tick of ${facet} "${bucket.key}"`);
  }
}

/** What the page shows of a facet and, where that is not all, what the page of the facet lists. */
async function listedFor(
  get: Get,
  facet: string,
  href: string | undefined,
  shown: Shown,
  buckets: readonly BucketJson[],
  url: string,
): Promise<Shown> {
  if (href === undefined) {
    holdEqual(
      shown.length,
      buckets.length,
      url,
      `A page without a link to all of ${facet} shows all of them`,
    );
    return shown;
  }
  const listed = await getFacetBuckets(get, facet, href);
  // The JSON has the commonest hundred.
  const known = listed.filter(({ key }) => buckets.some((bucket) => bucket.key === key));
  checkSame(known, facet, buckets, href);
  return listed;
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
