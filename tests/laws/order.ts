/** Law 5: sorting permutes, paging cuts, and the same request gets the same bytes. */

import { apiUrl, type Get, type HitJson, hold, holdEqual, listAll, search, withParams } from './site.ts';

const SORTS = ['relevance', 'newest', 'oldest'] as const;
/** What a query of words alone, or joined by `OR`, is read as. */
const PLAIN_WORDS = /^[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*$/u;

/**
 * The sorts have the same hits, each of them the same but for its score: orders by date compute none
 * and say 0. Relevance is in the order of scores.
 */
export async function checkSorts(get: Get, url: string): Promise<void> {
  const lists: (readonly HitJson[])[] = [];
  for (const sort of SORTS) lists.push(await listAll(get, withParams(url, { sort })));
  const [relevance = [], ...others] = lists;
  const unscored = (hits: readonly HitJson[]) =>
    hits.map((hit) => ({ ...hit, score: 0 })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [i, list] of others.entries()) {
    const at = withParams(url, { sort: SORTS[i + 1] ?? null });
    hold(new Set(list.map((hit) => hit.id)).size === list.length, at, 'No hit comes twice');
    hold(
      list.every((hit) => hit.score === 0),
      at,
      'Orders by date have no scores',
    );
    holdEqual(unscored(list), unscored(relevance), at, 'Every sort has the same hits');
  }
  const at = withParams(url, { sort: 'relevance' });
  checkByScore(relevance, at);
  if (!PLAIN_WORDS.test((await search(get, at)).query.read_as)) return;
  const unweighed = relevance.find(({ score }) => score <= 0);
  hold(unweighed === undefined, at, `${unweighed?.id}, found by its words, has a score above 0`);
}

/** Best first; equal scores newest first, then by id. */
function checkByScore(hits: readonly HitJson[], url: string): void {
  for (const [i, hit] of hits.entries()) {
    const next = hits[i + 1];
    if (next === undefined) return;
    const inOrder = hit.score > next.score || (hit.score === next.score && isNewerOrFirst(hit, next));
    hold(
      inOrder,
      url,
      `${hit.id} (${hit.score}, ${hit.date}) before ${next.id} (${next.score}, ${next.date})`,
    );
  }
}

/** Whether of two equal hits `a` comes first: newest, undated last, then by id. */
export function isNewerOrFirst(a: HitJson, b: HitJson): boolean {
  if (a.date === b.date) return a.id < b.id;
  if (a.date === null || b.date === null) return b.date === null;
  return a.date > b.date;
}

/** The pages of one size after another are the one list, and past their end is an empty one. */
export async function checkPages(get: Get, url: string, size: number): Promise<void> {
  const whole = await listAll(get, url);
  const cut = await listAll(get, url, size);
  holdEqual(cut, whole, withParams(url, { size: String(size) }), `Pages of ${size} are the one list`);
  const beyond = withParams(url, { page: String(Math.ceil(whole.length / size) + 1), size: String(size) });
  const { hits, total } = await search(get, beyond);
  holdEqual([hits, total], [[], whole.length], beyond, 'A page past the end has no hits and the same total');
}

/** Asked twice, with something else in between, the API and the page answer the same bytes. */
export async function checkRepeats(get: Get, url: string): Promise<void> {
  for (const at of [url, apiUrl(url)]) {
    const first = await get(at);
    await get(withParams(apiUrl(url), { q: 'something else', size: '1' }));
    const second = await get(at);
    hold(first.text === second.text, at, 'The same request gets the same bytes');
    const type = (answer: typeof first) => [answer.status, answer.headers.get('content-type')];
    holdEqual(type(second), type(first), at, 'The same request gets the same status and type');
  }
}
