/** The Lunr engine against the naive one, over generated archives and queries. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anArticle } from '../fixtures/articles.ts';
import { ask, lunrEngine } from './engines.ts';
import { NaiveEngine } from './naive-engine.ts';

const WORDS = ['treaty', 'border', 'gas', 'cafés', 'Лавров', "China's", 'the', '关系', '10'];
const word = fc.constantFrom(...WORDS);
const prose = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const date = fc.constantFrom('2020', '2021', '2021-07', '2021-07-15', '2021-07-16', '2021-12', '1999-12-31');
const article = fc.record({
  title: prose,
  text: prose,
  date: fc.option(date),
  source: fc.option(fc.constantFrom('A', 'B')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  authors: fc.constantFrom([], ['Gas Man']),
});

const leaf = fc.oneof(
  { weight: 5, arbitrary: word },
  fc
    .tuple(fc.constantFrom('title', 'text', 'author', 'source'), word)
    .map(([field, text]) => `${field}:${text}`),
  fc.tuple(fc.constantFrom('date', 'after', 'before'), date).map(([name, period]) => `${name}:${period}`),
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
);
const item = fc
  .tuple(fc.constantFrom('', '', '', '+', '-', 'NOT ', '('), leaf)
  .map((parts) => parts.join(''));
const typed = fc
  .array(fc.tuple(item, fc.constantFrom(' ', ' ', ' OR ', ' AND ', ') ')), { maxLength: 5 })
  .map((parts) => parts.flat().join(''));
const bucket = fc.oneof(
  date,
  fc.constantFrom('undated', '2021-month-unknown', '2021-07-day-unknown', '2020-03-03'),
);
const params = fc.record(
  {
    q: typed,
    date: bucket,
    from: date,
    to: date,
    source: fc.constantFrom('A', 'C'),
    tag: fc.constantFrom('x', 'y'),
    sort: fc.constantFrom('newest', 'oldest'),
    size: fc.constantFrom('3', '100'),
  },
  { requiredKeys: ['q'] },
);

it('finds, counts and dates the same as the naive engine', async () => {
  const check = async (
    given: (typeof article extends fc.Arbitrary<infer A> ? A : never)[],
    asked: object,
  ) => {
    const articles = given.map((each, i) => anArticle({ ...each, id: `${i}` }));
    const url = new URLSearchParams(asked as Record<string, string>).toString();
    const expected = await ask(new NaiveEngine(articles), url);
    const actual = await ask(lunrEngine(articles), url);
    const { hits, ...rest } = actual;
    expect(rest).toEqual({ ...expected, hits: undefined });
    if ('sort' in asked) {
      const shown = ({ score: _, ...hit }: (typeof hits)[number]) => hit;
      expect(hits.map(shown)).toEqual(expected.hits.map(shown));
    } else expect(hits).toHaveLength(expected.hits.length);
  };
  await fc.assert(fc.asyncProperty(fc.array(article, { maxLength: 12 }), params, check), { numRuns: 400 });
});
