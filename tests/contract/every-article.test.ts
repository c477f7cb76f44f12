/**
 * Every article of a query, as exports and feeds ask for them: none left out and in the query's order,
 * whatever page is asked for. A failure prints its seed; CONTRACT_SEED=seed runs it again.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { LAST_REACHABLE_HIT, type Query } from '../../src/query.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES } from './engines.ts';
import { runs } from './generated-articles.ts';
import { archives, params, queryOf } from './generated-queries.ts';
import { NaiveEngine } from './naive-engine.ts';

async function idsOfAll(engine: SearchEngine, query: Query): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of engine.articles(query)) ids.push(id);
  return ids;
}

/** Page by page, until one is empty. */
async function idsOfPages(engine: SearchEngine, query: Query): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { hits } = await engine.search({ ...query, page });
    if (hits.length === 0) return ids;
    ids.push(...hits.map(({ id }) => id));
  }
}

const queries = fc.record({
  asked: params,
  sort: fc.constantFrom<Query['sort'] | null>(null, 'relevance', 'newest', 'oldest', 'arrived'),
  page: fc.constantFrom(1, 2, 999),
  size: fc.constantFrom(1, 3, 100),
});

describe.each(ENGINES)('%s', (_name, make) => {
  const check = (hold: (engine: SearchEngine, query: Query, articles: Article[]) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(archives, queries, async (articles, { asked, sort, page, size }) => {
        const engine = await make(articles);
        const read = queryOf(asked, engine.languages);
        await hold(engine, { ...read, sort: sort ?? read.sort, page, size }, articles);
      }),
      runs(150),
    );

  it('lists what is found, all of it, on whatever page one is', async () => {
    await check(async (engine, query, articles) => {
      const naive = new NaiveEngine(articles);
      const [listed, expected] = [await idsOfAll(engine, query), await idsOfAll(naive, query)];
      expect(listed).toHaveLength((await engine.search(query)).total);
      // Each engine has an order of relevance of its own.
      if (query.sort === 'relevance') expect(listed.sort()).toEqual(expected.sort());
      else expect(listed).toEqual(expected);
    });
  });

  it('lists it in the order of the pages, one after the other', async () => {
    await check(async (engine, query) => {
      expect(await idsOfAll(engine, query)).toEqual(await idsOfPages(engine, query));
    });
  });

  it('lists the articles that have some of the words where none has all', async () => {
    const engine = await make([
      anArticle({ id: 'a', text: 'treaty', date: '2020' }),
      anArticle({ id: 'b', text: 'border', date: '2021' }),
      anArticle({ id: 'c', text: 'gas', date: '2022' }),
    ]);
    const query = queryOf({ q: 'treaty border', sort: 'newest', size: '1' }, engine.languages);
    expect((await engine.search(query)).matching).toBe('some');
    expect(await idsOfAll(engine, query)).toEqual(['b', 'a']);
  });

  it('lists the last to arrive first, those of one day newest first, then by id', async () => {
    const engine = await make([
      anArticle({ id: 'new-old', arrived: '2024-02-01', date: '1999' }),
      anArticle({ id: 'old-new', arrived: '2023-12-31', date: '2023-12-30' }),
      anArticle({ id: 'old-undated', arrived: '2023-12-31' }),
      anArticle({ id: 'old-b', arrived: '2023-12-31', date: '2020' }),
      anArticle({ id: 'old-a', arrived: '2023-12-31', date: '2020' }),
    ]);
    const query: Query = { ...queryOf({}, engine.languages), sort: 'arrived', page: 7, size: 2 };
    expect(await idsOfAll(engine, query)).toEqual(['new-old', 'old-new', 'old-a', 'old-b', 'old-undated']);
  });

  it('lists those beyond the last hit that pages reach', async () => {
    const articles = Array.from({ length: LAST_REACHABLE_HIT + 50 }, (_, i) =>
      anArticle({ id: String(i).padStart(5, '0'), title: 'gas', date: i === 0 ? '2021' : '2020' }),
    );
    const engine = await make(articles);
    const query = queryOf({ q: 'gas' }, engine.languages);
    const listed = await idsOfAll(engine, query);
    expect(listed).toEqual(articles.map(({ id }) => id));
    const last = await ask(engine, `q=gas&size=100&page=${LAST_REACHABLE_HIT / 100}`);
    expect(listed.indexOf(last.hits.at(-1)?.id ?? '')).toBe(LAST_REACHABLE_HIT - 1);
  });
});
