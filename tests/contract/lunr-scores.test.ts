/**
 * The compiled engine against `lunr.Index.query`: given the same tokens, the same articles, the same
 * totals and the same scores to 1e-9, over generated archives and queries.
 */

import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import type { Article } from '../../src/article.ts';
import type { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import {
  type Clause,
  FIELDS,
  type FuzzyClause,
  type Query,
  READ_FIELDS,
  type WildcardClause,
  type WordClause,
} from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { compiledIndex } from './engines.ts';
import { archives, runs, WORDS } from './generated-articles.ts';
import { LunrBuilder } from './lunr-builder.ts';

/** What Lunr's scores are compared with: without what is added to them by default. */
const engineOf = (index: CompiledIndex) => new CompiledEngine('test', index, { ranking: 'lunr' });

type Leaf = WordClause | WildcardClause | FuzzyClause;
type Presence = 'optional' | 'required' | 'prohibited';
type Asked = readonly [presence: Presence, leaf: Leaf];

const about = {
  fields: fc.constantFrom(
    READ_FIELDS,
    READ_FIELDS,
    FIELDS,
    ['title'] as const,
    ['text', 'tag'] as const,
    ['author'] as const,
  ),
  boost: fc.constantFrom(1, 1, 1, 0.1, 2.5, 100),
};
const presence = fc.constantFrom<Presence>('optional', 'optional', 'optional', 'required', 'prohibited');
const words: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('word' as const),
  // No stop words, as the parser gives none; some that no article has.
  word: fc.constantFrom(...WORDS, 'nowhere').filter((word) => analyzeWord(word) !== null),
  ...about,
});
const wildcards: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('wildcard' as const),
  pattern: fc.constantFrom('tr*', 't*', '*s', '*a*', 'g*s', '1*', 'x*', '*'),
  ...about,
});
const fuzzyWords: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('fuzzy' as const),
  word: fc.constantFrom('traety', 'gas', 'bordr', 'xxxxxx'),
  distance: fc.constantFrom(1 as const, 2 as const),
  ...about,
});
const queriesOf = (leaf: fc.Arbitrary<Leaf>) =>
  fc.array(fc.tuple(presence, leaf), { minLength: 1, maxLength: 5 });

/** Lunr's presences as a tree. An optional clause beside a required one is scored and asks for nothing. */
function clauseOf(asked: readonly Asked[]): Clause {
  const of = (wanted: Presence) => asked.filter(([each]) => each === wanted).map(([, leaf]) => leaf);
  const [optional, required, prohibited] = [of('optional'), of('required'), of('prohibited')];
  const clauses: Clause[] = [...required, ...prohibited.map((clause): Clause => ({ kind: 'not', clause }))];
  if (required.length === 0 && optional.length > 0) clauses.push({ kind: 'any', clauses: optional });
  else {
    for (const clause of optional) {
      clauses.push({ kind: 'any', clauses: [clause, { kind: 'not', clause }] });
    }
  }
  return { kind: 'all', clauses };
}

/** Reads a term as the terms that it stands for, as a pipeline that gives several tokens would. */
function lunrResults(
  articles: readonly Article[],
  asked: readonly Asked[],
  termsOf: (leaf: Leaf) => readonly string[],
): Map<string, number> {
  const builder = new LunrBuilder();
  for (const article of articles) builder.add(article);
  const index = lunr.Index.load(JSON.parse(JSON.stringify(builder.build().serialized)) as object);
  const leaves = asked.map(([, leaf]) => leaf);
  Object.assign(index, {
    pipeline: {
      runString: (place: string) => {
        const terms = termsOf(leaves[Number(place)] as Leaf);
        // Lunr does not bear a required clause without a term: one that no article has stands for none.
        return terms.length > 0 ? terms : ['\0'];
      },
    },
  });
  const presences = lunr.Query.presence;
  const lunrPresence = {
    optional: presences.OPTIONAL,
    required: presences.REQUIRED,
    prohibited: presences.PROHIBITED,
  };
  const results = index.query((query) => {
    for (const [place, [wanted, { fields, boost }]] of asked.entries()) {
      const clause = {
        term: String(place),
        fields: [...fields],
        boost,
        presence: lunrPresence[wanted],
        usePipeline: true,
        wildcard: lunr.Query.wildcard.NONE,
      };
      // The declared type knows no presence.
      query.clause(clause as unknown as lunr.Query.Clause);
    }
  });
  return new Map(results.map(({ ref, score }) => [ref, score]));
}

const plain = readSearchParams(new URLSearchParams('q=x&size=100'));

async function check(articles: readonly Article[], asked: readonly Asked[]): Promise<void> {
  const index = await compiledIndex(articles);
  try {
    const query: Query = { ...plain, clause: clauseOf(asked), relaxed: null };
    const { total, page, matcher } = engineOf(index).find(query);
    const expected = lunrResults(articles, asked, (leaf) =>
      leaf.kind === 'word'
        ? [analyzeWord(leaf.word) as string]
        : matcher.expand(leaf).map((term) => index.terms.at(term)),
    );
    expect(total).toBe(expected.size);
    const found = page.map(({ article, score }) => [index.article(article).id, score] as const);
    expect(found.map(([id]) => id).sort()).toEqual([...expected.keys()].sort());
    for (const [id, score] of found) {
      expect(Math.abs(score - (expected.get(id) as number)), id).toBeLessThanOrEqual(1e-9);
    }
    const scores = found.map(([, score]) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  } finally {
    index.close();
  }
}

describe("the compiled engine gives Lunr's articles, totals and scores", () => {
  it('for words, fields, boosts and presence', async () => {
    await fc.assert(fc.asyncProperty(archives, queriesOf(words), check), runs(150));
  });

  it('for wildcards and fuzzy words, given the same expanded terms', async () => {
    const leaves = fc.oneof(words, wildcards, fuzzyWords);
    await fc.assert(fc.asyncProperty(archives, queriesOf(leaves), check), runs(150));
  });
});
