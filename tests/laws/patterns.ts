/** What wildcards, fuzzy words and boosts find, beside what the word they are made of finds. */

import { type Get, hold, holdEqual, idsOf, search, withParams } from './site.ts';

/** Written without spaces, several words may stand in one, and a sign concerns the last of them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** What a note says when not all that a pattern stands for was looked up. */
const CUT = /stands for very many words/;

interface Found {
  readonly url: string;
  readonly ids: readonly string[];
  /** Whether not everything was looked for. */
  readonly isCut: boolean;
}

/**
 * A longer beginning finds nothing that a shorter one does not, and the word itself nothing that
 * its own beginning does not. `word` is one of the archive's, the filters of `url` are kept.
 */
export async function checkBeginnings(get: Get, url: string, word: string): Promise<void> {
  if (await standsForNothing(get, url, word)) return;
  let within = await find(get, url, word);
  const letters = [...word];
  for (let length = letters.length; length > 0; length -= 1) {
    const shorter = await find(get, url, `${letters.slice(0, length).join('')}*`);
    holdWithin(within, shorter, 'What is found for more of a word is found for its beginning');
    within = shorter;
  }
}

/** More edits find no less, and none finds no more than one. `word` is one of the archive's. */
export async function checkEdits(get: Get, url: string, word: string): Promise<void> {
  if (await standsForNothing(get, url, word)) return;
  const none = await find(get, url, word);
  holdEqual((await find(get, url, `${word}~0`)).ids, none.ids, url, `${word}~0 is ${word}`);
  const one = await find(get, url, `${word}~1`);
  holdWithin(none, one, 'What is found for a word is found for one edit');
  holdWithin(one, await find(get, url, `${word}~2`), 'What is found for one edit is found for two');
}

/** A boost changes the order and nothing of what is found, for words and phrases. */
export async function checkBoosts(get: Get, url: string, words: readonly string[]): Promise<void> {
  const [first = '', ...others] = words;
  const pairs = [
    [words.join(' '), [`${first}^3`, ...others].join(' ')],
    [words.join(' OR '), words.map((word, i) => `${word}^${i + 0.5}`).join(' OR ')],
    [`"${words.join(' ')}"`, `"${words.join(' ')}"^20`],
  ] as const;
  for (const [plain, boosted] of pairs) {
    const found = await find(get, url, boosted);
    holdEqual(found.ids, (await find(get, url, plain)).ids, found.url, `What ${boosted} finds`);
  }
}

/** Whether the word is a stop word, which is left out alone and looked for in no pattern. */
async function standsForNothing(get: Get, url: string, word: string): Promise<boolean> {
  if (UNSPACED.test(word)) return true;
  return (await search(get, withParams(url, { q: word, page: null, size: '1' }))).query.read_as === '';
}

async function find(get: Get, url: string, q: string): Promise<Found> {
  const at = withParams(url, { q, page: null, size: null, sort: 'newest' });
  const { notes } = (await search(get, at)).query;
  return { url: at, ids: await idsOf(get, at), isCut: notes.some((note) => CUT.test(note)) };
}

function holdWithin(inner: Found, outer: Found, message: string): void {
  if (outer.isCut) return;
  const ids = new Set(outer.ids);
  const stray = inner.ids.find((id) => !ids.has(id));
  hold(stray === undefined, outer.url, `${message}: ${stray}, as of ${inner.url}`);
}
