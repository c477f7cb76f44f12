/** What readers ask for pages of: queries of every kind, drawn from the articles, and the same each time. */

import lunr from 'lunr';
import { spell } from './engines/backfile.mjs';
import { drawQueries } from './queries.mjs';
import { pick, randomFrom } from './random.mjs';

const SEED = 1987;
const TYPED = 40;
/** Results are asked for from the second letter on. */
const FIRST_LETTERS = 2;

/**
 * @param {import('./corpus.mjs').BenchArticle[]} articles
 * @returns {{ typed: string[], pages: { kind: string, params: URLSearchParams }[] }}
 *   every beginning of what is typed, letter by letter; and the parameters of whole pages, each once
 */
export function drawPageQueries(articles) {
  const random = randomFrom(SEED);
  const headlines = wordsOfHeadlines(random, articles);
  const drawn = drawQueries(articles);
  const texts = (table, count) => drawn[table].slice(0, count).map((query) => spell(query).text);
  const kinds = {
    'words of a headline': take(headlines, 60).map(({ q }) => ({ q })),
    'words of any articles': drawn.words.slice(0, 30).map(({ words }) => ({ q: words.join(' ') })),
    'words joined by OR': texts('words', 60)
      .slice(30)
      .map((q) => ({ q })),
    phrases: texts('phrases', 20).map((q) => ({ q })),
    'beginnings of words': texts('prefixes', 15).map((q) => ({ q })),
    wildcards: texts('wildcards', 10).map((q) => ({ q })),
    'misspelt words': texts('fuzzy', 15).map((q) => ({ q })),
    'narrowed by month or topic': take(headlines, 20).map(narrowed),
    'in order of date': take(headlines, 10).map(({ q }) => ({ q, sort: 'newest' })),
  };
  const pages = Object.entries(kinds).flatMap(([kind, asked]) =>
    asked.map((params) => ({ kind, params: new URLSearchParams(params) })),
  );
  return { typed: take(headlines, TYPED).flatMap(({ q }) => beginnings(q)), pages };
}

/** Two or three words that follow one another in a headline but for stop words, each once, without end. */
function* wordsOfHeadlines(random, articles) {
  const drawn = new Set();
  while (true) {
    const article = pick(random, articles);
    const words = article.title.toLowerCase().match(/(?<![\w'.-])[a-z]{3,}(?![\w'-])/g) ?? [];
    const telling = words.filter((word) => lunr.stopWordFilter(word) !== undefined);
    const count = 2 + Math.floor(2 * random());
    const start = Math.floor(random() * (telling.length - count + 1));
    const q = telling.slice(start, start + count).join(' ');
    if (telling.length < count || drawn.has(q)) continue;
    drawn.add(q);
    yield { q, article };
  }
}

function take(endless, count) {
  return Array.from({ length: count }, () => endless.next().value);
}

/** A query and what a reader chooses beside its results: the month of one of them, or else its topic. */
function narrowed({ q, article: { date, tags } }, number) {
  return number % 2 === 0 || tags.length === 0
    ? { q, date: date?.slice(0, 7) ?? 'undated' }
    : { q, tag: tags[0] };
}

function beginnings(text) {
  return Array.from({ length: text.length - FIRST_LETTERS + 1 }, (_, i) => text.slice(0, FIRST_LETTERS + i));
}
