/** An article as a reference: by parameter or by the media type that a program asks for; browsers get the page. */

import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { FULL, readBibtex, readCslJson, readRis } from '../fixtures/read-citations.ts';

const PUBLIC_URL = 'https://archive.example';
const site: Hono = createApp(
  new NaiveEngine([
    anArticle({ ...FULL, url: null, id: 'a%20b.txt' }),
    anArticle({ id: 'all.jsonl#7', title: 'T' }),
  ]),
  { publicUrl: PUBLIC_URL },
);
const FORMATS = {
  bibtex: { type: 'application/x-bibtex', ending: 'bib', read: readBibtex },
  ris: { type: 'application/x-research-info-systems', ending: 'ris', read: readRis },
  'csl-json': { type: 'application/vnd.citationstyles.csl+json', ending: 'json', read: readCslJson },
};
const HTML = 'text/html; charset=UTF-8';
const get = (accept: string | null, query = '') =>
  site.request(`/articles/a%20b.txt${query}`, accept === null ? {} : { headers: { Accept: accept } });
const typeFor = async (accept: string | null, query = '') =>
  (await get(accept, query)).headers.get('Content-Type');

describe.each(Object.entries(FORMATS))('an article as %s', (format, { type, ending, read }) => {
  it('is a file of it by parameter, whatever the browser asks for', async () => {
    for (const accept of [null, 'text/html', '*/*', 'application/json']) {
      const response = await get(accept, `?format=${format}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe(`${type}; charset=utf-8`);
      expect(response.headers.get('Content-Disposition')).toMatch(
        new RegExp(`^attachment; filename="author2021-[0-9a-f]{10}\\.${ending}"$`),
      );
      expect(read(await response.text())).toMatchObject([{ title: FULL.title }]);
    }
  });

  it('is it by media type, however that is written', async () => {
    const asked = [type, type.toUpperCase(), `${type};q=0.8, text/html;q=0.5`, `text/html;q=0.1, ${type}`];
    for (const accept of [...asked, `${type}, */*;q=0.1`, ` image/png , ${type} ; q=0.5`])
      expect(await typeFor(accept), accept).toBe(`${type}; charset=utf-8`);
    expect(await typeFor(`text/html;q=0.9, ${type};q=0.8`)).toBe(HTML);
    expect(await typeFor(`${type};q=0, text/html;q=0.5`)).toBe(HTML);
    expect(await typeFor(`${type};q=0`)).toBe(HTML);
    // Who takes any application asks for none of these.
    for (const range of ['application/*', 'application/*, */*;q=0.1'])
      expect(await typeFor(range), range).toBe(HTML);
  });

  it('has the page of the archive as its address, by the name that the site has for others', async () => {
    const text = await (await get(type)).text();
    expect(read(text)).toMatchObject([{ URL: `${PUBLIC_URL}/articles/a%20b.txt` }]);
    const record = await (await site.request(`/articles/all.jsonl%237?format=${format}`)).text();
    expect(read(record)).toMatchObject([{ title: 'T' }]);
    expect(record).toContain(`${PUBLIC_URL}/articles/all.jsonl%237`);
  });

  it('is offered on the page', async () => {
    expect(await (await get('text/html')).text()).toContain(`href="/articles/a%20b.txt?format=${format}"`);
  });
});

describe('the page of an article', () => {
  it('is what browsers get, and programs that ask for nothing in particular', async () => {
    const browsers = [
      'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'text/html, application/xhtml+xml, image/jxr, */*',
    ];
    for (const accept of [...browsers, '*/*', 'text/*', '', null, 'application/json', ';;q=,,', 'x'])
      expect(await typeFor(accept), String(accept)).toBe(HTML);
  });

  it('is what a form gives that there is not', async () => {
    for (const format of ['', 'pdf', 'BIBTEX', '__proto__', 'constructor'])
      expect(await typeFor('text/html', `?format=${format}`)).toBe(HTML);
  });
});

describe('caches', () => {
  it('are told that the answer depends on the media type asked for', async () => {
    const asked: [string | null, string][] = [
      [null, ''],
      ['text/html', ''],
      [FORMATS.ris.type, ''],
      [null, '?format=ris'],
    ];
    for (const [accept, query] of asked) {
      const { headers } = await get(accept, query);
      expect(headers.get('Vary')?.split(/, */)).toContain('Accept');
    }
    expect((await get('text/html')).headers.get('Vary')?.split(/, */)).toContain('Accept-Language');
  });
});

describe('an article that there is not', () => {
  it('is not found in any form', async () => {
    for (const query of ['', '?format=ris']) {
      const response = await site.request(`/articles/none.txt${query}`, {
        headers: { Accept: FORMATS.ris.type },
      });
      expect(response.status).toBe(404);
    }
  });
});
