/**
 * The compiled engine against the naive one over articles of Reuters-21578: phrases, trees, filters,
 * facets and orders. The naive engine scans every article for every count, so these are few of the
 * articles, evenly drawn. A failure prints its seed; CONTRACT_SEED runs it again.
 */

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import { tokenize } from '../../src/analysis/tokenizer.ts';
import type { Article } from '../../src/article.ts';
import type { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { type Clause, READ_FIELDS } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { compiledIndex } from '../contract/engines.ts';
import { runs } from '../contract/generated-articles.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { reutersArticles, wordsOf } from './reuters.ts';

/** Every so many articles are taken. */
const EVERY = 60;

let articles: Article[];
let index: CompiledIndex;
let engine: CompiledEngine;
let naive: NaiveEngine;
let word: fc.Arbitrary<string>;
beforeAll(async () => {
  articles = reutersArticles().filter((_, i) => i % EVERY === 0);
  index = await compiledIndex(articles);
  engine = new CompiledEngine('test', index);
  naive = new NaiveEngine(articles);
  word = wordsOf(articles);
});
afterAll(() => index.close());

/** Words that follow one another somewhere, stop words among them. */
const phrase = (): fc.Arbitrary<string[]> =>
  fc
    .tuple(
      fc.constantFrom(...articles.filter(({ text }) => text !== '')),
      fc.nat(),
      fc.integer({ min: 2, max: 4 }),
    )
    .map(([{ text }, start, length]) => {
      const words = Array.from(tokenize(text), (token) => token.word);
      const from = start % Math.max(1, words.length - length);
      return words.slice(from, from + length);
    })
    .filter((words) => words.length > 1 && words.some((each) => analyzeWord(each) !== null));

const about = {
  fields: fc.constantFrom(READ_FIELDS, READ_FIELDS, ['title'] as const),
  boost: fc.constantFrom(1, 2),
};
const clauses = (): fc.Arbitrary<Clause> =>
  fc.letrec<{ tree: Clause; leaf: Clause; group: Clause; not: Clause }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('group'), tie('not')),
    leaf: fc.oneof(
      fc.record({ kind: fc.constant('word'), word, ...about }),
      fc.record({ kind: fc.constant('phrase'), words: phrase(), ...about }),
      fc.record({ kind: fc.constant('phrase'), words: phrase(), ...about }),
      fc.record({
        kind: fc.constant('date'),
        relation: fc.constantFrom('within', 'after', 'before'),
        period: day(),
      }),
    ) as fc.Arbitrary<Clause>,
    not: tie('tree').map((clause): Clause => ({ kind: 'not', clause })),
    group: fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, parts]): Clause => ({ kind, clauses: parts })),
  })).tree;

/** A date of an article, at random less exact than it is. */
const day = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...articles.flatMap(({ date }) => date?.date ?? [])), fc.constantFrom(4, 7, 10))
    .map(([date, length]) => date.slice(0, length));

const params = () =>
  fc.record(
    {
      date: fc.oneof(day(), fc.constant('undated')),
      from: day(),
      to: day(),
      tag: fc.constantFrom(...new Set(articles.flatMap(({ tags }) => tags))),
      sort: fc.constantFrom('newest', 'oldest'),
      size: fc.constantFrom('3', '100'),
    },
    { requiredKeys: [] },
  );

it('the compiled engine finds, counts and orders what the naive one does, over real articles', async () => {
  await fc.assert(
    fc.asyncProperty(params(), clauses(), async (asked, clause) => {
      const read = readSearchParams(new URLSearchParams(asked as Record<string, string>));
      const query = { ...read, clause, relaxed: null };
      const { hits: expectedHits, suggestion: _, ...expected } = await naive.search(query);
      const { hits, suggestion: __, ...actual } = await engine.search(query);
      expect(actual).toEqual(expected);
      const shown = ({ score: _score, nearCopies: _copies, ...hit }: (typeof hits)[number]) => hit;
      if (query.sort !== 'relevance') expect(hits.map(shown)).toEqual(expectedHits.map(shown));
      else expect(hits).toHaveLength(expectedHits.length);
    }),
    runs(120),
  );
});
