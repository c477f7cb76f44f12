/** The JSON API: every key that other programs rely on, and errors that say what is wrong. */

import { describe, expect, it } from 'vitest';
import { buildSite, temporaryFolder, useSite } from '../fixtures/archive.ts';

const FILES = {
  'one two.md':
    '---\ntitle: Treaty signed\ndate: 2021-07\nsource: Wire\ntags: [a, b]\nauthor: Ana\nurl: https://example.org/1\nexcerpt: In short.\n---\nThe treaty’s text.',
  '2020-01-02-b.txt': 'Border\n\nNo treaties here.',
  'c.txt': 'Undated\n\nNothing.',
};

const site = useSite(FILES);

const get = async (path: string) => {
  const response = await site.request(path);
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
};

describe('GET /api/search', () => {
  it('answers with the whole of the contract', async () => {
    const { status, json } = await get('/api/search?q=the+treaty&source=Wire');
    expect(status).toBe(200);
    expect(json).toEqual({
      query: {
        q: 'the treaty',
        read_as: 'treaty',
        matching: 'all',
        notes: ['“the” is so common that it was left out.'],
      },
      total: 1,
      page: 1,
      size: 10,
      hits: [
        {
          id: 'one%20two.md',
          title: 'Treaty signed',
          title_highlights: [[0, 6]],
          date: '2021-07',
          date_evidence: 'metadata',
          source: 'Wire',
          section: null,
          url: '/articles/one%20two.md',
          score: expect.any(Number),
          snippets: [{ text: 'The treaty’s text.', highlights: [[4, 12]] }],
          near_copies: [],
        },
      ],
      facets: {
        date: [{ key: '2021', count: 1, selected: false }],
        source: [{ key: 'Wire', count: 1, selected: true }],
        author: [{ key: 'Ana', count: 1, selected: false }],
        section: [],
        tag: [
          { key: 'a', count: 1, selected: false },
          { key: 'b', count: 1, selected: false },
        ],
        language: [],
      },
      distinct: { source: 1, author: 1, section: 0, tag: 2, language: 0 },
      suggestion: null,
    });
  });

  it('tells an undated article and the evidence of a file name', async () => {
    const { json } = await get('/api/search?sort=oldest');
    expect(json.hits).toMatchObject([
      { id: '2020-01-02-b.txt', date: '2020-01-02', date_evidence: 'url', source: null },
      { id: 'one%20two.md' },
      { id: 'c.txt', date: null, date_evidence: null, score: 0 },
    ]);
  });

  it('gives equal requests equal bytes, the time taken being in a header', async () => {
    const [a, b] = [await site.request('/api/search?q=treaty'), await site.request('/api/search?q=treaty')];
    expect(await a.text()).toBe(await b.text());
    expect(a.headers.get('Server-Timing')).toMatch(/^search;dur=[\d.]+$/);
  });

  it('notes what was capped while searching beside what was noted while reading', async () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
    const temporary = temporaryFolder();
    const { app } = await buildSite(temporary.path, { 'w.txt': `Words\n\n${words}` });
    const answer = await app.request('/api/search?q=the+word*');
    temporary.remove();
    expect(await answer.json()).toMatchObject({
      total: 1,
      query: {
        notes: [expect.stringMatching(/^“the” is so common/), expect.stringMatching(/^“word\*” stands/)],
      },
    });
  });

  it('suggests a spelling that finds more, or none', async () => {
    expect((await get('/api/search?q=bordr')).json).toMatchObject({ total: 0, suggestion: 'border' });
    expect((await get('/api/search?q=border')).json).toMatchObject({ total: 1, suggestion: null });
    expect((await get('/api/search?q=xylophone')).json).toMatchObject({ total: 0, suggestion: null });
  });

  it('is no error past the last page', async () => {
    expect((await get('/api/search?page=5000&size=100')).json).toMatchObject({
      total: 3,
      page: 5000,
      hits: [],
    });
  });
});

describe('GET /api/articles/:id', () => {
  it('gives the article whole', async () => {
    expect((await get('/api/articles/one%20two.md')).json).toEqual({
      id: 'one%20two.md',
      title: 'Treaty signed',
      date: '2021-07',
      date_evidence: 'metadata',
      source: 'Wire',
      authors: ['Ana'],
      section: null,
      language: null,
      tags: ['a', 'b'],
      description: 'In short.',
      url: '/articles/one%20two.md',
      original_url: 'https://example.org/1',
      arrived: '2024-01-01',
      near_copies: [],
      text: 'The treaty’s text.',
    });
  });

  it('keeps the text to itself when the site does', async () => {
    const temporary = temporaryFolder();
    const { app } = await buildSite(temporary.path, FILES, { fullText: false });
    temporary.remove();
    expect(await (await app.request('/api/articles/one%20two.md')).json()).toMatchObject({
      title: 'Treaty signed',
      text: null,
    });
    const page = await (await app.request('/articles/one%20two.md')).text();
    expect(page).toContain('Treaty signed');
    expect(page).toContain('https://example.org/1');
    expect(page).not.toContain('treaty’s text');
  });
});

describe('errors', () => {
  it.each([
    ['/api/articles/none.txt', 404, 'not_found'],
    ['/api/articles/%E0%A4%A', 404, 'not_found'],
    ['/api/articles/..%2f..%2fpackage.json', 404, 'not_found'],
    ['/api/nothing', 404, 'not_found'],
    [`/api/search?q=${'x'.repeat(12_300)}`, 414, 'uri_too_long'],
  ])('%s is %i %s', async (path, status, code) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error: { code, message: expect.stringMatching(/\.$/) } });
  });

  it('answers nothing but GET and HEAD', async () => {
    const response = await site.request('/api/search', { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD');
    expect((await site.request('/api/search', { method: 'HEAD' })).status).toBe(200);
  });
});
