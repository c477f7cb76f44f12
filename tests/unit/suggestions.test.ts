/** Completions and corrections: the archive's own words, the likeliest first. */

import { describe, expect, it } from 'vitest';
import { complete } from '../../src/engine/completion.ts';
import { corrections } from '../../src/engine/did-you-mean.ts';
import { aVocabulary, wordsWithCounts } from '../fixtures/vocabulary.ts';

describe('complete', () => {
  const vocabulary = wordsWithCounts({ election: 9, elect: 4, elections: 12, elder: 9, cafe: 1, war: 30 });

  it('gives the commonest words that begin so, equally common ones in order', () => {
    expect(complete(vocabulary, 'el', 10)).toEqual(['elections', 'elder', 'election', 'elect']);
    expect(complete(vocabulary, 'el', 2)).toEqual(['elections', 'elder']);
    expect(complete(vocabulary, 'x', 10)).toEqual([]);
  });

  it('folds what is typed', () => {
    expect(complete(vocabulary, 'CAFÉ', 10)).toEqual(['cafe']);
  });

  it('completes nothing to nothing', () => {
    expect(complete(vocabulary, '', 10)).toEqual([]);
    expect(complete(vocabulary, '’', 10)).toEqual([]);
  });

  it('chooses rightly among thousands', () => {
    const counts = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`w${i}`, (i * 37) % 4999]));
    const best = Object.entries(counts).sort(([, a], [, b]) => b - a);
    expect(complete(wordsWithCounts(counts), 'w', 5)).toEqual(best.slice(0, 5).map(([word]) => word));
  });
});

describe('corrections', () => {
  it('prefers one edit to two, whatever the counts', () => {
    const vocabulary = wordsWithCounts({ government: 3, govern: 500, governed: 500 });
    expect(corrections(vocabulary, 'goverment', 3)).toEqual(['government']);
    expect(corrections(vocabulary, 'govermant', 3)).toEqual(['government']);
  });

  it('prefers the same first letter, then the commonest', () => {
    const vocabulary = wordsWithCounts({ house: 90, mouse: 5, moose: 7, louse: 1 });
    expect(corrections(vocabulary, 'moude', 9)).toEqual(['mouse']);
    expect(corrections(vocabulary, 'mouze', 9)).toEqual(['mouse']);
    expect(corrections(vocabulary, 'mose', 9)).toEqual(['moose', 'mouse']);
    expect(corrections(vocabulary, 'ouse', 2)).toEqual(['house', 'mouse']);
    expect(corrections(vocabulary, 'mhouse', 9)).toEqual(['mouse', 'house']);
    expect(corrections(vocabulary, 'lousen', 9)).toEqual(['louse']);
  });

  it('never offers the word itself, a rarer one, or another form of it', () => {
    const vocabulary = aVocabulary([
      { surface: 'market', count: 10, term: 'market' },
      { surface: 'markets', count: 50, term: 'market' },
      { surface: 'marker', count: 10, term: 'marker' },
      { surface: 'basket', count: 99, term: 'basket' },
    ]);
    expect(corrections(vocabulary, 'market', 9)).toEqual(['basket']);
    expect(corrections(vocabulary, 'Märkets', 9)).toEqual([]);
    expect(corrections(vocabulary, 'marketed', 9)).toEqual([]);
  });

  it('allows four letters one edit and two letters none', () => {
    const vocabulary = wordsWithCounts({ tea: 9, warm: 9, warmth: 9, ox: 9 });
    expect(corrections(vocabulary, 'teb', 9)).toEqual(['tea']);
    expect(corrections(vocabulary, 'worn', 9)).toEqual([]);
    expect(corrections(vocabulary, 'werth', 9)).toEqual(['warmth']);
    expect(corrections(vocabulary, 'ax', 9)).toEqual([]);
  });

  it('leaves numbers, stop words and what is no word alone', () => {
    const vocabulary = wordsWithCounts({ '2021': 9, tie: 9, hat: 9 });
    expect(corrections(vocabulary, '2020', 9)).toEqual([]);
    expect(corrections(vocabulary, 'the', 9)).toEqual([]);
    expect(corrections(vocabulary, '’', 9)).toEqual([]);
  });
});
