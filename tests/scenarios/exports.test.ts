/** Results to take along: all that a search finds, in forms that other programs read. */

import { parse } from 'csv-parse/sync';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { createApp } from '../../src/http/app.ts';
import { listen } from '../../src/http/server.ts';
import type { SiteSettings } from '../../src/http/site-settings.ts';
import { compiledEngine } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';
import { flat, readBibtex, readRis } from '../fixtures/read-citations.ts';

const PUBLIC_URL = 'https://archive.example';
const siteOf = async (articles: readonly Article[], settings: Partial<SiteSettings> = {}) =>
  createApp(await compiledEngine(articles), { publicUrl: PUBLIC_URL, ...settings });
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];
const linesOf = (jsonl: string) =>
  jsonl.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));

async function get(app: Hono, path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return response.text();
}

/** What each form tells of its articles' titles, read by its own reader. */
const TITLES: Record<string, (text: string) => unknown[]> = {
  csv: (text) => rowsOf(text).map(({ title }) => title),
  jsonl: (text) => linesOf(text).map(({ title }) => title),
  ris: (text) => readRis(text).map(({ title }) => title),
  bib: (text) => readBibtex(text).map(({ title }) => title),
};
const FORMS = Object.keys(TITLES);

/** Of three sources and many days; every second one about gas, some more than others. */
const MANY = Array.from({ length: 130 }, (_, i) =>
  anArticle({
    id: `a/${i}.txt`,
    title: `Number ${i}`,
    text: i % 2 === 0 ? `${'gas '.repeat(1 + (i % 7))} and oil at the border` : 'A border',
    date: i % 10 === 9 ? null : `20${String(10 + (i % 13))}-0${1 + (i % 9)}-15`,
    source: `S${i % 3}`,
  }),
);

describe.each(FORMS)('/search.%s', (form) => {
  const titlesIn = TITLES[form] as (text: string) => unknown[];
  let app: Hono;
  beforeAll(async () => {
    app = await siteOf(MANY);
  });
  /** All pages of the results, one after the other. */
  async function found(query: string): Promise<string[]> {
    const titles: string[] = [];
    for (let page = 1; page < 4; page += 1) {
      const { hits } = JSON.parse(await get(app, `/api/search?${query}&size=100&page=${page}`));
      titles.push(...hits.map(({ title }: { title: string }) => title));
    }
    return titles;
  }

  it('holds every article found, in the order of the results, whatever page is open', async () => {
    for (const query of ['q=', 'q=gas', 'q=gas&sort=oldest', 'q=gas+zeppelin', 'sort=oldest']) {
      const expected = await found(query);
      expect(expected.length).toBeGreaterThan(60);
      for (const page of ['', '&page=3', '&size=2&page=9', '&page=999']) {
        expect(titlesIn(await get(app, `/search.${form}?${query}${page}`))).toEqual(expected);
      }
    }
  });

  it('is narrowed as the results are', async () => {
    for (const narrowed of [
      'source=S1&from=2012',
      'date=undated',
      'day=03-15',
      'source=S0&source=S2&to=2015-06',
    ]) {
      const expected = await found(`q=border&${narrowed}`);
      expect(expected.length).toBeGreaterThan(0);
      expect(titlesIn(await get(app, `/search.${form}?q=border&${narrowed}`))).toEqual(expected);
    }
  });

  it('is its head alone when nothing is found', async () => {
    const text = await get(app, `/search.${form}?q=zeppelin`);
    if (form === 'csv')
      expect(text.trimEnd().split('\r\n')).toEqual([expect.stringMatching(/^id,title,date,/)]);
    else expect(text).toBe('');
  });

  it('is a file of its kind, with a name', async () => {
    const types = {
      csv: 'text/csv; header=present; charset=utf-8',
      jsonl: 'application/jsonl; charset=utf-8',
      ris: 'application/x-research-info-systems; charset=utf-8',
      bib: 'application/x-bibtex; charset=utf-8',
    };
    const { headers } = await app.request(`/search.${form}?q=gas`);
    expect(headers.get('Content-Type')).toBe(types[form as keyof typeof types]);
    expect(headers.get('Content-Disposition')).toBe(`attachment; filename="search.${form}"`);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('keeps titles whole whatever they hold', async () => {
    const titles = [
      'One, "two"; three',
      'A\\{b}% & <c>',
      '关系 – Лавров 😀',
      "'tis",
      '</script>',
      '\u202eabc',
      'a;b\tc',
    ];
    const hostile = await siteOf(titles.map((title, i) => anArticle({ id: `${i}`, title, date: '2021' })));
    const read = titlesIn(await get(hostile, `/search.${form}`));
    expect(read.map(flat)).toEqual(titles.map(flat));
  });

  it('lets other requests be answered while thousands of articles are written', async () => {
    const thousands = Array.from({ length: 8000 }, (_, i) => anArticle({ id: `${i}`, title: `Number ${i}` }));
    const large = await siteOf(thousands);
    const server = await listen(() => large, '127.0.0.1', 0);
    try {
      let isDone = false;
      const file = fetch(`${server.url}/search.${form}`).then(async (response) => {
        const text = await response.text();
        isDone = true;
        return text;
      });
      let answered = 0;
      for (; !isDone; answered += 1) await (await fetch(`${server.url}/healthz`)).text();
      expect(answered).toBeGreaterThan(10);
      expect((await file).length).toBeGreaterThan(8000 * 20);
    } finally {
      await server.close();
    }
  });
});

describe('an export that nobody reads any more', () => {
  it('is not written to its end', async () => {
    const engine = await compiledEngine(MANY);
    let read = 0;
    engine.articles = async function* () {
      const text = 'x'.repeat(10_000);
      for (; read < 100_000; read += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        yield anArticle({ text });
      }
    };
    const response = await createApp(engine).request('/search.jsonl');
    const reader = response.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const whileWaiting = read;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read, 'no further than it is wanted').toBe(whileWaiting);
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read).toBeLessThan(1000);
  });
});

describe('JSON Lines', () => {
  it('have the articles whole, and no text where the site shows none', async () => {
    const [whole] = linesOf(await get(await siteOf(MANY), '/search.jsonl?q=gas'));
    expect(whole?.text).toMatch(/oil at the border$/);
    const [bare] = linesOf(await get(await siteOf(MANY, { fullText: false }), '/search.jsonl?q=gas'));
    expect(bare).toEqual({ ...whole, text: null });
    expect(JSON.stringify(bare)).not.toContain('at the border');
  });
});
