/**
 * Every engine against the naive one, over generated archives and queries: typed ones, and trees of
 * clauses that no typing gives. A failure prints its seed; CONTRACT_SEED=seed runs it again.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOfArticles } from '../../src/analysis/typed-forms.ts';
import { type Clause, type Query, READ_FIELDS } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { Languages } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ENGINES } from './engines.ts';
import { languages } from './generated-articles.ts';
import { NaiveEngine } from './naive-engine.ts';

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
const PATTERNS = [
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
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...FOREIGN_WORDS) },
);
const prose = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const names = fc.uniqueArray(fc.constantFrom('Gas Man', 'The Border', 'Treaty'), { maxLength: 2 });
const date = fc.constantFrom('2020', '2021', '2021-07', '2021-07-15', '2021-07-16', '2021-12', '1999-12-31');
const article = fc.record({
  title: prose,
  text: prose,
  date: fc.option(date),
  source: fc.option(fc.constantFrom('A', 'B')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  authors: names,
  section: fc.option(fc.constantFrom('World', 'Sport')),
  /** Which of the languages of its archive. */
  language: fc.nat(),
});

const distance = fc.constantFrom(1 as const, 2 as const);
const boost = fc.constantFrom(1, 1, 1, 0.1, 2, 100);
const phraseWords = fc.array(word, { minLength: 2, maxLength: 3 });

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

const about = {
  fields: fc.constantFrom(READ_FIELDS, READ_FIELDS, ['title'], ['author', 'tag'], ['source']),
  boost,
} as const;
// Never a stop word: the parser makes none a clause.
const stem = word.filter((text) => text !== 'the');
const { tree } = fc.letrec<{ tree: Clause; leaf: Clause; not: Clause; group: Clause }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('group'), tie('not')),
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('word'), word: stem, ...about }),
    fc.record({ kind: fc.constant('phrase'), words: phraseWords, ...about }),
    fc.record({ kind: fc.constant('phrase'), words: fc.constant(['the']), ...about }),
    fc.record({ kind: fc.constant('wildcard'), pattern: fc.constantFrom(...PATTERNS), ...about }),
    fc.record({ kind: fc.constant('fuzzy'), word, distance, ...about }),
    fc.record({
      kind: fc.constant('date'),
      relation: fc.constantFrom('within', 'after', 'before'),
      period: date,
    }),
  ) as fc.Arbitrary<Clause>,
  not: tie('tree').map((clause): Clause => ({ kind: 'not', clause })),
  group: fc
    .tuple(
      fc.constantFrom('all' as const, 'any' as const),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    )
    .map(([kind, clauses]): Clause => ({ kind, clauses })),
}));

const params = fc.record(
  {
    q: typed,
    date: bucket,
    from: date,
    to: date,
    source: fc.constantFrom('A', 'C'),
    tag: fc.constantFrom('x', 'y'),
    author: fc.constantFrom('Gas Man', 'Treaty'),
    section: fc.constantFrom('World', 'Opinion'),
    language: fc.constantFrom('en', 'de'),
    sort: fc.constantFrom('newest', 'oldest'),
    size: fc.constantFrom('3', '100'),
  },
  { requiredKeys: ['q'] },
);

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;
const archive = fc
  .tuple(fc.array(article, { maxLength: 12 }), languages)
  .map(([given, of]) =>
    given.map((each) => ({ ...each, language: of[each.language % of.length] as string | null })),
  );
const { CONTRACT_SEED } = process.env;
const RUNS = { numRuns: 400, ...(CONTRACT_SEED === undefined ? {} : { seed: Number(CONTRACT_SEED) }) };

const others = ENGINES.filter(([name]) => name !== 'the naive engine');

describe.each(others)('%s finds, counts, dates and marks the same as the naive engine', (_name, make) => {
  async function check(
    given: Generated<typeof archive>,
    queryFor: (languages: Languages) => Query,
  ): Promise<void> {
    const articles = given.map((each, i) => anArticle({ ...each, id: `${i}` }));
    const query = queryFor(languagesOfArticles(articles));
    const [naive, engine] = [new NaiveEngine(articles), await make(articles)];
    const { hits: expectedHits, suggestion: _, ...expected } = await naive.search(query);
    const { hits, suggestion: __, ...actual } = await engine.search(query);
    expect(actual).toEqual(expected);
    expect(await engine.sought(query)).toEqual(await naive.sought(query));
    const shown = ({ score: _, ...hit }: (typeof hits)[number]) => hit;
    if (query.sort !== 'relevance') expect(hits.map(shown)).toEqual(expectedHits.map(shown));
    else if (query.size === 100) {
      const byId = (all: typeof hits) => all.map(shown).sort((a, b) => Number(a.id) - Number(b.id));
      expect(byId(hits)).toEqual(byId(expectedHits));
    } else expect(hits).toHaveLength(expectedHits.length);
  }
  const read = (asked: object, languages: Languages) =>
    readSearchParams(new URLSearchParams(asked as Record<string, string>), languages);

  it('for typed queries', async () => {
    await fc.assert(
      fc.asyncProperty(archive, params, (given, asked) =>
        check(given, (languages) => read(asked, languages)),
      ),
      RUNS,
    );
  });

  it('for trees of clauses', async () => {
    await fc.assert(
      fc.asyncProperty(archive, params, tree, (given, asked, clause) =>
        check(given, (languages) => ({ ...read(asked, languages), clause, relaxed: null })),
      ),
      RUNS,
    );
  });
});
