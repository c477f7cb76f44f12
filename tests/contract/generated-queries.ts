/** Archives and queries for what is held against the naive engine: typed text, dates, filters, orders. */

import fc from 'fast-check';
import type { Query } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { Languages } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { arrived, languages } from './generated-articles.ts';

const WORDS = [
  'treaty',
  'treaties',
  'traety',
  'border',
  'gas',
  'cafés',
  'Лавров',
  "China's",
  'the',
  '关系',
  '10',
];
/** Whose stems differ by language, which are stop words in some, and whose accents tell them apart. */
const FOREIGN_WORDS = [
  'Häuser',
  'Haus',
  'die',
  'schon',
  'schön',
  'выборы',
  'выборов',
  "l'économie",
  'economies',
  'marché',
  'marche',
  '選挙が行われた',
  'การเลือกตั้ง',
];
/** Of wildcards. */
export const PATTERNS = [
  'ha*s*',
  'march*',
  'выбор*',
  '選*',
  'tr*',
  't*y',
  '*e*',
  '*s',
  'treati*',
  'лав*',
  '关*',
  '1*',
  'b*d*r',
  'cafe',
];
export const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...FOREIGN_WORDS) },
);
const prose = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const names = fc.uniqueArray(fc.constantFrom('Gas Man', 'The Border', 'Treaty'), { maxLength: 2 });
/** Of all three kinds, and days that several years have. */
export const date = fc.constantFrom(
  ...['2020', '2021', '2021-07', '2021-12'],
  ...['2020-07-15', '2021-07-15', '2021-07-16', '1999-12-31', '2021-12-31', '2020-02-29'],
);
const day = fc.constantFrom('07-15', '07-15', '12-31', '02-29', '03-03');
const article = fc.record({
  title: prose,
  text: prose,
  date: fc.option(date),
  source: fc.option(fc.constantFrom('A', 'B')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  authors: names,
  section: fc.option(fc.constantFrom('World', 'Sport')),
  arrived,
  /** Which of the languages of its archive. */
  language: fc.nat(),
});

export const distance = fc.constantFrom(1 as const, 2 as const);
export const boost = fc.constantFrom(1, 1, 1, 0.1, 2, 100);
/** Of a phrase. */
export const phraseWords = fc.array(word, { minLength: 2, maxLength: 3 });

const typedLeaf = fc.oneof(
  { weight: 5, arbitrary: word },
  fc
    .tuple(fc.constantFrom('title', 'text', 'author', 'source'), word)
    .map(([field, text]) => `${field}:${text}`),
  fc.tuple(fc.constantFrom('date', 'after', 'before'), date).map(([name, period]) => `${name}:${period}`),
  fc
    .tuple(fc.constantFrom('', '', 'title:', 'author:'), phraseWords)
    .map(([field, words]) => `${field}"${words.join(' ')}"`),
  fc.constantFrom(...PATTERNS),
  fc.tuple(word, distance).map(([text, edits]) => `${text}~${edits}`),
  fc.tuple(word, boost).map(([text, times]) => `${text}^${times}`),
);
const item = fc
  .tuple(fc.constantFrom('', '', '', '+', '-', 'NOT ', '('), typedLeaf)
  .map((parts) => parts.join(''));
const typed = fc
  .array(fc.tuple(item, fc.constantFrom(' ', ' ', ' OR ', ' AND ', ') ')), { maxLength: 5 })
  .map((parts) => parts.flat().join(''));
const bucket = fc.oneof(
  date,
  fc.constantFrom('undated', '2021-month-unknown', '2021-07-day-unknown', '2020-03-03'),
);

const narrowings = fc.record({
  date: bucket,
  from: date,
  to: date,
  day,
  source: fc.constantFrom('A', 'C'),
  tag: fc.constantFrom('x', 'y'),
  author: fc.constantFrom('Gas Man', 'Treaty'),
  section: fc.constantFrom('World', 'Opinion'),
  language: fc.constantFrom('en', 'de'),
});
const NARROWINGS = ['date', 'from', 'to', 'day', 'source', 'tag', 'author', 'section', 'language'] as const;

/** As a URL asks. Few queries are narrowed in many ways: such find nothing. */
export const params = fc
  .tuple(
    fc.record(
      { q: typed, sort: fc.constantFrom('newest', 'oldest'), size: fc.constantFrom('3', '100') },
      { requiredKeys: ['q'] },
    ),
    narrowings,
    fc.oneof(
      { weight: 4, arbitrary: fc.subarray([...NARROWINGS], { maxLength: 2 }) },
      { weight: 1, arbitrary: fc.subarray([...NARROWINGS]) },
    ),
  )
  .map(([asked, by, chosen]) => ({
    ...asked,
    ...Object.fromEntries(chosen.map((name) => [name, by[name]])),
  }));

export const archives = fc
  .tuple(fc.array(article, { maxLength: 12 }), languages)
  .map(([given, of]) =>
    given.map((each, i) =>
      anArticle({ ...each, language: of[each.language % of.length] as string | null, id: `${i}` }),
    ),
  );

/** The query that generated parameters ask for. */
export function queryOf(asked: object, ofArchive: Languages): Query {
  return readSearchParams(new URLSearchParams(asked as Record<string, string>), ofArchive);
}
