/** Expansion: wildcards and fuzzy words find the terms that a plain look at every word finds. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Expander, MOST_TRIED } from '../../src/engine/expansion.ts';
import { MOST_VISITED, visitNear } from '../../src/engine/fuzzy.ts';
import type { Vocabulary } from '../../src/engine/vocabulary.ts';
import type { FuzzyClause, WildcardClause } from '../../src/query.ts';
import { MOST_EXPANDED } from '../../src/query.ts';
import { aStringTable, aVocabulary, type Entry, wordsWithCounts } from '../fixtures/vocabulary.ts';

const inText = { fields: ['text'], boost: 1 } as const;
const wildcard = (pattern: string): WildcardClause => ({ kind: 'wildcard', pattern, ...inText });
const fuzzy = (word: string, distance: 1 | 2): FuzzyClause => ({ kind: 'fuzzy', word, distance, ...inText });

function expand(vocabulary: Vocabulary, clause: WildcardClause | FuzzyClause) {
  const { terms, cut } = new Expander(vocabulary).expand(clause);
  return { terms: terms.map((term) => vocabulary.terms.at(term)), cut };
}

/** Letters of one to four bytes, few enough to meet again. */
const letter = fc.constantFrom('a', 'b', 'ж', '中', '𐐨');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 6 });
const stopWords = ['a', 'ab', 'aba'];
const entries = fc.uniqueArray(
  fc.record({
    surface: word,
    count: fc.integer({ min: 1, max: 5 }),
    term: fc.string({ unit: letter, minLength: 1, maxLength: 3 }),
  }),
  { selector: ({ surface }) => surface, maxLength: 60 },
);
const pattern = fc.string({ unit: fc.oneof(letter, fc.constant('*')), minLength: 1, maxLength: 8 });

/** Whether a word matches a pattern, tried every way. */
function fits(pattern: readonly string[], word: readonly string[]): boolean {
  const [first, ...others] = pattern;
  if (first === undefined) return word.length === 0;
  if (first !== '*') return word[0] === first && fits(others, word.slice(1));
  return fits(others, word) || (word.length > 0 && fits(pattern, word.slice(1)));
}

