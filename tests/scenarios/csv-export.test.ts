/** Results as CSV: articles and words in context as rows, which no spreadsheet takes for formulas. */

import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { createApp } from '../../src/http/app.ts';
import { compiledEngine } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';

const PUBLIC_URL = 'https://archive.example';
const siteOf = async (articles: readonly Article[]) =>
  createApp(await compiledEngine(articles), { publicUrl: PUBLIC_URL });
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

describe('a row', () => {
  it('holds no formula that a spreadsheet would run', async () => {
    const evil = ['=1+1', '@SUM(A1)', '+cmd|calc', '-2+3', '\t=1', '=HYPERLINK("http://x.example")'];
    const articles = evil.map((title, i) =>
      anArticle({ id: `${i}`, title, source: title, authors: [title], tags: [title], date: '2021' }),
    );
    const rows = rowsOf(await (await (await siteOf(articles)).request('/search.csv')).text());
    expect(rows).toHaveLength(evil.length);
    for (const [i, row] of rows.entries()) {
      for (const name of ['title', 'source', 'authors', 'tags']) expect(row[name]).toBe(`'${evil[i]}`);
      for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+@\-\t\r]/);
    }
  });

  it('has what is known of an article in columns, and its address', async () => {
    const site = await siteOf([
      anArticle({
        ...{ id: 'a%20b.txt', title: 'T', date: '2021-07', evidence: 'url', source: 'S', section: 'World' },
        ...{ authors: ['Ann', 'Ben'], tags: ['x', 'y'], language: 'en', description: 'D' },
        ...{ url: 'https://s.example/', text: 'Never in a table' },
      }),
    ]);
    const [row] = rowsOf(await (await site.request('/search.csv')).text());
    expect(row).toEqual({
      ...{ id: 'a%20b.txt', title: 'T', date: '2021-07', date_evidence: 'url', source: 'S' },
      ...{ authors: 'Ann; Ben', tags: 'x; y', language: 'en', description: 'D', arrived: '2024-01-01' },
      ...{ url: `${PUBLIC_URL}/articles/a%20b.txt`, original_url: 'https://s.example/', section: 'World' },
    });
  });
});

describe('the lines of words in context', () => {
  const WORDS = ['zebra', 'apple', 'mango', 'Berry', 'lemon', 'cedar', 'olive'];
  const articles = Array.from({ length: 130 }, (_, i) =>
    anArticle({
      id: `a/${i}.txt`,
      title: `Number ${i}`,
      text: `${WORDS[i % 7]} gas ${WORDS[(3 * i + 1) % 7]} and ${WORDS[i % 5]} gas`,
      date: `2021-07-${10 + (i % 20)}`,
      source: i % 3 === 0 ? 'S0' : 'S1',
    }),
  );

  it('are those that the pages show, in their order', async () => {
    const site = await siteOf(articles);
    const orders = new Set<string>();
    for (const by of ['article', 'before', 'after']) {
      const query = `q=gas&view=context&by=${by}&source=S1`;
      const shown: (string | undefined)[][] = [];
      for (const page of [1, 2, 3]) {
        const { document } = parseHTML(await (await site.request(`/search?${query}&page=${page}`)).text());
        for (const row of document.querySelectorAll('table.context tbody tr')) {
          const texts = ['.before', '.match', '.after', '.source'].map((part) => row.querySelector(part));
          shown.push(texts.map((element) => element?.textContent?.trim()));
        }
      }
      const response = await site.request(`/search.csv?${query}&page=2`);
      expect(response.headers.get('Content-Disposition')).toContain('"words-in-context.csv"');
      const rows = rowsOf(await response.text());
      expect(rows).toHaveLength(2 * 86);
      expect(rows.map(({ before, match, after, source }) => [before, match, after, source])).toEqual(shown);
      orders.add(JSON.stringify(rows));
    }
    expect(orders.size).toBe(3);
  });

  it('tell of what article they are', async () => {
    const rows = rowsOf(
      await (await (await siteOf(articles)).request('/search.csv?q=gas&view=context')).text(),
    );
    const row = rows.find(({ title }) => title === 'Number 120');
    expect(row).toMatchObject({ date: '2021-07-10', source: 'S0', url: `${PUBLIC_URL}/articles/a/120.txt` });
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'before',
      'match',
      'after',
      'date',
      'source',
      'title',
      'url',
    ]);
  });
});
