/** Law 4: a phrase's matches are among those of its words joined by AND, and those among those by OR. */

import { type Get, hold, holdEqual, idsOf, search, totalOf, withParams } from './site.ts';

/** `words` are plain ones, without any sign of the query language; the filters of `url` are kept. */
export async function checkPhrase(get: Get, url: string, words: readonly string[]): Promise<void> {
  const asking = (q: string) => withParams(url, { q, page: null, size: null, sort: 'newest' });
  const [phraseUrl, andUrl] = [asking(`"${words.join(' ')}"`), asking(words.join(' AND '))];
  const [phrase, and, or] = await Promise.all([
    idsOf(get, phraseUrl),
    idsOf(get, andUrl),
    idsOf(get, asking(words.join(' OR '))),
  ]);
  holdWithin(phrase, and, phraseUrl, 'A hit of the phrase is one of its words joined by AND');
  holdWithin(and, or, andUrl, 'A hit of the words joined by AND is one of them joined by OR');
  if (!words.some((word) => UNSPACED.test(word)))
    await checkLooseWords(get, asking(words.join(' ')), and, or);
}

/** Written without spaces, several words stand in one: what is relaxed is each of them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words alone find what AND finds, or else, and saying so, what OR finds. */
async function checkLooseWords(get: Get, url: string, and: readonly string[], or: readonly string[]) {
  const { query } = await search(get, url);
  const expected = query.matching === 'some' ? or : and;
  holdEqual(await idsOf(get, url), expected, url, `Words alone, matching ${query.matching}`);
}

function holdWithin(inner: readonly string[], outer: readonly string[], url: string, message: string): void {
  const ids = new Set(outer);
  const stray = inner.find((id) => !ids.has(id));
  hold(stray === undefined, url, `${message}: ${stray}`);
}

/** Whether all words are asked for is decided on the words alone, before any filter. */
export async function checkMatching(get: Get, url: string): Promise<void> {
  const unfiltered = `/search?${new URLSearchParams({ q: new URLSearchParams(url.split('?')[1]).get('q') ?? '' })}`;
  const free = (await search(get, unfiltered)).query;
  const { query } = await search(get, url);
  holdEqual(query.matching, free.matching, url, 'No filter changes whether all words are asked for');
}

/** What a word or its absence asks for are the two parts of the archive. */
export async function checkNegation(get: Get, url: string, word: string): Promise<void> {
  const asking = (q: string) => withParams(url, { q, sort: null });
  const everything = await totalOf(get, asking(''));
  const withWord = await totalOf(get, asking(word));
  const without = asking(`-${word}`);
  // A stop word is left out, so that both ask for everything.
  if (withWord === everything && (await totalOf(get, without)) === everything) return;
  holdEqual(withWord + (await totalOf(get, without)), everything, without, `With and without "${word}"`);
}
