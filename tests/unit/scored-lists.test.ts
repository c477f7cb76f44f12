/** Lists with their scores: what is worked out for a few articles is what it is for all. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import type { RankingName } from '../../src/engine/impacts.ts';
import { ScoredLists } from '../../src/engine/scored-lists.ts';
import { compiledIndex } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';

const ARTICLES = 1500;
/** Title and text, by the order in which fields are indexed. */
const FIELDS = 0b101;

let index: CompiledIndex;

beforeAll(async () => {
  // Harbours are in two of three articles, storms in one of five; seldom in a title, and never alike often.
  const articles = Array.from({ length: ARTICLES }, (_, i) =>
    anArticle({
      title: i % 7 === 0 ? 'harbour storm' : 'weather',
      text: `${'harbour '.repeat(i % 3 === 0 ? 0 : 1 + (i % 4))}${i % 5 === 0 ? 'storm' : 'calm'} ${'sea '.repeat(i % 60)}`,
      date: `20${10 + (i % 10)}-01-01`,
    }),
  );
  index = await compiledIndex(articles);
});

afterAll(() => index.close());

/** Lists that have worked out nothing yet. */
function freshLists(ranking: RankingName): ScoredLists {
  return new ScoredLists(index, ranking, 2 ** 20);
}

function termsOf(...words: readonly string[]): number[] {
  return words.map((word) => index.termOrdinal(word));
}

describe.each(['backfile', 'lunr'] as const)('a scored list by the ranking %s', (ranking) => {
  it.each([[['harbour']], [['harbour', 'storm']]])('of %j gives few articles the impacts of all', (words) => {
    const whole = freshLists(ranking).get(termsOf(...words), FIELDS);
    expect(whole.articles).toHaveLength(whole.count);
    const { impacts } = whole;
    const byArticle = new Map(Array.from(whole.articles, (article, i) => [article, impacts[i]]));
    const few = fc.uniqueArray(fc.nat(ARTICLES - 1), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(few, (drawn) => {
        const articles = Uint32Array.from(drawn).sort();
        const list = freshLists(ranking).get(termsOf(...words), FIELDS);
        const expected = Array.from(articles, (article) => byArticle.get(article) ?? 0);
        expect(Array.from(list.impactsOn(articles))).toEqual(expected);
        // Nothing is left behind of the few that the others would show.
        expect(list.impacts).toEqual(impacts);
        expect(Array.from(list.impactsOn(articles))).toEqual(expected);
        expect(Array.from(articles, (article) => list.has(article))).toEqual(
          Array.from(articles, (article) => byArticle.has(article)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
