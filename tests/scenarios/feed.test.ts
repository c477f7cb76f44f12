/** The feed of a search, as feed readers take it: what came into the archive last, under names that stay. */

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { articleId } from '../../src/article.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { createApp } from '../../src/http/app.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { compiledEngine } from '../contract/engines.ts';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { anArticle } from '../fixtures/articles.ts';
import { type Feed, readAtom } from '../fixtures/read-feed.ts';

const PUBLIC_URL = 'https://archive.example/news';

const siteOf = (engine: SearchEngine, publicUrl = PUBLIC_URL) =>
  createApp(engine, { title: 'Gazette', publicUrl });

async function feedOf(app: Hono, query = ''): Promise<Feed> {
  // Who asks may claim any host: it is not believed.
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
  const response = await app.request(`http://evil.example/search.atom${query}`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const xml = await response.text();
  expect(xml).not.toContain('evil.example');
  return readAtom(xml);
}
const idsOf = ({ items }: Feed) => items.map(({ id }) => id);
const titlesOf = ({ items }: Feed) => items.map(({ title }) => title);

describe('a feed', () => {
  const temporary = temporaryFolder();
  const [folder, index] = [join(temporary.path, 'articles'), join(temporary.path, 'index')];
  const open = async (): Promise<SearchEngine> => openCompiledEngine(await openGeneration(index));
  const FIRST = {
    'new.md': '---\ntitle: New of old\ndate: 2023-05-05\n---\nA ferry.',
    'old.md': '---\ntitle: Old of old\ndate: 1999\n---\nA ferry.',
    'none.md': '---\ntitle: Undated\n---\nA ferry.',
    'gone.md': '---\ntitle: Gone\ndate: 2020-01-01\n---\nA ferry.',
  };
  let before: SearchEngine;
  let after: SearchEngine;
  beforeAll(async () => {
    writeArchive(temporary.path, FIRST);
    await build({ folder, index, today: '2024-01-01' });
    before = await open();
    writeFileSync(
      join(folder, 'late.md'),
      '---\ntitle: Late but old\ndate: 1950-01-01\n---\nA ferry, a dog.',
    );
    rmSync(join(folder, 'gone.md'));
    await build({ folder, index, today: '2024-03-05' });
    after = await open();
  });
  afterAll(() => temporary.remove());

  it('has what arrived last first, however old it is, then the newest of a day', async () => {
    const feed = await feedOf(siteOf(after));
    expect(titlesOf(feed)).toEqual(['Late but old', 'New of old', 'Old of old', 'Undated']);
    expect(titlesOf(await feedOf(siteOf(after), '?sort=oldest&page=2&size=1'))).toEqual(titlesOf(feed));
  });

  it('was updated when its last article arrived, each entry when it arrived itself', async () => {
    const days = (feed: Feed) => feed.items.map(({ updated }) => updated?.toISOString().slice(0, 10));
    const feed = await feedOf(siteOf(after));
    expect(days(feed)).toEqual(['2024-03-05', '2024-01-01', '2024-01-01', '2024-01-01']);
    expect(feed.updated?.toISOString()).toBe('2024-03-05T00:00:00.000Z');
    expect((await feedOf(siteOf(before))).updated?.toISOString()).toBe('2024-01-01T00:00:00.000Z');
  });

  it('tells when an article was published only where its day is known', async () => {
    const published = (await feedOf(siteOf(before))).items.map((item) => [
      item.title,
      item.element.findElementWithName('published')?.textContent ?? null,
    ]);
    expect(published).toEqual([
      ['New of old', '2023-05-05T00:00:00.000Z'],
      ['Gone', '2020-01-01T00:00:00.000Z'],
      ['Old of old', null],
      ['Undated', null],
    ]);
  });

  it('keeps its name and those of its entries when the site moves, and when articles come and go', async () => {
    const [here, there, later] = await Promise.all([
      feedOf(siteOf(before)),
      feedOf(siteOf(before, 'https://elsewhere.example')),
      feedOf(siteOf(after)),
    ]);
    expect(idOf(there)).toBe(idOf(here));
    expect(idOf(later)).toBe(idOf(here));
    expect(idsOf(there)).toEqual(idsOf(here));
    expect(idsOf(here)).toEqual(expect.arrayContaining(idsOf(later).slice(1)));
  });

  it('has another name for each search, and the same however its results are shown', async () => {
    const idFor = async (query: string) => idOf(await feedOf(siteOf(after), query));
    const queries = ['', '?q=ferry', '?q=dog', '?q=ferry&source=A', '?q=ferry&day=05-05', '?from=1999'];
    const ids = await Promise.all(queries.map(idFor));
    expect(new Set(ids).size).toBe(queries.length);
    expect(await idFor('?q=ferry&page=2&size=5&view=context&lang=ru')).toBe(ids[1]);
  });

  it('leads to itself, to its search and to its articles, at the site’s own address', async () => {
    const feed = await feedOf(siteOf(after), '?q=dog&from=1949');
    expect(feed.self).toBe(`${PUBLIC_URL}/search.atom?q=dog&from=1949`);
    expect(feed.url).toBe(`${PUBLIC_URL}/search?q=dog&from=1949`);
    expect(feed.items.map(({ url }) => url)).toEqual([`${PUBLIC_URL}/articles/late.md`]);
  });

  it('has no entry where nothing is found, and is a feed all the same', async () => {
    const feed = await feedOf(siteOf(after), '?q=zeppelin');
    expect(feed.items).toEqual([]);
    expect(feed.title).toBe('zeppelin – Gazette');
  });
});

function idOf(feed: Feed): string {
  return feed.element.findElementWithName('id')?.textContent ?? '';
}

describe('an entry', () => {
  it('has the article’s title, authors, tags, and a summary with its source, date and opening', async () => {
    const article = anArticle({
      ...{ id: 'a', title: 'Gas & <oil>', source: 'The Herald', date: '2021-07', authors: ['Ann', 'Ben'] },
      ...{ tags: ['x', 'y'], text: `${'word '.repeat(200)}` },
    });
    const [item] = (await feedOf(siteOf(await compiledEngine([article])))).items;
    expect(item?.title).toBe('Gas & <oil>');
    expect(item?.authors.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    expect(item?.categories.map(({ term }) => term)).toEqual(['x', 'y']);
    expect(item?.description).toMatch(/^The Herald · July 2021 · word .* word …$/);
    expect(item?.description?.length).toBeLessThan(350);
  });

  it('is well-formed, whatever the article holds', async () => {
    const hostile = [
      '\u0000',
      '\u000b bad \ud800 \uffff',
      ']]></title>',
      '<script>1</script> & co',
      '"\'',
      '🗞️ שלום',
      ' ',
      '',
    ];
    const articles = hostile.map((text, i) =>
      anArticle({
        id: articleId(`${i}#<&`),
        title: text,
        source: text,
        authors: [text],
        tags: [text],
        text,
        description: text,
      }),
    );
    const app = siteOf(await compiledEngine(articles));
    expect((await feedOf(app)).items).toHaveLength(articles.length);
    expect(titlesOf(await feedOf(app))).toContain('<script>1</script> & co');
    for (const q of hostile) await feedOf(app, `?${new URLSearchParams({ q })}`);
  });

  it('is one of at most fifty', async () => {
    const articles = Array.from({ length: 60 }, (_, i) => anArticle({ id: `${i}` }));
    expect((await feedOf(siteOf(await compiledEngine(articles)))).items).toHaveLength(50);
  });
});
