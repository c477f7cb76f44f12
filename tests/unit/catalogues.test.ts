/** What is said to readers: in the language that they ask for, and everything in each language. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedLanguage, CATALOGUES, OWN_NAMES } from '../../src/messages/catalogues.ts';
import type { Messages } from '../../src/messages/english.ts';
import { russian } from '../../src/messages/russian.ts';
import { PAGE_LANGUAGES } from '../../src/page-language.ts';
import type { Expected, Note } from '../../src/query.ts';

describe('the language of a page', () => {
  it('is the one liked best of those that there are', () => {
    const asked = {
      'ru-RU,ru;q=0.9,en;q=0.8': 'ru',
      'en;q=0.5, zh-CN;q=0.8, ru;q=0.6': 'zh',
      'de-DE,de;q=0.9,zh-TW;q=0.3': 'zh',
      'fr, ru;q=0.1': 'ru',
      RU: 'ru',
      'ru ; q = 1.000 , en': 'ru',
      'zh-Hans-CN': 'zh',
      'en;q=0.9,ru;q=0.9': 'en',
      'ru;q=0.9,en;q=0.9': 'ru',
    };
    for (const [header, language] of Object.entries(asked))
      expect(acceptedLanguage(header), header).toBe(language);
  });

  it('is English where none of them is asked for, or the header can’t be read', () => {
    const headers = ['', '*', 'de', 'rus', 'russian', 'ru;q=0', 'ru;q=0.000', 'ru;q=2', 'ru;q=', 'ru;q=-1'];
    for (const header of [null, undefined, ...headers, 'ru;p=1', 'ru;q=1;q=1', 'ru_RU', ',,;;', '\u0000'])
      expect(acceptedLanguage(header), String(header)).toBe('en');
  });

  it('is told by what can be read of a header of which other parts can’t', () => {
    expect(acceptedLanguage('ru;q=x, zh;q=0.2')).toBe('zh');
    expect(acceptedLanguage(',,ru,')).toBe('ru');
  });

  it('is found at once in a header without end', () => {
    const start = performance.now();
    for (const header of [
      'ru-'.repeat(50_000),
      `${' '.repeat(100_000)}ru`,
      'de,'.repeat(50_000),
      'a'.repeat(100_000),
    ])
      acceptedLanguage(header);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('is one of those there are for any header', () => {
    const property = fc.property(fc.string({ unit: 'binary-ascii' }), (header) => {
      expect(PAGE_LANGUAGES).toContain(acceptedLanguage(header));
    });
    fc.assert(property);
  });
});

/** The names of everything in a catalogue, and what kind each is. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, each]) => shape(each, `${path}/${key}`));
}

const EXPECTED: Record<Expected, true> = {
  'one-value': true,
  'date-bucket': true,
  'civil-date': true,
  'day-of-year': true,
  choice: true,
  sort: true,
  page: true,
  size: true,
  values: true,
};
/** Every kind of note, each with all that it may hold. */
const NOTES: { readonly [Code in Note['code']]: readonly Extract<Note, { code: Code }>[] } = {
  'stop-words-left-out': [['the'], ['the', 'of']].map((words) => ({ code: 'stop-words-left-out', words })),
  'expansion-cut': [{ code: 'expansion-cut', text: 'a*', words: 128 }],
  'no-words': [{ code: 'no-words', text: '!' }],
  'read-as-words': [{ code: 'read-as-words', text: 'a:b' }],
  'passed-over': [{ code: 'passed-over', text: '~2' }],
  'edits-limited': ([0, 1, 2] as const).map((distance) => ({ code: 'edits-limited', word: 'a', distance })),
  cut: [{ code: 'cut', characters: 10_000, words: 512 }],
  dropped: (Object.keys(EXPECTED) as Expected[]).map((expected) => ({
    code: 'dropped',
    name: 'x',
    value: 'y',
    expected,
  })),
  'range-reversed': [{ code: 'range-reversed', from: '2022', to: '2021' }],
};

