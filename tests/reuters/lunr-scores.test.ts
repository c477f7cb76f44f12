/**
 * The compiled engine against Lunr over all of Reuters-21578: given the same tokens, the same
 * articles, the same totals and the same scores to 1e-9. A failure prints its seed; CONTRACT_SEED
 * runs it again.
 */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import type { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { BLANK_QUERY, FIELDS, LAST_REACHABLE_HIT, READ_FIELDS } from '../../src/query.ts';
import { compiledIndex } from '../contract/engines.ts';
import { runs } from '../contract/generated-articles.ts';
import { type Asked, clauseOf, type Leaf, LunrOracle, type Presence } from '../contract/lunr-oracle.ts';
import { reutersArticles, wordsOf } from './reuters.ts';

let index: CompiledIndex;
let engine: CompiledEngine;
let oracle: LunrOracle;
/** By number; an index reads an id with its article. */
let ids: string[];
let word: fc.Arbitrary<string>;
beforeAll(async () => {
  const articles = reutersArticles();
  index = await compiledIndex(articles);
  engine = new CompiledEngine('test', index, { ranking: 'lunr' });
  oracle = new LunrOracle(articles);
  ids = articles.map(({ id }) => id);
  word = wordsOf(articles);
});
afterAll(() => index.close());

const presence = fc.constantFrom<Presence>('optional', 'optional', 'optional', 'required', 'prohibited');
const about = {
  fields: fc.constantFrom(READ_FIELDS, READ_FIELDS, FIELDS, ['title'] as const, ['text', 'tag'] as const),
  boost: fc.constantFrom(1, 1, 1, 0.1, 2.5, 100),
};
const words = (): fc.Arbitrary<Leaf> => fc.record({ kind: fc.constant('word' as const), word, ...about });
const patterns = (): fc.Arbitrary<Leaf> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('wildcard' as const),
      pattern: fc
        .tuple(word, fc.integer({ min: 1, max: 5 }), fc.constantFrom('*', '*s', '*e*'))
        .map(([text, length, rest]) => text.slice(0, length) + rest),
      ...about,
    }),
    fc.record({
      kind: fc.constant('fuzzy' as const),
      word: word.map((text) => text.replace(/(?<=^.)(.)(.)/, '$2$1')),
      distance: fc.constantFrom(1 as const, 2 as const),
      ...about,
    }),
  );

/** How many articles were compared in all. */
let compared = 0;

function check(asked: readonly Asked[]): void {
  const query = { ...BLANK_QUERY, clause: clauseOf(asked), size: LAST_REACHABLE_HIT };
  const { total, page, matcher } = engine.find(query);
  const expected = oracle.scores(asked, (leaf) =>
    leaf.kind === 'word'
      ? [analyzeWord(leaf.word) as string]
      : matcher.expand(leaf).map((term) => index.terms.at(term)),
  );
  expect(total).toBe(expected.size);
  expect(page).toHaveLength(Math.min(total, LAST_REACHABLE_HIT));
  for (const { article, score } of page) {
    const scored = expected.get(ids[article] as string);
    if (scored === undefined || Math.abs(score - scored) > 1e-9) {
      throw new Error(`article ${ids[article]} scores ${score}, by Lunr ${scored}`);
    }
  }
  // The best ten, found by another way, are the best of all.
  const best = engine.find({ ...query, size: 10 }).page;
  expect(best).toEqual(page.slice(0, 10));
  compared += page.length;
}

describe('over Reuters-21578 the compiled engine gives Lunr’s articles, totals and scores', () => {
  it('for words, fields, boosts and presence', () => {
    const queries = fc.array(fc.tuple(presence, words()), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(queries, check), runs(400));
    console.log(`${compared.toLocaleString('en')} scores compared`);
  });

  it('for wildcards and fuzzy words, given the same expanded terms', () => {
    const leaves = fc.oneof(words(), patterns());
    const queries = fc.array(fc.tuple(presence, leaves), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(queries, check), runs(200));
    console.log(`${compared.toLocaleString('en')} scores compared`);
  });
});
