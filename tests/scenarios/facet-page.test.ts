/** All values of a facet: listed with their counts a page at a time, and searched. */

import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { compiledEngine } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';

const TAGS = 250;
const tag = (number: number) => `Tag ${String(number).padStart(3, '0')}`;
const NAMES = ['Événements', 'Ёлки', 'ÖLPREIS', '<img onerror=x>', '"quoted" & \'co\'', '人民日报'];
const ARTICLES = [
  ...[1, 2, 5].map((step) =>
    anArticle({
      id: `every-${step}`,
      title: `gas ${step}`,
      source: `S${step}`,
      tags: Array.from({ length: TAGS / step }, (_, i) => tag(i * step)),
    }),
  ),
  anArticle({ id: 'names', title: 'oil', tags: NAMES, language: 'de' }),
  anArticle({ id: 'zh', title: 'coal', language: 'zh-Hant' }),
];

let site: Hono;
beforeAll(async () => {
  site = createApp(await compiledEngine(ARTICLES));
});

async function pageOf(path: string) {
  const response = await site.request(path);
  expect(response.status).toBe(200);
  const { document } = parseHTML(await response.text());
  const rows = [...document.querySelectorAll('#values > .bucket')].map((row) => ({
    name: row.querySelector('a')?.textContent ?? '',
    count: Number(row.querySelector('.number')?.textContent),
    href: row.querySelector('a')?.getAttribute('href') ?? '',
  }));
  return { document, rows, names: rows.map(({ name }) => name) };
}
const within = async (text: string, facet = 'tag', more = '') =>
  (await pageOf(`/facets/${facet}?${new URLSearchParams({ within: text })}${more}`)).names;

describe('the page of a facet', () => {
  it('lists every value with its count, a hundred a page', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => pageOf(`/facets/tag?page=${page}`)));
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 100, TAGS + NAMES.length - 200]);
    const listed = pages.flatMap(({ rows }) => rows);
    const counts = new Map(NAMES.map((name) => [name, 1]));
    for (let i = 0; i < TAGS; i += 1) counts.set(tag(i), [1, 2, 5].filter((step) => i % step === 0).length);
    expect(new Map(listed.map(({ name, count }) => [name, count]))).toEqual(counts);
    expect(listed.map(({ count }) => count)).toEqual([...counts.values()].sort((a, b) => b - a));
    expect((await pageOf('/facets/tag?page=99')).names).toEqual(pages[2]?.names);
  });

  it('counts what the query and its other filters leave, and links each value to just that', async () => {
    const { rows } = await pageOf('/facets/tag?q=gas&source=S5&sort=oldest');
    expect(rows).toHaveLength(50);
    expect(rows[1]).toMatchObject({ name: 'Tag 005', count: 1 });
    const { pathname, searchParams } = new URL(rows[1]?.href ?? '', 'http://localhost');
    expect([pathname, ...searchParams]).toEqual([
      '/search',
      ...[
        ['q', 'gas'],
        ['source', 'S5'],
        ['tag', 'Tag 005'],
        ['sort', 'oldest'],
      ],
    ]);
    const { total } = (await (await site.request(`/api${rows[1]?.href}`)).json()) as { total: number };
    expect(total).toBe(1);
  });

  it('is reached from the results, and leads back to them', async () => {
    const results = await (await site.request('/search?q=gas')).text();
    expect(results).toContain('href="/facets/tag?q=gas"');
    const { document } = await pageOf('/facets/tag?q=gas&within=00&page=2');
    expect(document.querySelector('.back a')?.getAttribute('href')).toBe('/search?q=gas');
  });

  it('is none for what is no facet', async () => {
    for (const name of ['date', 'nothing', '', 'constructor', '__proto__', 'tag/more'])
      expect((await site.request(`/facets/${name}`)).status, name).toBe(404);
  });
});

describe('a search within the values', () => {
  it('finds them by any part, whatever the case and the accents', async () => {
    for (const text of ['evenements', 'ÉVÉN', 'VEN', ' ements '])
      expect(await within(text)).toEqual(['Événements']);
    expect(await within('елки')).toEqual(['Ёлки']);
    expect(await within('ölp')).toEqual(['ÖLPREIS']);
    expect(await within('olp')).toEqual(['ÖLPREIS']);
    expect(await within('民日')).toEqual(['人民日报']);
    expect(await within('zeppelin')).toEqual([]);
  });

  it('keeps what is chosen in sight, first, and beside what is chosen then', async () => {
    const { document, names } = await pageOf('/facets/tag?tag=gas&within=border');
    expect(names[0]).toBe('gas');
    const boxes = [...document.querySelectorAll('input[form=search][checked]')];
    expect(boxes.map((box) => box.getAttribute('value'))).toEqual(['gas']);
    const second = await pageOf('/facets/tag?tag=gas&page=2');
    const kept = [...second.document.querySelectorAll('input[type=hidden][form=search][name=tag]')];
    expect(kept.map((field) => field.getAttribute('value'))).toEqual(['gas']);
  });

  it('says so when no value has it', async () => {
    const { document, names } = await pageOf('/facets/tag?within=zzzz');
    expect(names).toEqual([]);
    expect(document.querySelector('#values')?.textContent).toBe('No value has this in its name.');
  });

  it('keeps its text from page to page', async () => {
    const { document, names } = await pageOf('/facets/tag?within=tag&page=2');
    expect(names).toHaveLength(100);
    const links = [...document.querySelectorAll('main a[href^="/facets/"]')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toContain('/facets/tag?within=tag');
    expect(links).toContain('/facets/tag?within=tag&page=3');
    expect(document.querySelector('input[name=within]')?.getAttribute('value')).toBe('tag');
  });

  it('finds languages by their names in the language of the page', async () => {
    expect(await within('germ', 'language')).toEqual(['German']);
    expect(await within('немец', 'language', '&lang=ru')).toEqual(['немецкий']);
    expect(await within('german', 'language', '&lang=ru')).toEqual([]);
    expect(await within('德', 'language', '&lang=zh')).toEqual(['德语']);
  });

  it('takes any text as text', async () => {
    for (const text of [
      '<img onerror=x>',
      '"><script>alert(1)</script>',
      "' onfocus=x",
      '.*',
      '\\',
      '%',
      '\u0000',
    ]) {
      const { document, names } = await pageOf(`/facets/tag?${new URLSearchParams({ within: text })}`);
      expect(names).toEqual(NAMES.filter((name) => name.includes(text)));
      expect(document.querySelectorAll('img, main script')).toHaveLength(0);
      expect(document.querySelectorAll('[onfocus], [onerror]')).toHaveLength(0);
    }
    expect(await within('x'.repeat(5000))).toEqual([]);
  });
});