describe.each(Object.entries(CATALOGUES))('the catalogue %s', (language, t: Messages) => {
  it('has all that the others have, in the same form, and nothing empty', () => {
    expect(shape(t).sort()).toEqual(shape(CATALOGUES.en).sort());
    expect(JSON.stringify(t)).not.toContain('""');
    expect(OWN_NAMES).toHaveProperty(language);
  });

  it('says something of each kind of note, with what it is about', () => {
    for (const note of Object.values(NOTES).flat()) {
      const said = t.note(note);
      expect(said).not.toMatch(/undefined|null|\[object/);
      for (const value of 'words' in note && Array.isArray(note.words) ? (note.words as string[]) : [])
        expect(said).toContain(value);
      if ('text' in note) expect(said).toContain(note.text);
      if (note.code === 'dropped') expect(said).toMatch(/y.*x /s);
    }
    const dropped = NOTES.dropped.map(t.note);
    expect(new Set(dropped).size).toBe(dropped.length);
  });

  it('has sentences of numbers for all of these', () => {
    const counted = ['articles', 'nearCopies', 'values', 'matches', 'lines', 'all', 'undatedLink'] as const;
    for (const name of counted) {
      for (const count of [0, 1, 2, 3, 4, 5, 11, 21, 22, 25, 111, 1_234_567]) {
        expect(t[name](count)).toContain(t.number(count));
        expect(t[name](count)).not.toMatch(/undefined|#/);
      }
    }
  });

  it('tells a date no more exact than it is known, in any year', () => {
    for (const year of ['2021', '0050', '0001', '9999']) {
      const [ofYear, ofMonth, ofDay] = [year, `${year}-07`, `${year}-07-05`].map((date) => t.date(date));
      expect(ofYear).toMatch(new RegExp(`^\\D*${Number(year)}\\D*$`));
      expect(ofMonth).toContain(String(Number(year)));
      expect(ofDay).toContain(String(Number(year)));
      expect(new Set([ofYear, ofMonth, ofDay]).size).toBe(3);
    }
    expect(t.dayAndMonth('2000-02-29')).toContain('29');
    expect(new Set([0, 1, 2, 3, 4, 5, 6].map(t.weekday)).size).toBe(7);
  });

  it('calls a language by its name, and what is none by its tag', () => {
    expect(t.language('de')).not.toBe('de');
    for (const tag of ['xx-nonsense-nonsense', 'not a tag', '__proto__']) expect(t.language(tag)).toBe(tag);
  });
});

describe('dates', () => {
  it('are written as each language writes them', () => {
    const all = (date: string) => Object.values(CATALOGUES).map((t) => t.date(date));
    expect(all('2021-07-15')).toEqual(['15 July 2021', '15 июля 2021 г.', '2021年7月15日']);
    expect(all('2021-07').map((text) => text.replace(/\s/g, ' '))).toEqual([
      'July 2021',
      'июль 2021 г.',
      '2021年7月',
    ]);
    expect(all('0050')).toEqual(['50', '50', '50年']);
    expect(all('0050-01-01')[0]).toBe('1 January 50');
  });
});

describe('Russian', () => {
  it('has the form that each number takes', () => {
    const forms = [0, 1, 2, 5, 11, 21, 22, 25, 101, 112].map((count) => russian.articles(count));
    expect(forms).toEqual([
      ...['0 статей', '1 статья', '2 статьи', '5 статей', '11 статей', '21 статья', '22 статьи', '25 статей'],
      ...['101 статья', '112 статей'],
    ]);
    expect([1, 2, 5, 21].map((count) => russian.nearCopies(count))).toEqual([
      ...['1 почти такая же', '2 почти такие же', '5 почти таких же', '21 почти такая же'],
    ]);
    expect([1, 3, 11, 22].map((count) => russian.matches(count))).toEqual([
      ...['1 совпадение', '3 совпадения', '11 совпадений', '22 совпадения'],
    ]);
    expect([1, 4, 12].map((count) => russian.lines(count))).toEqual(['1 строка', '4 строки', '12 строк']);
    expect([1, 4, 12].map((count) => russian.values(count))).toEqual([
      '1 значение',
      '4 значения',
      '12 значений',
    ]);
  });
});
