/** What wildcards, fuzzy words and boosts find, beside what the word they are made of finds. */

import { type Get, hold, holdEqual, search } from './site.ts';

/** Written without spaces, several words may stand in one, and a sign concerns the last of them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** What a note says when not all that a pattern stands for was looked up. */
const CUT = /stands for very many words/;

/**
 * A longer beginning finds nothing that a shorter one does not, and the word itself nothing that
 * its own beginning does not. `word` is one of the archive's.
 */
export async function checkBeginnings(get: Get, word: string): Promise<void> {
  if (await standsForNothing(get, word)) return;
  const letters = [...word];
  let longer = word;
  for (let length = letters.length; length > 0; length -= 1) {
    const shorter = `${letters.slice(0, length).join('')}*`;
    await holdWithin(get, longer, shorter);
    longer = shorter;
  }
}

/** More edits find no less. `word` is one of the archive's. */
export async function checkEdits(get: Get, word: string): Promise<void> {
  if (await standsForNothing(get, word)) return;
  await holdWithin(get, word, `${word}~1`);
  await holdWithin(get, `${word}~1`, `${word}~2`);
}

/** A boost changes the order and nothing of what is found, for words, phrases and patterns. */
export async function checkBoosts(get: Get, words: readonly string[]): Promise<void> {
  const [first = '', ...others] = words;
  const phrase = `"${words.join(' ')}"`;
  const pairs = [
    [words.join(' '), [`${first}^3`, ...others].join(' ')],
    [words.join(' OR '), words.map((word, i) => `${word}^${i + 0.5}`).join(' OR ')],
    [phrase, `${phrase}^20`],
    [`${first}* OR ${first}~1`, `${first}*^7 OR ${first}~1^0.1`],
  ] as const;
  for (const [plain, boosted] of pairs) {
    const { query, total, facets } = await find(get, boosted);
    const other = await find(get, plain);
    const found = [query.matching, total, facets];
    holdEqual(found, [other.query.matching, other.total, other.facets], urlOf(boosted), `As of ${plain}`);
  }
}

/** Whether the word is a stop word, which is left out alone and looked for in no pattern. */
async function standsForNothing(get: Get, word: string): Promise<boolean> {
  return UNSPACED.test(word) || (await find(get, word)).query.read_as === '';
}

async function holdWithin(get: Get, inner: string, outer: string): Promise<void> {
  const difference = `+${inner} -${outer}`;
  const { query, total, hits } = await find(get, difference);
  if (query.notes.some((note) => CUT.test(note))) return;
  hold(total === 0, urlOf(difference), `What ${inner} finds, ${outer} finds: ${hits[0]?.id}`);
}

function urlOf(q: string): string {
  return `/search?${new URLSearchParams({ q, size: '1' })}`;
}

function find(get: Get, q: string) {
  return search(get, urlOf(q));
}
