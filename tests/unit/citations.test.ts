/** Citations: what is taken of an article, and the sentence that people are given. */

import { describe, expect, it } from 'vitest';
import { plainCitation } from '../../src/citation/plain.ts';
import { aCitation, FULL, PAGE } from '../fixtures/read-citations.ts';

const plain = (given: Parameters<typeof aCitation>[0], language = 'en') =>
  plainCitation(aCitation(given), language, 'n.d.');

describe('a citation', () => {
  it('has a key of ASCII letters and digits that tells the name and the year', () => {
    expect(aCitation(FULL).key).toMatch(/^author2021-[0-9a-f]{10}$/);
    expect(aCitation({ authors: ['Müller, Jürgen'] }).key).toMatch(/^muller-/);
    expect(aCitation({ source: 'The Herald' }).key).toMatch(/^herald-/);
    expect(aCitation({ source: '人民日报' }).key).toMatch(/^article-/);
    expect(aCitation({ source: 'Studio 54' }).key).toMatch(/^article-/);
  });

  it('has the same key whenever it is made, and another for each article', () => {
    expect(aCitation({ id: 'a' }).key).toBe(aCitation({ id: 'a', title: 'Changed' }).key);
    const ids = Array.from({ length: 5000 }, (_, number) => `all.jsonl#${number}`);
    expect(new Set(ids.map((id) => aCitation({ ...FULL, id }).key)).size).toBe(ids.length);
  });

  it('gives the address of first publication, and the page of the archive where there is none', () => {
    expect(aCitation(FULL).address).toBe(FULL.url);
    for (const url of [null, '', 'javascript:alert(1)', '/a', 'ftp://x.example/'])
      expect(aCitation({ url }).address).toBe(PAGE);
  });

  it('leaves out names and values that are blank', () => {
    expect(
      aCitation({ authors: [' ', 'A\nB', ''], tags: ['\n'], source: ' ', description: '' }),
    ).toMatchObject({
      authors: ['A B'],
      tags: [],
      source: null,
      abstract: null,
    });
  });
});

describe('a plain citation', () => {
  it('is written as readers of its language write it', () => {
    expect(plain(FULL)).toBe(
      'Ann Author and Иван Петров. “Gas flows again.” The Herald, 5 July 2021. https://herald.example/a?b=1&c=2',
    );
    expect(plain(FULL, 'ru')).toBe(
      'Ann Author и Иван Петров. «Gas flows again». The Herald, 5 июля 2021 г. https://herald.example/a?b=1&c=2',
    );
    expect(plain(FULL, 'zh')).toContain('The Herald, 2021年7月5日. https');
  });

  it('gives a date as exact as it is known, in any time zone, and the caller’s word for none', () => {
    const dated = (date: string | null) => plain({ date, source: 'S' }).replace(/.*S, (.*) https.*/, '$1');
    expect(['2021', '2021-07', '2024-02-29', '0987-01-01', null].map(dated)).toEqual([
      '2021.',
      'July 2021.',
      '29 February 2024.',
      '1 January 987.',
      'n.d.',
    ]);
  });

  it('ends no sentence twice and leaves out what is not known', () => {
    expect(plain({ title: 'Why?', authors: ['A. B.'] })).toBe(`A. B. “Why?” n.d. ${PAGE}`);
    expect(plain({ title: '' })).toBe(`n.d. ${PAGE}`);
  });
});
