/** What can't be read of an address is dropped with a note, and nothing in it is an error but its length. */

import { countOnPage } from './results-page.ts';
import { apiUrl, type Get, hold, holdEqual, search, withParams } from './site.ts';

/** Values that are none of their parameter's. */
export const UNREADABLE: readonly (readonly [name: string, value: string])[] = [
  ['date', '2021-13'],
  ['date', '2021-02-30'],
  ['date', '21'],
  ['date', '2021-07-15-day-unknown'],
  ['date', '2021-07-month-unknown'],
  ['date', 'Undated'],
  ['from', 'yesterday'],
  ['from', '2021-00'],
  ['to', '2021-06-31'],
  ['to', 'undated'],
  ['sort', 'banana'],
  ['sort', 'Newest'],
  ['page', '0'],
  ['page', '-1'],
  ['page', '1.5'],
  ['page', 'two'],
  ['size', 'many'],
  ['size', '1e2'],
];

/** The search is the one without the parameter, and has a note more. */
export async function checkDropped(get: Get, url: string, name: string, value: string): Promise<void> {
  const without = withParams(url, { [name]: null });
  const expected = await search(get, without);
  const at = withParams(url, { [name]: value });
  const { query, ...answer } = await search(get, at);
  const { query: expectedQuery, ...rest } = expected;
  holdEqual(answer, rest, at, 'What is answered is what it would be without the unreadable value');
  holdEqual(query.notes.length, expectedQuery.notes.length + 1, at, 'A note says what was dropped');
  hold(
    query.notes.some((note) => note.includes(value)),
    at,
    `The note names "${value}": ${query.notes}`,
  );
  holdEqual(await countOnPage(get, at), expected.total, at, 'The page has the same number');
}

/** Sizes asked for, and what they are clamped to. */
export const SIZES: readonly (readonly [asked: string, got: number])[] = [
  ['1', 1],
  ['25', 25],
  ['100', 100],
  ['101', 100],
  ['1000000', 100],
  ['99999999999999999999', 100],
  ['0', 1],
  ['-5', 1],
];

export async function checkSize(get: Get, url: string, asked: string, got: number): Promise<void> {
  const at = withParams(url, { size: asked, page: null });
  const { size, hits, total } = await search(get, at);
  holdEqual(size, got, at, 'The size is clamped to 1 to 100');
  holdEqual(hits.length, Math.min(got, total), at, 'There are as many hits as fit');
}

/** Pages past the end of any archive. */
export const PAGES_PAST_THE_END: readonly string[] = ['10001', '999999999', '99999999999999999999'];

export async function checkPastTheEnd(get: Get, url: string, page: string): Promise<void> {
  const at = withParams(url, { page });
  const { hits, total } = await search(get, at);
  holdEqual(hits, [], at, 'A page past the end has no hits');
  holdEqual(total, (await search(get, url)).total, at, 'and the same total');
  holdEqual(await countOnPage(get, at), total, at, 'and a heading that says so');
}

/** What is missing and what is too long are errors in the shape of errors, and pages are pages. */
export async function checkErrors(get: Get): Promise<void> {
  const long = `/search?q=${'a'.repeat(20_000)}`;
  for (const [path, status] of [
    [long, 414],
    [apiUrl(long), 414],
    ['/articles/no-such-article.txt', 404],
    ['/api/articles/no-such-article.txt', 404],
    ['/api/no-such-thing', 404],
    ['/no-such-page', 404],
    ['/articles/%', 404],
    ['/api/articles/%FF', 404],
  ] as const) {
    const answer = await get(path);
    const at = path.slice(0, 100);
    holdEqual(answer.status, status, at, 'The status of an error');
    const type = answer.headers.get('content-type') ?? '';
    if (!path.startsWith('/api/')) {
      hold(type.startsWith('text/html'), at, `An error of a page is a page, not ${type}`);
      continue;
    }
    hold(type.startsWith('application/json'), at, `An error of the API is JSON, not ${type}`);
    const { error, ...others } = JSON.parse(answer.text) as { error?: { code?: unknown; message?: unknown } };
    holdEqual(others, {}, at, 'An error has nothing beside it');
    holdEqual(
      [typeof error?.code, typeof error?.message],
      ['string', 'string'],
      at,
      'It has a code and a message',
    );
  }
}
