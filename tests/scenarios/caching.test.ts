/** What browsers and proxies may keep of the site, and how they learn that it still is the answer. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { LiveSite } from '../../src/http/live-site.ts';
import type { SiteSettings } from '../../src/http/site-settings.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { temporaryFolder } from '../fixtures/archive.ts';
import { anArticle } from '../fixtures/articles.ts';

const ARTICLES = Array.from({ length: 12 }, (_, i) =>
  anArticle({ id: `${i}.md`, title: `Treaty ${i}`, text: `The treaty of river ${i}.`, source: 'Wire' }),
);

/** An engine that counts what it is asked, and is of the generation given. */
function counted(generation = 'one', articles = ARTICLES) {
  const counts = { asked: 0 };
  const engine = new Proxy(new NaiveEngine(articles), {
    get(target, name) {
      if (name === 'generation') return generation;
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        counts.asked += 1;
        return value.apply(target, given);
      };
    },
  });
  return { engine: engine as SearchEngine, counts };
}

const SETTINGS = { publicUrl: 'https://news.example', today: () => '2024-05-06' };
const siteOf = (settings: Partial<SiteSettings> = {}, engine = counted().engine) =>
  createApp(engine, { ...SETTINGS, ...settings });

async function etagOf(app: Pick<Hono, 'request'>, path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  expect(response.status, path).toBe(200);
  await response.text();
  const etag = response.headers.get('ETag');
  expect(etag, path).toMatch(/^"[\w-]{22}"$/);
  return etag as string;
}

const PATHS = [
  ...['/', '/search?q=treaty', '/articles/1.md', '/facets/source', '/suggest?q=tr', '/opensearch.xml'],
  ...[
    '/api/search?q=treaty',
    '/api/articles/1.md',
    '/search.atom',
    '/search.csv',
    '/search.jsonl',
    '/robots.txt',
  ],
];

describe('a validator', () => {
  it('is on every answer, the same for the same request, whichever host is asked', async () => {
    const [site, another] = [siteOf(), siteOf()];
    for (const path of PATHS) {
      const etag = await etagOf(site, path);
      expect(await etagOf(site, path), path).toBe(etag);
      expect(await etagOf(another, `http://else.example${path}`), path).toBe(etag);
    }
  });

  it('is another for another generation, address, language, encoding or form', async () => {
    const site = siteOf();
    const etags = [
      await etagOf(site, '/articles/1.md'),
      await etagOf(site, '/articles/2.md'),
      await etagOf(site, '/articles/1.md?q=treaty'),
      await etagOf(site, '/articles/1.md', { 'Accept-Language': 'ru' }),
      await etagOf(site, '/articles/1.md?lang=ru'),
      await etagOf(site, '/articles/1.md', { 'Accept-Encoding': 'gzip' }),
      await etagOf(site, '/articles/1.md', { 'Accept-Encoding': 'br' }),
      await etagOf(site, '/articles/1.md', { Accept: 'application/x-bibtex' }),
      await etagOf(siteOf({}, counted('two').engine), '/articles/1.md'),
    ];
    expect(new Set(etags).size).toBe(etags.length);
  });

  it('is another with any other setting', async () => {
    const others: Partial<SiteSettings>[] = [
      ...[{ title: 'Gazette' }, { description: 'News.' }, { footer: 'By us' }, { accent: '#003366' }],
      ...[{ publicUrl: 'https://b.example' }, { fullText: false }, { answering: 'compiled lunr' }],
    ];
    const etags = await Promise.all([{}, ...others].map((each) => etagOf(siteOf(each), '/articles/1.md')));
    expect(new Set(etags).size).toBe(others.length + 1);
  });

  it('is another with other words in the stylesheet that the owner named', async () => {
    const { path: folder, remove } = temporaryFolder();
    const stylesheet = join(folder, 'own.css');
    const etags = new Set<string>();
    for (const color of ['red', 'green']) {
      writeFileSync(stylesheet, `h1 { color: ${color} }`);
      etags.add(await etagOf(siteOf({ stylesheet }), '/'));
    }
    remove();
    expect(etags.size).toBe(2);
  });

  it('is another on another day for the first page, and for no other', async () => {
    const [today, tomorrow] = [siteOf(), siteOf({ today: () => '2024-05-07' })];
    expect(await etagOf(today, '/')).not.toBe(await etagOf(tomorrow, '/'));
    expect(await etagOf(today, '/search')).toBe(await etagOf(tomorrow, '/search'));
  });

  it('is the same for all that gets the same answer: a chosen language, or JSON', async () => {
    const site = siteOf();
    for (const path of ['/search?lang=zh', '/api/search']) {
      const etag = await etagOf(site, path, { 'Accept-Language': 'ru' });
      expect(await etagOf(site, path, { 'Accept-Language': 'en' }), path).toBe(etag);
    }
  });

  it('never stands for two answers', async () => {
    const site = siteOf();
    const bodies = new Map<string, string>();
    const values = fc.record({
      path: fc.constantFrom(...PATHS),
      'Accept-Language': fc.constantFrom('', 'en', 'ru', 'zh;q=0.5', 'de'),
      'Accept-Encoding': fc.constantFrom('', 'gzip', 'br', 'br;q=0, gzip', 'identity'),
      Accept: fc.constantFrom('*/*', 'text/html', 'application/x-bibtex'),
    });
    await fc.assert(
      fc.asyncProperty(values, async ({ path, ...headers }) => {
        const response = await site.request(path, { headers });
        const body = Buffer.from(await response.arrayBuffer()).toString('hex');
        const etag = response.headers.get('ETag') ?? '';
        expect(bodies.get(etag) ?? body).toBe(body);
        bodies.set(etag, body);
      }),
    );
    expect(bodies.size).toBeGreaterThan(PATHS.length);
  });
});

