/** Query → URL → Query: every address that a page links to is read as the query that it was made of. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from '../../src/article.ts';
import { PAGE_LANGUAGES } from '../../src/page-language.ts';
import { BLANK_QUERY, type Query } from '../../src/query.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import {
  articleUrl,
  citationUrl,
  exportUrl,
  facetUrl,
  homeUrl,
  searchParams,
  searchUrl,
} from '../../src/query-language/search-url.ts';

const read = (params: string) => readSearchParams(new URLSearchParams(params));
const queryOf = (url: string) => readSearchParams(new URL(url, 'http://localhost').searchParams);
const LONGEST = 12 * 1024;

const value = fc.oneof(
  fc.constantFrom('A', 'Ü & 1=2?', '#+%', 'a b', '人民日报', '"', ' x '),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const params = fc
  .record(
    {
      q: fc.oneof(
        fc.constantFrom('gas', '-gas', 'title:"a b"', 'a OR (b)', ' gas ', '+', '&=#%'),
        fc.string(),
      ),
      date: fc.constantFrom('2021', '2021-07-15', 'undated', '2021-month-unknown', 'x'),
      from: fc.constantFrom('0050', '2021-07'),
      to: fc.constantFrom('2021-12-31', '1999'),
      day: fc.constantFrom('07-15', '02-29', '02-30'),
      sort: fc.constantFrom('relevance', 'newest', 'oldest', 'arrived'),
      page: fc.constantFrom('1', '2', '999'),
      size: fc.constantFrom('1', '10', '100', '101'),
      view: fc.constantFrom('hits', 'context', 'x'),
      chart: fc.constantFrom('count', 'share'),
      by: fc.constantFrom('article', 'before', 'after'),
      lang: fc.constantFrom('en', 'ru', 'zh', 'de'),
      source: value,
      tag: value,
      language: value,
    },
    { requiredKeys: [] },
  )
  .map((given) => new URLSearchParams(given as Record<string, string>));
/** Notes tell how the address was written: what could not be read is not written again. */
const withoutNotes = ({ notes: _, ...query }: Query) => query;

describe('a search’s address', () => {
  it('is read as the query that it was made of', () => {
    const property = fc.property(params, fc.array(value, { maxLength: 3 }), (given, tags) => {
      for (const tag of tags) given.append('tag', tag);
      const query = readSearchParams(given);
      const again = queryOf(searchUrl(query, { page: query.page }));
      expect(withoutNotes(again)).toEqual(withoutNotes(query));
      expect(searchUrl(again, { page: again.page })).toBe(searchUrl(query, { page: query.page }));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('is read with each change that a link makes', () => {
    const query = read('q=gas&day=07-15&view=context&by=after&chart=share&lang=ru&page=3');
    expect(queryOf(searchUrl(query, { day: null }))).toMatchObject({ day: null, view: 'context', page: 1 });
    expect(queryOf(searchUrl(query, { view: 'hits', by: 'article' }))).toMatchObject({
      ...{ view: 'hits', by: 'article', chart: 'share', lang: 'ru', day: '07-15' },
    });
    expect(queryOf(searchUrl(query, { lang: 'zh', page: 2 }))).toMatchObject({ lang: 'zh', page: 2 });
    expect(searchUrl(read('q=gas&view=hits&chart=count&by=article'))).toBe('/search?q=gas');
  });

  it('never asks for the order of arrival, which only feeds have', () => {
    expect(searchUrl({ ...read('q=gas'), sort: 'arrived' })).toBe('/search?q=gas');
    expect(read('q=gas&sort=arrived').sort).toBe('relevance');
  });
});

describe('an article’s address', () => {
  it('leads back to the page of the results that it was on', () => {
    const property = fc.property(params, (given) => {
      const query = readSearchParams(given);
      const url = articleUrl('a/b.txt', query);
      expect(new URL(url, 'http://localhost').pathname).toBe('/articles/a/b.txt');
      expect(withoutNotes(queryOf(url))).toEqual(withoutNotes(query));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('is the bare one where the search would make it longer than the site reads', () => {
    const query = { ...BLANK_QUERY, sort: 'newest' as const };
    const withTyped = (characters: number) =>
      articleUrl('a.jsonl#7', { ...query, typed: '关'.repeat(characters) });
    // Each is nine characters of an address.
    const most = Math.floor((LONGEST - '/articles/a.jsonl%237?q='.length) / 9);
    expect(withTyped(most).length).toBeGreaterThan(LONGEST - 9);
    expect(withTyped(most).length).toBeLessThanOrEqual(LONGEST);
    expect(withTyped(most + 1) === '/articles/a.jsonl%237').toBe(true);
  });

  it('has a form of reference as its parameter', () => {
    expect(citationUrl('a.jsonl#7', 'ris')).toBe('/articles/a.jsonl%237?format=ris');
  });
});

describe('an export’s address', () => {
  it('asks for what is found, whatever is shown of it and how', () => {
    const property = fc.property(
      params,
      fc.constantFrom('csv', 'jsonl', 'ris', 'bib', 'atom'),
      (given, form) => {
        const query = readSearchParams(given);
        const again = queryOf(exportUrl(query, form));
        const shown = { page: 1, size: 10, chart: 'count', lang: null } as const;
        const lines = form === 'csv' ? {} : ({ view: 'hits', by: 'article' } as const);
        expect(withoutNotes(again)).toEqual({ ...withoutNotes(query), ...shown, ...lines });
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('has its form as its ending', () => {
    expect(exportUrl(read('q=gas&page=3&size=50&lang=ru'), 'ris')).toBe('/search.ris?q=gas');
    expect(exportUrl(read('q=gas&view=context&by=after'), 'csv')).toBe(
      '/search.csv?q=gas&view=context&by=after',
    );
    expect(exportUrl(read(''), 'atom')).toBe('/search.atom');
  });
});

describe('a facet’s address', () => {
  it('has the query, what is looked for within and the page of values', () => {
    const property = fc.property(
      params,
      fc.constantFrom(...FACETS),
      fc.string(),
      fc.nat(9),
      (given, facet, within, page) => {
        const query = readSearchParams(given);
        const url = new URL(facetUrl(query, facet, { within, page }), 'http://localhost');
        expect(url.pathname).toBe(`/facets/${facet}`);
        expect(url.searchParams.get('within')).toBe(within === '' ? null : within);
        expect(withoutNotes(queryOf(url.href))).toEqual({ ...withoutNotes(query), page: Math.max(1, page) });
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('the first page’s address', () => {
  it('has the language that was chosen', () => {
    expect(homeUrl(null)).toBe('/');
    for (const lang of PAGE_LANGUAGES) {
      expect(queryOf(homeUrl(lang)).lang).toBe(lang);
      expect([...searchParams({ ...BLANK_QUERY, sort: 'newest', lang })]).toEqual([['lang', lang]]);
    }
  });
});
