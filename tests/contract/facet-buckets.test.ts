/** Every value of a facet, as its own page lists them: those of the search, and those that it leaves out. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from '../../src/article.ts';
import { MOST_BUCKETS, type SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES } from './engines.ts';
import { runs } from './generated-articles.ts';
import { archives, params, queryOf } from './generated-queries.ts';
import { NaiveEngine } from './naive-engine.ts';

/** Tags t000 to t249: the first article has all of them, the second every second one, and so on. */
const TAGS = 250;
const tag = (number: number) => `t${String(number).padStart(3, '0')}`;
const MANY = [1, 2, 5].map((step) =>
  anArticle({
    id: `every-${step}`,
    source: `S${step}`,
    title: 'gas',
    tags: Array.from({ length: TAGS / step }, (_, i) => tag(i * step)),
  }),
);
const countOf = (number: number, steps: readonly number[]) =>
  steps.filter((step) => number % step === 0).length;
/** All of them by count, then key. */
const expectedOf = (steps: readonly number[], selected: readonly string[] = []) =>
  Array.from({ length: TAGS }, (_, i) => ({ key: tag(i), count: countOf(i, steps) }))
    .filter(({ key, count }) => count > 0 || selected.includes(key))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map((bucket) => ({ ...bucket, selected: selected.includes(bucket.key) }));

describe.each(ENGINES)('%s', (_name, make) => {
  const tagsOf = (engine: SearchEngine, asked: object) =>
    engine.facetBuckets(queryOf(asked, engine.languages), 'tag');

  it('lists the values of a facet as the search does, where it lists them all', async () => {
    await fc.assert(
      fc.asyncProperty(archives, params, fc.constantFrom(1, 99), async (articles, asked, page) => {
        const [engine, naive] = [await make(articles), new NaiveEngine(articles)];
        const query = { ...queryOf(asked, engine.languages), page };
        const { facets } = await engine.search(query);
        for (const facet of FACETS) {
          const buckets = await engine.facetBuckets(query, facet);
          expect(buckets).toEqual(facets[facet]);
          expect(buckets).toEqual(await naive.facetBuckets(query, facet));
        }
      }),
      runs(150),
    );
  });

  it('lists more values than the search does, each with its count', async () => {
    const engine = await make(MANY);
    expect((await ask(engine, '')).facets.tag).toHaveLength(MOST_BUCKETS);
    expect(await tagsOf(engine, {})).toEqual(expectedOf([1, 2, 5]));
    expect(await tagsOf(engine, { q: 'gas', page: '9', size: '1' })).toEqual(expectedOf([1, 2, 5]));
  });

  it('counts them among what all other filters let through', async () => {
    const engine = await make(MANY);
    expect(await tagsOf(engine, { source: 'S5' })).toEqual(expectedOf([5]));
    expect(await tagsOf(engine, { source: 'S5', tag: tag(0) })).toEqual(expectedOf([5], [tag(0)]));
    expect(await tagsOf(engine, { source: 'none' })).toEqual([]);
  });

  it('lists the chosen ones too that nothing has', async () => {
    const engine = await make(MANY);
    const buckets = await tagsOf(engine, { source: 'S5', tag: 'nobody' });
    expect(buckets).toEqual([...expectedOf([5]), { key: 'nobody', count: 0, selected: true }]);
  });
});
