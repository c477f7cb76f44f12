/** What every engine finds: words, signs, fields, dates in the query, and the fall-back to some words. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES, idsOf } from './engines.ts';

const ARTICLES = [
  anArticle({
    id: 'treaty',
    title: 'A treaty is signed',
    text: 'Both ministers met in Moscow.',
    date: '1950-02-14',
  }),
  anArticle({
    id: 'border',
    title: 'Talks',
    text: 'The border treaty was discussed.',
    date: '1991-05',
    tags: ['border'],
  }),
  anArticle({
    id: 'gas',
    title: 'Gas',
    text: 'The pipeline opens.',
    source: 'The Wire',
    authors: ['Ana Oil'],
    date: '2019',
  }),
  anArticle({ id: 'river', title: 'Rivers', text: 'The river is a border.', description: 'On the Amur' }),
];

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(ARTICLES);
  });
  const sorted = async (q: string) => (await idsOf(engine, new URLSearchParams({ q }).toString())).sort();

  it('finds the articles that have all words, in whichever field', async () => {
    expect(await sorted('treaty moscow')).toEqual(['treaty']);
    expect((await ask(engine, 'q=treaty+moscow')).matching).toBe('all');
  });

  it('shows articles with some of the words when none has all, and says so', async () => {
    const response = await ask(engine, 'q=moscow+pipeline+zeppelin');
    expect(response.hits.map((hit) => hit.id).sort()).toEqual(['gas', 'treaty']);
    expect(response.matching).toBe('some');
  });

  it('decides on the words alone, before any filter, whether some are enough', async () => {
    const response = await ask(engine, 'q=border+treaty&date=2019');
    expect(response).toMatchObject({ matching: 'all', total: 0 });
  });

  it('never relaxes a required word, a field or a date', async () => {
    expect(await sorted('+zeppelin moscow pipeline')).toEqual([]);
    expect(await sorted('title:zeppelin moscow pipeline')).toEqual([]);
    expect(await sorted('date:1950 moscow pipeline')).toEqual(['treaty']);
    expect(await sorted('moscow AND pipeline')).toEqual([]);
  });

  it('leaves out what has a forbidden word', async () => {
    expect(await sorted('treaty -moscow')).toEqual(['border']);
    expect(await sorted('-treaty')).toEqual(['gas', 'river']);
    expect(await sorted('NOT (treaty OR pipeline)')).toEqual(['river']);
  });

  it('finds any of the words joined by OR', async () => {
    expect(await sorted('pipeline OR moscow')).toEqual(['gas', 'treaty']);
    expect(await sorted('moscow OR border river')).toEqual(['river', 'treaty']);
    expect(await sorted('(moscow OR border) treaty')).toEqual(['border', 'treaty']);
  });

  it('finds a word in the one field that is asked for', async () => {
    expect(await sorted('title:treaty')).toEqual(['treaty']);
    expect(await sorted('text:treaty')).toEqual(['border']);
    expect(await sorted('description:amur')).toEqual(['river']);
    expect(await sorted('author:oil')).toEqual(['gas']);
    expect(await sorted('source:wire')).toEqual(['gas']);
    expect(await sorted('tag:border')).toEqual(['border']);
  });

  it('finds loose words in what is read of an article, not in what is noted about it', async () => {
    expect(await sorted('wire')).toEqual([]);
    expect(await sorted('amur')).toEqual(['river']);
  });

  it('takes dates in the query for every day that an article may have', async () => {
    expect(await sorted('date:1950-02')).toEqual(['treaty']);
    expect(await sorted('date:2019-01')).toEqual([]);
    expect(await sorted('after:1950')).toEqual(['border', 'gas']);
    expect(await sorted('before:1991-05')).toEqual(['treaty']);
    expect(await sorted('before:1992 treaty')).toEqual(['border', 'treaty']);
    expect(await sorted('-date:2019')).toEqual(['border', 'river', 'treaty']);
  });

  it('finds everything for nothing, for punctuation and for stop words alone', async () => {
    for (const q of ['', '   ', '-', '?!', 'the of and'])
      expect(await sorted(q)).toHaveLength(ARTICLES.length);
  });

  it('gives an article by its id, and nothing for an unknown one', async () => {
    expect((await engine.article('gas'))?.title).toBe('Gas');
    expect(await engine.article('coal')).toBeNull();
    expect(await engine.article('__proto__')).toBeNull();
  });
});