describe('a client that has the answer', () => {
  it('is told so by 304, before the archive is asked for anything', async () => {
    const { engine, counts } = counted();
    const site = siteOf({}, engine);
    for (const path of PATHS) {
      const etag = await etagOf(site, path);
      const before = counts.asked;
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const response = await site.request(path, { headers: { 'If-None-Match': known } });
        expect(response.status, path).toBe(304);
        expect(await response.text()).toBe('');
        expect(response.headers.get('ETag')).toBe(etag);
      }
      expect(counts.asked, path).toBe(before);
    }
  });

  it('is told so of anything there is when it asks for what it has not, by *', async () => {
    const site = siteOf();
    const ask = async (path: string) =>
      (await site.request(path, { headers: { 'If-None-Match': '*' } })).status;
    expect(await ask('/search')).toBe(304);
    expect(await ask('/articles/none.md')).toBe(404);
  });

  it('gets the new answer once there is another generation', async () => {
    const site = new LiveSite({ engine: counted().engine, close: () => {} }, SETTINGS);
    const ask = (headers: Record<string, string>) =>
      site.fetch(new Request('http://news.example/search', { headers }));
    const headers = { 'Accept-Encoding': 'br' };
    const etag = (await ask(headers)).headers.get('ETag') ?? '';
    expect((await ask({ ...headers, 'If-None-Match': etag })).status).toBe(304);
    site.replace({ engine: counted('two', ARTICLES.slice(1)).engine, close: () => {} });
    const response = await ask({ ...headers, 'If-None-Match': etag });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Status')).toBe('Backfile; fwd=miss; stored');
  });
});

describe('a proxy', () => {
  it('may store each answer, asks each time, and is told by which headers it varies', async () => {
    const site = siteOf();
    const varying: Record<string, string | null> = {
      '/search?q=treaty': 'Accept-Encoding, Accept-Language',
      '/articles/1.md': 'Accept-Encoding, Accept-Language, Accept',
      '/api/search': 'Accept-Encoding',
      '/search.csv': null,
    };
    for (const [path, vary] of Object.entries(varying)) {
      for (const coding of ['identity', 'br', 'br']) {
        const first = await site.request(path, { headers: { 'Accept-Encoding': coding } });
        const known = { 'Accept-Encoding': coding, 'If-None-Match': first.headers.get('ETag') ?? '' };
        for (const { headers } of [first, await site.request(path, { headers: known })]) {
          expect(headers.get('Cache-Control')).toBe('public, no-cache');
          expect(headers.get('Vary'), path).toBe(vary);
          expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        }
      }
    }
  });

  it('stores neither errors nor what tells how the server is now', async () => {
    const failing = new Proxy(counted().engine, {
      get: (target, name) =>
        name === 'search' ? () => Promise.reject(new Error('as the test wants')) : Reflect.get(target, name),
    });
    const paths = [
      '/nowhere',
      '/articles/none.md',
      `/search?q=${'x'.repeat(13_000)}`,
      '/api/search',
      '/search',
    ];
    const answers = paths.map((path) => siteOf({}, failing).request(path));
    for (const response of await Promise.all([
      ...answers,
      siteOf().request('/healthz'),
      siteOf().request('/readyz'),
    ])) {
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('ETag')).toBeNull();
    }
  });
});
