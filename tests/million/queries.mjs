/**
 * What is asked of a million articles: of each kind {@link PER_KIND} queries, and some others to warm up
 * with. No query comes twice, and among single words and words joined by OR no word does: so a list of
 * articles that was kept for one is of no use to the next.
 */

import { edited, isStopWord } from '../bench/queries.mjs';
import { pick, randomFrom, shuffled } from '../bench/random.mjs';
import { FIRST_YEAR, YEARS } from './articles.mjs';
import { wordsByBand, wordsOf } from './bands.mjs';

const SEED = 1066;
const PER_KIND = 100;
const WARM_UP = 20;
const MOST_YEARS = 10;
const MOST_WORDS_IN_ROW = 3;

/**
 * @typedef {object} MillionQuery
 * @property {string} kind
 * @property {string} q as typed into Backfile
 * @property {string | null} match the same for FTS5; null where it has no such thing
 * @property {string} [from] a year
 * @property {string} [to] a year, which is included
 * @property {'newest'} [sort]
 */

/**
 * @param {object[]} articles so many that shares of them are shares of all
 * @returns {{ warmUp: MillionQuery[], queries: MillionQuery[] }} each in an order that knows no kinds
 */
export function drawQueries(articles) {
  const random = randomFrom(SEED);
  const { bands, bandOf } = wordsByBand(articles);
  const left = Object.fromEntries(
    Object.entries(bands).map(([name, words]) => [name, shuffled(random, words)]),
  );
  const take = (band) => {
    const word = left[band].pop();
    if (word === undefined) throw new Error(`Too few words are ${band}.`);
    return word;
  };
  const kinds = {
    'rare word': () => word(take('rare')),
    'common word': () => word(take('common')),
    'two by AND': () => joined('AND', twoOf(random, pick(random, articles), bandOf)),
    'two by OR': () => joined('OR', [take('middle'), take('frequent')]),
    phrase: (number) => phraseOf(random, articles, number % 2 === 0),
    prefix: (number) => prefix(take('middle').slice(0, 3 + (number % 4))),
    fuzzy: (number) => misspelt(random, take('middle'), 1 + (number % 2)),
    'word and years': () => ({ ...word(take('frequent')), ...years(random) }),
    'newest first': () => ({ ...word(take('frequent')), sort: 'newest' }),
  };
  const drawn = new Set();
  const warmUp = [];
  const queries = [];
  for (const [kind, draw] of Object.entries(kinds)) {
    for (let count = 0; count < WARM_UP + PER_KIND; ) {
      const query = draw(count);
      if (query === null || drawn.has(query.q)) continue;
      drawn.add(query.q);
      (count < WARM_UP ? warmUp : queries).push({ kind, ...query });
      count += 1;
    }
  }
  return { warmUp: shuffled(random, warmUp), queries: shuffled(random, queries) };
}

/** @param {MillionQuery} query @returns {URLSearchParams} as both Backfile's pages and its API read them */
export function paramsOf({ q, from, to, sort }) {
  const given = Object.entries({ q, from, to, sort }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given);
}

function word(text) {
  return { q: text, match: `"${text}"` };
}

function joined(operator, words) {
  if (words === null) return null;
  const match = words.map((each) => `"${each}"`).join(` ${operator} `);
  return { q: words.join(` ${operator} `), match };
}

function prefix(start) {
  return { q: `${start}*`, match: `"${start}"*` };
}

function misspelt(random, text, distance) {
  let written = text;
  for (let edit = 0; edit < distance; edit += 1) written = edited(random, written);
  return { q: `${written}~${distance}`, match: null };
}

/** Two words of an article that are not rare; null when it has too few. */
function twoOf(random, { text }, bandOf) {
  const words = wordsOf(text).filter((each) => bandOf.has(each) && bandOf.get(each) !== 'rare');
  const two = [...new Set(shuffled(random, words))].slice(0, 2);
  return two.length === 2 ? two : null;
}

/** Two or three words that follow one another, one or two of them stop words or none; null when they don't. */
function phraseOf(random, articles, withStopWord) {
  const run = pick(random, pick(random, articles).text.match(/[a-z]+(?: [a-z]+){2,}/gi) ?? ['']);
  const row = run.toLowerCase().split(' ');
  const start = Math.floor(random() * Math.max(1, row.length - 2));
  const words = row.slice(start, start + 2 + Math.floor(random() * (MOST_WORDS_IN_ROW - 1)));
  const stopWords = words.filter(isStopWord).length;
  const fits = withStopWord ? stopWords > 0 && stopWords < words.length : stopWords === 0;
  if (words.length < 2 || !fits) return null;
  return { q: `"${words.join(' ')}"`, match: `"${words.join(' ')}"` };
}

function years(random) {
  const length = 1 + Math.floor(MOST_YEARS * random());
  const from = FIRST_YEAR + Math.floor((YEARS - length + 1) * random());
  return { from: String(from), to: String(from + length - 1) };
}
