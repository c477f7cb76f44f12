/** The words of articles by how many of them have each. */

import lunr from 'lunr';
import { isStopWord } from '../bench/queries.mjs';

/** From and below which share of articles have a word: of a million, the rare are in 100 to 1,000. */
const BANDS = { rare: [0.0001, 0.001], middle: [0.001, 0.02], frequent: [0.02, 0.05], common: [0.05, 1] };
const WORD = /(?<![\w'.-])[a-z]{3,}(?![\w'-])/g;

/** @returns {string[]} the words of a text in small letters, none with other signs in it or beside it */
export function wordsOf(text) {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * Words as they stand, no stop words and one of each stem, by the band that the stem is in; and the band of
 * every word.
 * @returns {{ bands: Record<keyof typeof BANDS, string[]>, bandOf: Map<string, keyof typeof BANDS> }}
 */
export function wordsByBand(articles) {
  const stems = new Map();
  const counts = new Map();
  for (const { title, text } of articles) {
    const words = wordsOf(`${title} ${text}`);
    for (const stem of new Set(words.map((word) => stemOf(word, stems)))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const bands = Object.fromEntries(Object.keys(BANDS).map((name) => [name, []]));
  const bandOf = new Map();
  const seen = new Set();
  for (const [word, stem] of stems) {
    const share = counts.get(stem) / articles.length;
    const [name] = Object.entries(BANDS).find(([, [from, below]]) => share >= from && share < below) ?? [];
    if (name === undefined || isStopWord(word)) continue;
    bandOf.set(word, name);
    if (!seen.has(stem)) bands[name].push(word);
    seen.add(stem);
  }
  return { bands, bandOf };
}

function stemOf(word, stems) {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = lunr.stemmer(new lunr.Token(word)).toString();
  stems.set(word, stem);
  return stem;
}
