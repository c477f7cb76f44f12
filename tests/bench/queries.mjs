/** What the engines are asked: loose words, phrases, wildcards and misspelt words, drawn from the corpus. */

import lunr from 'lunr';
import { pick, randomFrom, shuffled } from './random.mjs';

const SEED = 21578;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** From and to how many articles the words of a band are in. */
const BANDS = [
  [5, 50],
  [51, 500],
  [501, 5000],
];
const MOST_WORDS = 6;
const PER_LENGTH = 20;
const PER_KIND = 30;

/**
 * @typedef {{ kind: 'words' | 'phrase' | 'page', words: string[] }
 *   | { kind: 'wildcard', start: string, end: string } whatever begins and ends so; a prefix has an empty end
 *   | { kind: 'fuzzy', word: string, distance: 1 | 2 }} BenchQuery
 */

/** @returns {Record<string, BenchQuery[]>} by table of the report */
export function drawQueries(articles) {
  const random = randomFrom(SEED);
  const bands = wordsByBand(articles);
  const words = looseWords(random, bands);
  return {
    words,
    phrases: phrases(random, articles),
    prefixes: prefixes(random, bands.flat()),
    wildcards: wildcards(random, bands.flat()),
    fuzzy: misspelt(random, bands.flat()),
    // The same once more, for what an engine takes to show them.
    pages: words.map((query) => ({ ...query, kind: 'page' })),
  };
}

export function isStopWord(word) {
  return lunr.stopWordFilter(word) === undefined;
}

/** Words as they stand, no stems and no stop words, by the band that the count of their articles is in. */
function wordsByBand(articles) {
  const counts = new Map();
  for (const { title, text } of articles) {
    for (const word of new Set(`${title} ${text}`.toLowerCase().match(/(?<![\w'.-])[a-z]{3,}(?![\w'-])/g))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].filter(([word]) => !isStopWord(word)).sort();
  return BANDS.map(([from, to]) => words.filter(([, n]) => n >= from && n <= to).map(([word]) => word));
}

/** As many queries of each length, and as many words of each band in all. */
function looseWords(random, bands) {
  const lengths = shuffled(
    random,
    Array.from({ length: MOST_WORDS * PER_LENGTH }, (_, index) => 1 + (index % MOST_WORDS)),
  );
  let order = [];
  return lengths.map((length) => {
    const words = new Set();
    while (words.size < length) {
      if (order.length === 0) order = shuffled(random, bands);
      const word = pick(random, order[0]);
      if (words.has(word)) continue;
      words.add(word);
      order.shift();
    }
    return { kind: 'words', words: [...words] };
  });
}

/** Two or three words that follow one another somewhere: half without a stop word, half with one or two. */
function phrases(random, articles) {
  const drawn = new Map();
  for (const withStopWord of [false, true]) {
    for (let count = 0; count < PER_KIND; ) {
      const run = pick(random, pick(random, articles).text.match(/[a-z]+(?: [a-z]+){2,}/gi) ?? ['']);
      const row = run.toLowerCase().split(' ');
      const start = Math.floor(random() * Math.max(1, row.length - 2));
      const words = row.slice(start, start + 2 + (count % 2));
      const stopWords = words.filter(isStopWord).length;
      const fits = withStopWord ? stopWords > 0 && stopWords < words.length : stopWords === 0;
      if (words.length < 2 || !fits || drawn.has(words.join(' '))) continue;
      drawn.set(words.join(' '), { kind: 'phrase', words });
      count += 1;
    }
  }
  return [...drawn.values()];
}

/** The first three to six letters of words, each beginning once. */
function prefixes(random, words) {
  const drawn = new Set();
  while (drawn.size < 2 * PER_KIND) {
    const word = pick(random, words);
    const length = 3 + (drawn.size % 4);
    if (word.length > length) drawn.add(word.slice(0, length));
  }
  return [...drawn].map((start) => ({ kind: 'wildcard', start, end: '' }));
}

/** The first letters of words, from none to three, and the last two to four. */
function wildcards(random, words) {
  const long = words.filter((word) => word.length >= 8);
  return Array.from({ length: PER_KIND }, (_, number) => {
    const word = pick(random, long);
    return { kind: 'wildcard', start: word.slice(0, number % 4), end: word.slice(-2 - (number % 3)) };
  });
}

/** Words with one letter changed, put in or left out, and words with two. */
function misspelt(random, words) {
  const long = words.filter((word) => word.length >= 5 && word.length <= 12);
  return [1, 2].flatMap((distance) =>
    Array.from({ length: PER_KIND }, () => {
      let word = pick(random, long);
      for (let edit = 0; edit < distance; edit += 1) word = edited(random, word);
      return { kind: 'fuzzy', word, distance };
    }),
  );
}

/** A word with one letter changed, put in or left out. */
export function edited(random, word) {
  const at = Math.floor(random() * word.length);
  const letter = pick(random, LETTERS);
  return pick(random, [
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
  ]);
}
