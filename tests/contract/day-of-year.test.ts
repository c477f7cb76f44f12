/** A day of any year as a filter: alone, and together with dates, ranges and facets. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES, idsOf } from './engines.ts';

const ARTICLES = [
  anArticle({ id: '2021-a', date: '2021-07-15', source: 'A', tags: ['x'], title: 'gas' }),
  anArticle({ id: '2021-b', date: '2021-07-15', source: 'B', tags: ['x', 'y'] }),
  anArticle({ id: '2020', date: '2020-07-15', source: 'A', tags: ['y'] }),
  anArticle({ id: '1999', date: '1999-07-15', source: 'C', title: 'gas' }),
  anArticle({ id: 'day-after', date: '2021-07-16', source: 'A', tags: ['z'] }),
  anArticle({ id: 'month-after', date: '2021-08-15', source: 'A' }),
  anArticle({ id: 'leap', date: '2020-02-29', source: 'B' }),
  anArticle({ id: 'day-like-year', date: '2012-01-05', source: 'B' }),
  anArticle({ id: 'month', date: '2021-07', source: 'A', tags: ['x'] }),
  anArticle({ id: 'year', date: '2021', source: 'A', tags: ['x'] }),
  anArticle({ id: 'undated', source: 'A', tags: ['x'] }),
];

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(ARTICLES);
  });
  const counts = async (params: string, facet: 'date' | 'source' | 'tag') =>
    (await ask(engine, params)).facets[facet].map(({ key, count }) => `${key} ${count}`);

  it('finds the articles of a day in every year, and none that may be of another day', async () => {
    expect(await idsOf(engine, 'day=07-15')).toEqual(['2021-a', '2021-b', '2020', '1999']);
    expect(await idsOf(engine, 'day=07-15&sort=oldest')).toEqual(['1999', '2020', '2021-b', '2021-a']);
    expect(await idsOf(engine, 'day=07-16')).toEqual(['day-after']);
    expect(await idsOf(engine, 'day=02-29')).toEqual(['leap']);
    expect(await idsOf(engine, 'day=01-01')).toEqual([]);
    expect(await idsOf(engine, 'day=12-01')).toEqual([]);
  });

  it('finds them among what words, a date, a range and values leave', async () => {
    expect(await idsOf(engine, 'day=07-15&q=gas&sort=newest')).toEqual(['2021-a', '1999']);
    expect(await idsOf(engine, 'day=07-15&date=2021')).toEqual(['2021-a', '2021-b']);
    expect(await idsOf(engine, 'day=07-15&date=2021-08')).toEqual([]);
    expect(await idsOf(engine, 'day=07-15&date=undated')).toEqual([]);
    expect(await idsOf(engine, 'day=07-15&date=2021-month-unknown')).toEqual([]);
    expect(await idsOf(engine, 'day=07-15&to=2020')).toEqual(['2020', '1999']);
    expect(await idsOf(engine, 'day=07-15&from=2000&to=2020-07-15')).toEqual(['2020']);
    expect(await idsOf(engine, 'day=07-15&source=A')).toEqual(['2021-a', '2020']);
    expect(await idsOf(engine, 'day=07-15&source=A&tag=y&from=2000')).toEqual(['2020']);
  });

  it('is respected by the counts of every facet and of the dates', async () => {
    expect(await counts('day=07-15', 'date')).toEqual(['1999 1', '2020 1', '2021 2']);
    expect(await counts('day=07-15&date=2021', 'date')).toEqual(['2021-07 2']);
    expect(await counts('day=07-15&date=2021-07', 'date')).toEqual(['2021-07-15 2']);
    expect(await counts('day=07-15', 'source')).toEqual(['A 2', 'B 1', 'C 1']);
    expect(await counts('day=07-15&source=A', 'source')).toEqual(['A 2', 'B 1', 'C 1']);
    expect(await counts('day=07-15&source=A', 'tag')).toEqual(['x 1', 'y 1']);
    expect(await counts('day=07-15&source=A', 'date')).toEqual(['2020 1', '2021 1']);
    expect((await ask(engine, 'day=07-15')).distinct).toMatchObject({ source: 3, tag: 2 });
  });

  it('changes nothing about whether all words are asked for', async () => {
    const { matching, total } = await ask(engine, 'q=gas&day=07-16');
    expect({ matching, total }).toEqual({ matching: 'all', total: 0 });
  });
});
