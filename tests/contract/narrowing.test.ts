/** What every engine counts and how it orders: facets, date levels, ranges, sorts, pages. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES, idsOf } from './engines.ts';

const ARTICLES = [
  anArticle({ id: 'year', date: '2021', source: 'A', tags: ['x'] }),
  anArticle({ id: 'month', date: '2021-07', source: 'A', tags: ['x', 'y'] }),
  anArticle({ id: 'day-a', date: '2021-07-15', source: 'B', tags: ['y'] }),
  anArticle({ id: 'day-b', date: '2021-07-15', source: 'B' }),
  anArticle({ id: 'december', date: '2021-12-31', source: 'A' }),
  anArticle({ id: 'old', date: '1999-01-02', source: 'C' }),
  anArticle({ id: 'undated-a', source: 'A' }),
  anArticle({ id: 'undated-b' }),
];

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(ARTICLES);
  });
  const counts = async (params: string, facet: 'date' | 'source' | 'tag') =>
    (await ask(engine, params)).facets[facet].map(
      ({ key, count, selected }) => `${key} ${count}${selected ? ' *' : ''}`,
    );

  it('lists years and the undated; with a year chosen its months; with a month its days', async () => {
    expect(await counts('', 'date')).toEqual(['1999 1', '2021 5', 'undated 2']);
    expect(await counts('date=2021', 'date')).toEqual([
      '2021-07 3',
      '2021-12 1',
      '2021-month-unknown 1',
      'undated 2',
    ]);
    const days = ['2021-07-15 2', '2021-07-day-unknown 1', 'undated 2'];
    expect(await counts('date=2021-07', 'date')).toEqual(days);
    expect(await counts('date=2021-07-15', 'date')).toEqual(['2021-07-15 2 *', ...days.slice(1)]);
  });

  it('finds the articles of every kind of date bucket', async () => {
    expect(await idsOf(engine, 'date=2021-month-unknown')).toEqual(['year']);
    expect(await idsOf(engine, 'date=2021-07-day-unknown')).toEqual(['month']);
    expect(await idsOf(engine, 'date=undated')).toEqual(['undated-a', 'undated-b']);
    expect(await idsOf(engine, 'date=2021-07')).toEqual(['day-a', 'day-b', 'month']);
  });

  it('keeps a chosen bucket listed when nothing is in it', async () => {
    expect(await counts('date=2021-07-16', 'date')).toContain('2021-07-16 0 *');
    expect(await counts('source=nobody', 'source')).toContain('nobody 0 *');
  });

  it('leaves a facet’s own filter out of its counts and respects all others', async () => {
    expect(await counts('source=A', 'source')).toEqual(['A 4 *', 'B 2', 'C 1']);
    expect(await counts('source=A', 'tag')).toEqual(['x 2', 'y 1']);
    expect(await counts('source=A', 'date')).toEqual(['2021 3', 'undated 1']);
    expect(await counts('source=A&date=2021-07', 'source')).toEqual(['B 2', 'A 1 *']);
    expect(await counts('from=2021-07&to=2021-07', 'date')).toEqual(['2021 3']);
  });

  it('takes several values of a facet as any of them, and several facets as all of them', async () => {
    expect((await ask(engine, 'source=A&source=C')).total).toBe(5);
    expect((await ask(engine, 'source=A&source=B&tag=y')).total).toBe(2);
  });

  it('says how many values a facet has', async () => {
    expect((await ask(engine, 'date=2021')).distinct).toEqual({
      source: 2,
      author: 0,
      section: 0,
      tag: 2,
      language: 0,
    });
  });

  it('has an article in a range when every day that it may have lies in it', async () => {
    expect(await idsOf(engine, 'from=2021&to=2021&sort=oldest')).toEqual([
      'year',
      'month',
      'day-b',
      'day-a',
      'december',
    ]);
    expect(await idsOf(engine, 'from=2021-07-01&to=2021-07-31')).toEqual(['day-a', 'day-b', 'month']);
    expect(await idsOf(engine, 'from=2021-07-02&sort=oldest')).toEqual(['day-b', 'day-a', 'december']);
    expect(await idsOf(engine, 'to=2021-12-30&sort=oldest')).toEqual(['old', 'month', 'day-b', 'day-a']);
  });

  it('sorts by date with the less exact first and the undated last, newest the reverse of oldest', async () => {
    const oldest = ['old', 'year', 'month', 'day-b', 'day-a', 'december'];
    expect(await idsOf(engine, 'sort=oldest')).toEqual([...oldest, 'undated-a', 'undated-b']);
    expect(await idsOf(engine, 'sort=newest')).toEqual([...oldest.reverse(), 'undated-a', 'undated-b']);
    expect(await idsOf(engine, '')).toEqual(await idsOf(engine, 'sort=newest'));
    expect(await idsOf(engine, 'sort=relevance')).toEqual(await idsOf(engine, 'sort=newest'));
  });

  it('orders equal scores by date, newest first, then by id', async () => {
    const alike = ['b', 'a', 'c'].map((id) =>
      anArticle({ id, text: 'gas', date: id === 'c' ? '2020' : '2010' }),
    );
    expect(await idsOf(await make([...alike, anArticle({ id: '0', text: 'gas' })]), 'q=gas')).toEqual([
      'c',
      'a',
      'b',
      '0',
    ]);
  });

  it('cuts pages out of one list and gives an empty one past the end', async () => {
    const all = await idsOf(engine, 'size=100');
    expect([...(await idsOf(engine, 'size=3')), ...(await idsOf(engine, 'size=3&page=2'))]).toEqual(
      all.slice(0, 6),
    );
    expect(await ask(engine, 'page=99')).toMatchObject({ hits: [], total: ARTICLES.length });
  });

  it('lists a hundred values of a facet, the chosen ones beside them', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      anArticle({ source: `S${String(i).padStart(3, '0')}` }),
    );
    const { facets, distinct } = await ask(await make(many), 'source=S119');
    expect(facets.source).toHaveLength(101);
    expect(facets.source.at(-1)).toEqual({ key: 'S119', count: 1, selected: true });
    expect(distinct.source).toBe(120);
  });
});
