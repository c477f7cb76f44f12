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

/** A possessive is one word with what has it: “Service’s” is a form of “services”. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’]\p{L}+)*/gu;

/** What is marked in a hit of a phrase is the phrase, each word by its first letter, and all of it. */
export async function checkPhraseMarks(get: Get, words: readonly string[]): Promise<number> {
  if (words.length < 2 || words.some((word) => UNSPACED.test(word))) return 0;
  const at = `/search?${new URLSearchParams({ q: `"${words.join(' ')}"`, size: '20' })}`;
  const { hits } = await search(get, at);
  const initials = words.map(initialOf).join('');
  let marks = 0;
  for (const { id, title, title_highlights, snippets } of hits) {
    const texts = [{ text: title, highlights: title_highlights }, ...snippets];
    const marked = texts.flatMap(({ text, highlights }) =>
      highlights.map(([start, end]) => text.slice(start, end)),
    );
    hold(marked.length > 0, at, `The phrase is marked in ${id}`);
    for (const text of marked) {
      const found = (text.match(WORD) ?? []).map(initialOf).join('');
      hold(found.startsWith(initials), at, `What is marked in ${id} is the phrase, not “${text}”`);
    }
    marks += marked.length;
  }
  return marks;
}

/** The first letter of a word without its accent and case. */
function initialOf(word: string): string {
  return ([...word.normalize('NFKD')][0] ?? '').toLowerCase();
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
