/** URL ↔ Query: what can't be read is dropped and told, and what was read is spelled in one way. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId, articleIdsFromUrl } from '../../src/article.ts';
import { english } from '../../src/messages/english.ts';
import { NO_FILTERS } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { articleUrl, searchUrl } from '../../src/query-language/search-url.ts';

const read = (params: string) => readSearchParams(new URLSearchParams(params));
const notes = (params: string) => read(params).notes.map(english.note);

describe('readSearchParams', () => {
  it('has a default for everything', () => {
    expect(read('')).toMatchObject({
      typed: '',
      clause: null,
      date: null,
      from: null,
      to: null,
      page: 1,
      size: 10,
    });
    expect(read('').sort).toBe('newest');
    expect(read('q=gas').sort).toBe('relevance');
    expect(read('q=-gas').sort).toBe('newest');
    expect(read('q=&sort=relevance').sort).toBe('newest');
  });

  it('sorts by relevance whatever is looked for in texts, and by date what is not', () => {
    const sortOf = (q: string) => read(String(new URLSearchParams({ q }))).sort;
    for (const q of ['"the"', 'organis*', 'economy~1', 'gas OR date:2021'])
      expect(sortOf(q)).toBe('relevance');
    for (const q of ['date:2021', '-"cold war"', '-organis*', '*', 'the']) expect(sortOf(q)).toBe('newest');
  });

  it('drops what it can’t read, with a note that says what would do', () => {
    const query = read('date=2021-13&from=x&to=2021-02-30&page=0&size=ten&sort=best');
    expect(query).toMatchObject({ date: null, from: null, to: null, page: 1, size: 10, sort: 'newest' });
    expect(query.notes.map((note) => note.code)).toEqual(Array(6).fill('dropped'));
    expect(notes('from=x')).toEqual(['“x” was left out: from takes YYYY, YYYY-MM or YYYY-MM-DD.']);
  });

  it('clamps the size and takes only one date', () => {
    expect(['0', '-5', '1', '100', '101', '9'.repeat(400)].map((size) => read(`size=${size}`).size)).toEqual([
      1, 1, 1, 100, 100, 100,
    ]);
    expect(read('date=2020&date=2021')).toMatchObject({
      date: '2020',
      notes: [{ code: 'dropped', value: '2021' }],
    });
  });

  it('takes empty parameters, as a form sends them, for absent ones', () => {
    expect(read('q=&date=&from=&to=&source=&page=')).toEqual(read(''));
  });

  it('keeps each value of a facet once', () => {
    expect(read('source=A&source=B&source=A&tag=x').filters).toEqual({
      ...NO_FILTERS,
      source: ['A', 'B'],
      tag: ['x'],
    });
  });

  it('takes at most fifty values of a facet, so that no page repeats thousands', () => {
    const many = read(Array.from({ length: 1700 }, (_, i) => `tag=${i}`).join('&'));
    expect(many.filters.tag).toHaveLength(50);
    expect(many.notes.map((note) => note.code)).toEqual(['dropped']);
  });

  it('cuts a query at 10,000 characters or 512 words, and says so', () => {
    const long = read(`q=${'x'.repeat(10_001)}`);
    expect(long.typed).toHaveLength(10_000);
    expect(long.notes.map((note) => note.code)).toEqual(['cut']);
    const wordy = read(`q=${'gas+'.repeat(513)}`);
    expect(wordy.typed.trim().split(' ')).toHaveLength(512);
    expect(wordy.notes.map((note) => note.code)).toEqual(['cut']);
    expect(read(`q=${'gas+'.repeat(512)}`).notes).toEqual([]);
  });

  it('says when a range ends before it begins', () => {
    expect(notes('from=2022&to=2021')).toHaveLength(1);
    expect(notes('from=2021&to=2021-01')).toEqual([]);
  });
});

describe('searchUrl', () => {
  it('spells a query in one way, without its defaults', () => {
    const url =
      '/search?q=gas+%26+oil&date=2021&from=2020&to=2022-01&source=A&source=B&tag=x&sort=oldest&page=3&size=20';
    expect(searchUrl(read(url.slice(8)), { page: 3 })).toBe(url);
    expect(searchUrl(read('q=gas&sort=relevance&page=1&size=10'))).toBe('/search?q=gas');
    expect(searchUrl(read('q=organis*&sort=newest'))).toBe('/search?q=organis*&sort=newest');
    expect(searchUrl(read('q=-organis*&sort=newest'))).toBe('/search?q=-organis*');
    expect(searchUrl(read(''))).toBe('/search');
  });

  it('goes back to page 1 with every change but that of the page', () => {
    const query = read('q=gas&page=5');
    expect(searchUrl(query, { date: '2021' })).toBe('/search?q=gas&date=2021');
    expect(searchUrl(query, { page: 6 })).toBe('/search?q=gas&page=6');
    expect(searchUrl(query, { filters: { source: ['A'] } })).toBe('/search?q=gas&source=A');
  });

  it('leaves out what could not be read', () => {
    expect(searchUrl(read('q=gas&date=2021-13&size=x'))).toBe('/search?q=gas');
  });
});

describe('the spelling of what is typed', () => {
  it('is that of the URL Standard, of halves of characters too', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...' !"\'()*~-._%+&=ü\ud800') }),
    );
    fc.assert(
      fc.property(any, (typed) => {
        fc.pre(typed !== '');
        expect(searchUrl({ ...read(''), typed })).toBe(`/search?${new URLSearchParams({ q: typed })}`);
      }),
    );
  });
});

describe('article ids', () => {
  it.each(['a.txt', 'a b/ö.txt', '100%.txt', "it's (1)!.txt", 'q?#&=.txt', '<img onerror=x>.txt'])(
    '%s is found by its URL',
    (path) => {
      const id = articleId(path);
      const { pathname } = new URL(articleUrl(id), 'http://localhost');
      expect(articleIdsFromUrl(pathname.slice('/articles/'.length))[0]).toBe(id);
      expect(articleIdsFromUrl(encodeURIComponent(id))).toContain(id);
    },
  );

  it('are found however their URL is encoded, and never when it is broken', () => {
    expect(articleIdsFromUrl('a%20b/%C3%B6.txt')[0]).toBe(articleId('a b/ö.txt'));
    expect(articleIdsFromUrl('%61.txt')[0]).toBe('a.txt');
    expect(articleIdsFromUrl(articleUrl(articleId('a.jsonl', '7')).slice('/articles/'.length))).toContain(
      'a.jsonl#7',
    );
    expect(articleIdsFromUrl('%E0%A4%A')).toEqual([]);
  });
});
