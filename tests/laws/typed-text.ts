/** Law 3: no typed text is an error, and what it was read as finds the same. */

import { parseMarkup } from './markup.ts';
import { countOnPage } from './results-page.ts';
import { apiUrl, type Get, hold, holdEqual, search, withParams } from './site.ts';

const MOST_CHARACTERS = 10_000;
const LONGEST_URL = 12 * 1024;

/** The text is answered as a page and as JSON, which says it back and how it was read. */
export async function checkTypedText(get: Get, text: string): Promise<void> {
  const url = `/search?${new URLSearchParams({ q: text })}`;
  if (url.length > LONGEST_URL) return checkTooLong(get, url);
  const answer = await search(get, url);
  holdEqual(await countOnPage(get, url), answer.total, url, 'The number in the heading is the total');
  parseMarkup((await get(url)).text);
  const { q, notes } = answer.query;
  const wellFormed = new URLSearchParams(url.split('?')[1]).get('q') ?? '';
  hold(wellFormed.startsWith(q), url, 'The answer says what was typed');
  hold(q.length <= MOST_CHARACTERS, url, `At most ${MOST_CHARACTERS} characters are read`);
  if (q !== wellFormed) hold(notes.length > 0, url, 'A query that was cut has a note that says so');
}

export async function checkQueryString(get: Get, queryString: string): Promise<void> {
  const url = `/search?${queryString}`;
  const { total } = await search(get, url);
  holdEqual(await countOnPage(get, url), total, url, 'The number in the heading is the total');
}

async function checkTooLong(get: Get, url: string): Promise<void> {
  for (const at of [url, apiUrl(url)]) {
    // What counts is the address without the part that says where the site is.
    if (at.length <= LONGEST_URL) continue;
    const { status } = await get(at);
    hold(
      status === 414,
      `${at.slice(0, 100)}…`,
      `An address of ${at.length} characters is 414, not ${status}`,
    );
  }
}

/** How a query was read, typed again, is read alike and finds the same articles. */
export async function checkReadAs(get: Get, url: string): Promise<void> {
  const { query, total, hits } = await search(get, url);
  const again = withParams(url, { q: query.read_as });
  if (apiUrl(again).length > LONGEST_URL) return;
  const second = await search(get, again);
  holdEqual(second.query.read_as, query.read_as, url, 'How the query was read, read again');
  holdEqual(second.query.matching, query.matching, again, `Whether all words matched, as in ${url}`);
  holdEqual(second.total, total, again, `The query read again finds as many as ${url}`);
  const [ids, idsAgain] = [hits, second.hits].map((list) => list.map((hit) => hit.id));
  holdEqual(idsAgain, ids, again, `The query read again finds the same as ${url}`);
}
