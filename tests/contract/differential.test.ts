/**
 * Every engine against the naive one, over generated archives and queries: typed ones, and trees of
 * clauses that no typing gives. A failure prints its seed; CONTRACT_SEED=seed runs it again.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOfArticles } from '../../src/analysis/typed-forms.ts';
import type { Article } from '../../src/article.ts';
import { type Clause, type Query, READ_FIELDS } from '../../src/query.ts';
import type { Languages } from '../../src/search-engine.ts';
import { ENGINES } from './engines.ts';
import { runs } from './generated-articles.ts';
import {
  archives,
  boost,
  date,
  distance,
  PATTERNS,
  params,
  phraseWords,
  queryOf,
  word,
} from './generated-queries.ts';
import { NaiveEngine } from './naive-engine.ts';

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

const RUNS = runs(400);

const others = ENGINES.filter(([name]) => name !== 'the naive engine');

describe.each(others)('%s finds, counts, dates and marks the same as the naive engine', (_name, make) => {
  async function check(
    articles: readonly Article[],
    queryFor: (languages: Languages) => Query,
  ): Promise<void> {
    const query = queryFor(languagesOfArticles(articles));
    const [naive, engine] = [new NaiveEngine(articles), await make(articles)];
    const { hits: expectedHits, suggestion: _, ...expected } = await naive.search(query);
    const { hits, suggestion: __, ...actual } = await engine.search(query);
    expect(actual).toEqual(expected);
    expect(await engine.count(query)).toBe(expected.total);
    expect(await engine.sought(query)).toEqual(await naive.sought(query));
    const shown = ({ score: _, ...hit }: (typeof hits)[number]) => hit;
    if (query.sort !== 'relevance') expect(hits.map(shown)).toEqual(expectedHits.map(shown));
    else if (query.size === 100) {
      const byId = (all: typeof hits) => all.map(shown).sort((a, b) => Number(a.id) - Number(b.id));
      expect(byId(hits)).toEqual(byId(expectedHits));
    } else expect(hits).toHaveLength(expectedHits.length);
  }

  it('for typed queries', async () => {
    await fc.assert(
      fc.asyncProperty(archives, params, (articles, asked) =>
        check(articles, (languages) => queryOf(asked, languages)),
      ),
      RUNS,
    );
  });

  it('for trees of clauses', async () => {
    await fc.assert(
      fc.asyncProperty(archives, params, tree, (articles, asked, clause) =>
        check(articles, (languages) => ({ ...queryOf(asked, languages), clause, relaxed: null })),
      ),
      RUNS,
    );
  });
});
