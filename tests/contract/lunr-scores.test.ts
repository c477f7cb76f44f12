/**
 * The compiled engine against `lunr.Index.query`: given the same tokens, the same articles, the same
 * totals and the same scores to 1e-9, over generated archives and queries.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import { LANGUAGES } from '../../src/analysis/languages.ts';
import { languagesOfArticles, termsOfWord } from '../../src/analysis/typed-forms.ts';
import type { Article } from '../../src/article.ts';
import type { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { FIELDS, type Query, READ_FIELDS } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { compiledIndex } from './engines.ts';
import { archives, runs, WORDS } from './generated-articles.ts';
import { type Asked, clauseOf, type Leaf, LunrOracle, type Presence } from './lunr-oracle.ts';

/** What Lunr's scores are compared with: without what is added to them by default. */
const engineOf = (index: CompiledIndex) => new CompiledEngine('test', index, { ranking: 'lunr' });

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
  // No stop words of any language, which Lunr would not find; some that no article has.
  word: fc
    .constantFrom(...WORDS, 'nowhere')
    .filter((word) => LANGUAGES.every((language) => analyzeWord(word, language) !== null)),
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

const plain = readSearchParams(new URLSearchParams('q=x&size=100'));

async function check(articles: readonly Article[], asked: readonly Asked[]): Promise<void> {
  const index = await compiledIndex(articles);
  try {
    const query: Query = { ...plain, clause: clauseOf(asked), relaxed: null };
    const { total, page, matcher } = engineOf(index).find(query);
    const expected = new LunrOracle(articles).scores(asked, (leaf) =>
      leaf.kind === 'word'
        ? // Lunr finds nothing for a required word of several terms one of which no article has.
          termsOfWord(leaf.word, languagesOfArticles(articles)).filter((term) => index.terms.find(term) >= 0)
        : matcher.expand(leaf).map((term) => index.terms.at(term)),
    );
    expect(total).toBe(expected.size);
    const found = page.map(({ article, score }) => [index.article(article).id, score] as const);
    expect(found.map(([id]) => id).sort()).toEqual([...expected.keys()].sort());
    for (const [id, score] of found) {
      expect(Math.abs(score - (expected.get(id) as number)), id).toBeLessThanOrEqual(1e-9);
    }
    // However few are asked for, they are the first of all.
    const best = engineOf(index).find({ ...query, size: 2 }).page;
    expect(best).toEqual(page.slice(0, 2));
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
    // In several languages patterns stand for some stop words too, of which Lunr's index knows nothing.
    const inOne = archives.filter((articles) => languagesOfArticles(articles).all.length === 1);
    await fc.assert(fc.asyncProperty(inOne, queriesOf(leaves), check), runs(150));
  });
});
