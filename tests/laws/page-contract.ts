/** The pages say what the JSON says: the same hits in the same order, and articles at their addresses. */

import { parseMarkup, textOf } from './markup.ts';
import { getResultsPage, type ShownHit } from './results-page.ts';
import { type Get, type HitJson, hold, holdEqual, search } from './site.ts';

export async function checkPage(get: Get, url: string): Promise<void> {
  const { hits, total } = await search(get, url);
  const page = await getResultsPage(get, url);
  holdEqual(page.count, total, url, 'The number in the heading is the total');
  const seen = ({ href, title, date }: ShownHit) => ({ url: href.split('?')[0], title, date });
  const expected = hits.map(({ url: address, title, date }) => ({ url: address, title, date }));
  const folded = page.hits.flatMap(({ copies }) => copies.map(seen));
  const isFolded = (hit: object) => folded.some((copy) => JSON.stringify(copy) === JSON.stringify(hit));
  const unfolded = expected.filter((hit) => !isFolded(hit));
  holdEqual(page.hits.map(seen), unfolded, url, 'The hits of the page are those of the JSON, in their order');
  holdEqual(unfolded.length + folded.length, hits.length, url, 'Each hit is there once, folded or not');
  for (const { copies, ...over } of page.hits) {
    const copiesOf = hits.find((hit) => hit.url === over.href.split('?')[0])?.near_copies ?? [];
    for (const copy of copies.map(seen)) {
      hold(
        copiesOf.some((reference) => reference.url === copy.url),
        url,
        `What is folded under ${over.title} is a near-copy of it: ${copy.title}`,
      );
      const places = [over.href.split('?')[0], copy.url].map((at) => hits.findIndex((hit) => hit.url === at));
      hold(
        (places[0] ?? 0) < (places[1] ?? 0),
        url,
        `${copy.title} stands lower than what it is folded under`,
      );
    }
  }
}

/** The first and the last hit of a page lead to their articles, as pages and as JSON. */
export async function checkArticles(get: Get, url: string): Promise<void> {
  const { hits } = await search(get, url);
  for (const hit of new Set([hits[0], hits.at(-1)])) if (hit !== undefined) await checkArticle(get, hit);
}

async function checkArticle(get: Get, hit: HitJson): Promise<void> {
  const page = await get(hit.url);
  holdEqual(page.status, 200, hit.url, 'A hit leads to a page');
  const text = textOf(parseMarkup(page.text));
  hold(text.includes(hit.title), hit.url, `The page of the article has its title, ${hit.title}`);
  const at = `/api${hit.url}`;
  const { status, text: json } = await get(at);
  holdEqual(status, 200, at, 'An article is had as JSON');
  const { id, title, date, date_evidence, source, url } = JSON.parse(json) as HitJson;
  const expected = [hit.id, hit.title, hit.date, hit.date_evidence, hit.source, hit.url];
  holdEqual([id, title, date, date_evidence, source, url], expected, at, 'The article is the one of the hit');
}