/** The distance by optimal string alignment, from the whole table. */
function distanceOf(a: readonly string[], b: readonly string[]): number {
  const rows = [b.map((_, j) => j).concat(b.length)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const at = (up: number, j: number) => rows[i - up]?.[j] ?? Number.POSITIVE_INFINITY;
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const replaced = at(1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const best = Math.min(replaced, at(1, j) + 1, (row[j - 1] ?? 0) + 1);
      row.push(swapped ? Math.min(best, at(2, j - 2) + 1) : best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function ranked(found: readonly (Entry & { distance?: number })[]): string[] {
  const order = found.toSorted(
    (a, b) =>
      (a.distance ?? 0) - (b.distance ?? 0) ||
      b.count - a.count ||
      Buffer.compare(Buffer.from(a.surface), Buffer.from(b.surface)),
  );
  return [...new Set(order.map(({ term }) => term))];
}

/** As many distinct words as are asked for: aaa, aab and so on. */
function manyWords(number: number): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: number }, (_, i) =>
    [i / 17576, i / 676, i / 26, i].map((place) => letters[Math.floor(place) % 26]).join(''),
  );
}

describe('a wildcard', () => {
  it('finds the terms of all surfaces that match, and those that match themselves', () => {
    fc.assert(
      fc.property(entries, pattern, (words, typed) => {
        const matches = (text: string) => fits([...typed], [...text]);
        const expected = words.filter(({ surface, term }) => matches(surface) || matches(term));
        const { terms, cut } = expand(aVocabulary(words, stopWords), wildcard(typed));
        expect(new Set(terms)).toEqual(new Set(expected.map(({ term }) => term)));
        expect(cut).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('gives places of terms in ascending order, each once', () => {
    fc.assert(
      fc.property(entries, pattern, (words, typed) => {
        const { terms } = new Expander(aVocabulary(words)).expand(wildcard(typed));
        expect(terms).toEqual([...new Set(terms)].sort((a, b) => a - b));
      }),
    );
  });

  it('finds no more when its prefix is longer', () => {
    fc.assert(
      fc.property(entries, word, letter, (words, prefix, more) => {
        const vocabulary = aVocabulary(words, stopWords);
        const shorter = expand(vocabulary, wildcard(`${prefix}*`)).terms;
        const longer = expand(vocabulary, wildcard(`${prefix}${more}*`)).terms;
        expect(shorter).toEqual(expect.arrayContaining(longer));
      }),
    );
  });

  it('reaches a word through what the stemmer made of it', () => {
    const vocabulary = aVocabulary([{ surface: 'treaty', count: 1, term: 'treati' }]);
    expect(expand(vocabulary, wildcard('treati*')).terms).toEqual(['treati']);
    expect(expand(vocabulary, wildcard('treaty*')).terms).toEqual(['treati']);
  });

  it('fits its pieces one after another', () => {
    const vocabulary = wordsWithCounts({ xababx: 1, xabax: 1, xbaabx: 1 });
    expect(expand(vocabulary, wildcard('*ab*ab*')).terms).toEqual(['xababx']);
    expect(expand(vocabulary, wildcard('xab*ba*')).terms).toEqual([]);
    expect(expand(vocabulary, wildcard('*ab*ba*')).terms).toEqual([]);
  });

  it('keeps the terms of the commonest surfaces and says that there were more', () => {
    const words = manyWords(3000).map((surface, i) => ({ surface, count: (i * 7) % 1009, term: surface }));
    const { terms, cut } = expand(aVocabulary(words), wildcard('a*'));
    expect(new Set(terms)).toEqual(new Set(ranked(words).slice(0, MOST_EXPANDED)));
    expect(cut).toBe(true);
  });

  it('counts a term that matches as a stem by its commonest surface', () => {
    const others = manyWords(MOST_EXPANDED).map((w) => ({ surface: `${w}i`, count: 10, term: w }));
    const rare = { surface: 'happi', count: 1, term: 'happi' };
    const common = { surface: 'happy', count: 50, term: 'happi' };
    const found = (...words: (typeof rare)[]) => expand(aVocabulary([...others, ...words]), wildcard('*i'));
    expect(found(rare)).toMatchObject({ cut: true });
    expect(found(rare).terms).not.toContain('happi');
    expect(found(common).terms).toContain('happi');
    expect(found(rare, common).terms).toContain('happi');
  });

  it('is not cut when it finds exactly as many as are kept', () => {
    const words = manyWords(MOST_EXPANDED).flatMap((w) => [
      { surface: w, count: 1, term: w },
      { surface: `${w}s`, count: 2, term: w },
    ]);
    const { terms, cut } = expand(aVocabulary(words), wildcard('*'));
    expect(terms).toHaveLength(MOST_EXPANDED);
    expect(cut).toBe(false);
  });

  it('tries the commonest words only where there are too many, and says so', () => {
    const words = manyWords(MOST_TRIED + 10).map((w, i) => ({
      surface: w,
      count: i % 1000 ? 1 : 9,
      term: w,
    }));
    const vocabulary = aVocabulary([
      ...words,
      { surface: 'often.', count: 9, term: 'ofte.' },
      { surface: 'rarely.', count: 1, term: 'rare.' },
    ]);
    expect(expand(vocabulary, wildcard('*y.'))).toEqual({ terms: [], cut: true });
    expect(expand(vocabulary, wildcard('*n.'))).toEqual({ terms: ['ofte.'], cut: true });
    expect(expand(vocabulary, wildcard('*e.'))).toEqual({ terms: ['ofte.'], cut: true });
    expect(expand(vocabulary, wildcard('r*y.'))).toEqual({ terms: ['rare.'], cut: false });
  });

  it.each(['', '*'.repeat(500), '*a'.repeat(500), `${'a*'.repeat(500)}b`, `${'a'.repeat(9999)}*`, '\uD800*'])(
    'is read whatever is typed (%#)',
    (typed) => {
      const longest = 'a'.repeat(100);
      const { terms } = expand(wordsWithCounts({ [longest]: 1, b: 1 }), wildcard(typed));
      expect(terms).toEqual(/^\*+$/.test(typed) ? [longest, 'b'] : []);
    },
  );
});

describe('a fuzzy word', () => {
  it('finds the terms of all surfaces within the distance', () => {
    fc.assert(
      fc.property(entries, word, fc.constantFrom(1, 2), (words, typed, distance) => {
        const near = words.filter(({ surface }) => distanceOf([...typed], [...surface]) <= distance);
        const { terms, cut } = expand(aVocabulary(words, stopWords), fuzzy(typed, distance));
        expect(new Set(terms)).toEqual(new Set(near.map(({ term }) => term)));
        expect(cut).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is told the distance of each', () => {
    fc.assert(
      fc.property(entries, word, fc.constantFrom(1, 2), (words, typed, most) => {
        const { surfaces } = aVocabulary(words);
        const all = Array.from({ length: surfaces.size }, (_, place) => {
          return [place, distanceOf([...typed], [...surfaces.at(place)])] as const;
        });
        const visited: (readonly [number, number])[] = [];
        expect(visitNear(surfaces, typed, most, (...found) => visited.push(found))).toBe(false);
        expect(visited).toEqual(all.filter(([, distance]) => distance <= most));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['recieve', 'receive', 1],
    ['gvoernment', 'government', 1],
    ['goverment', 'government', 1],
    ['CAFÉS', 'cafe', 1],
    ['ca', 'abc', 3],
  ] as const)('%s is %s after edits: %d', (typed, surface, edits) => {
    const vocabulary = wordsWithCounts({ [surface]: 1, unlike: 1 });
    expect(expand(vocabulary, fuzzy(typed, 1)).terms).toEqual(edits <= 1 ? [surface] : []);
    expect(expand(vocabulary, fuzzy(typed, 2)).terms).toEqual(edits <= 2 ? [surface] : []);
  });

  it('keeps the nearest, then the commonest, and says that there were more', () => {
    const words = manyWords(2000).map((surface, i) => ({ surface, count: (i * 7) % 1009, term: surface }));
    const near = words.flatMap((entry) => {
      const distance = distanceOf([...'abcd'], [...entry.surface]);
      return distance <= 2 ? [{ ...entry, distance }] : [];
    });
    const { terms, cut } = expand(aVocabulary(words), fuzzy('abcd', 2));
    expect(new Set(terms)).toEqual(new Set(ranked(near).slice(0, MOST_EXPANDED)));
    expect(cut).toBe(true);
  });

  it('gives up when too many words have to be looked at, and says so', () => {
    const some = Array.from({ length: 320 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const table = aStringTable(some.flatMap((first) => some.map((second) => first + second)));
    let visited = 0;
    const gaveUp = visitNear(table, 'x', 2, () => {
      visited += 1;
    });
    expect(gaveUp).toBe(true);
    expect(visited).toBe(MOST_VISITED);
  });

  it.each(['', "'", 'x'.repeat(10_000), '\uD800', '*'])('is read whatever is typed (%#)', (typed) => {
    expect(expand(wordsWithCounts({ [`${'x'.repeat(99)}y`]: 1 }), fuzzy(typed, 1)).cut).toBe(false);
  });
});
