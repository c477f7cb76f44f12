/** The quick way through the tokens of a text, held against the plain one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, STOP } from '../../src/analysis/analyzer.ts';
import { LANGUAGES } from '../../src/analysis/languages.ts';
import { TokenScanner } from '../../src/analysis/token-scanner.ts';

function scanned(text: string, tag: string | null) {
  const tokens = new TokenScanner(text, tag);
  const found: [term: string, start: number, end: number][] = [];
  while (tokens.next()) found.push([tokens.term, tokens.start, tokens.end]);
  return found;
}
const analyzed = (text: string, tag: string | null) =>
  [...analyze(text, tag)].map(({ term, start, end }) => [term, start, end]);

describe('the scanner of tokens', () => {
  it('steps to the tokens that the analyzer gives, of any text in any language', () => {
    const word = fc.constantFrom(
      ...['the', 'Treaties', "it's", 'l’été', 'économies', 'договоры', '中文新闻', 'ร้านอาหาร', 'naïve', 'ʼʼ'],
      ...['\u0301', 'x'.repeat(101), 'x'.repeat(100), `${'y'.repeat(99)}😀`, '1987', 'co\u00ADop', '\uD800'],
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 30 });
    const tag = fc.constantFrom(null, 'en', 'de', 'fr', 'ru', 'zh', 'pt-BR', 'xx');
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '', '\n'), tag, (words, between, language) => {
        const whole = words.join(between);
        expect(scanned(whole, language)).toEqual(analyzed(whole, language));
        // Again, when its words are known.
        expect(scanned(whole, language)).toEqual(analyzed(whole, language));
      }),
    );
  });

  it('goes on rightly when it has met more words than it remembers', () => {
    const words = Array.from({ length: 60_000 }, (_, i) => `w${i.toString(36)}s`);
    const halves = [words.slice(0, 30_000).join(' '), words.slice(30_000).join(' ')];
    for (const text of [...halves, ...halves]) expect(scanned(text, 'en')).toEqual(analyzed(text, 'en'));
  });
});

describe('the beginning of a token', () => {
  it('is that of its term, in every language, wherever it is told', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeiourstnlIXzc9'), minLength: 1, maxLength: 12 });
    const word = fc.oneof(
      letters,
      letters.map((text) => `l'${text}`),
      fc.constantFrom('the', 'Une', 'dell’arte'),
    );
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(...LANGUAGES), (words, language) => {
        const tokens = new TokenScanner(words.join(' '), language);
        while (tokens.next()) {
          const { initial, second } = tokens;
          const term = tokens.term.replace(STOP, '');
          if (initial !== 0) expect(term.charCodeAt(0)).toBe(initial);
          if (second !== 0 && term.length > 2) expect(term.charCodeAt(1), term).toBe(second);
        }
      }),
      { numRuns: 2_000 },
    );
    const known = new TokenScanner('treaty', 'en');
    expect(known.next() && [known.initial, known.second]).toEqual(['t'.charCodeAt(0), 'r'.charCodeAt(0)]);
  });
});
