/** The token log and its table of spellings, against the analyzer and a plain Map. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertField } from '../../index-build/inverted-fields.ts';
import { TokenCounts } from '../../index-build/token-counts.ts';
import { GAP, TokenLog } from '../../index-build/token-log.ts';
import { analyze, isStopTerm } from '../../src/analysis/analyzer.ts';
import { SpellingTable, UNKNOWN } from '../../src/analysis/spelling-table.ts';
import type { Article } from '../../src/article.ts';
import { FIELDS, fieldTexts } from '../../src/query.ts';
import { anArticle } from '../fixtures/articles.ts';

const word = fc.oneof(
  fc.constantFrom(
    'Gas',
    'gas',
    "gas's",
    'the',
    'of',
    'treaty',
    'Treaties',
    'café',
    'cafe\u0301',
    'Лавров',
    '关系',
    '10',
    'schon',
    'Schön',
    "l'économie",
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.nat(300).map((length) => 'long'.repeat(length)),
);
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '\n\n', '—', '')), { maxLength: 30 })
  .map((parts) => parts.flat().join(''));
const article = fc.record({
  title: prose,
  text: prose,
  description: fc.option(prose),
  source: fc.option(prose),
  authors: fc.array(prose, { maxLength: 3 }),
  tags: fc.array(prose, { maxLength: 3 }),
  language: fc.constantFrom(null, 'en', 'de', 'fr'),
});
const archive = fc.array(article, { maxLength: 6 }).map((given) => given.map((each) => anArticle(each)));

const logOf = (articles: readonly Article[]): TokenLog => {
  const log = new TokenLog();
  for (const each of articles) log.add(each);
  return log;
};

describe('the token log', () => {
  it('has the tokens of the analyzer, with a gap between the texts of a field', () => {
    fc.assert(
      fc.property(archive, (articles) => {
        const log = logOf(articles);
        const expected = articles.flatMap((each) =>
          FIELDS.map((field) =>
            fieldTexts(each, field).flatMap((text, i) => [
              ...(i > 0 ? [null] : []),
              ...Array.from(analyze(text, each.language), ({ surface, term }) => ({ surface, term })),
            ]),
          ),
        );
        const slots = log.ends.map((end, slot) =>
          Array.from(log.surfaces.subarray(log.ends[slot - 1] ?? 0, end), (surface) => log.forms[surface]),
        );
        expect(slots).toEqual(expected);
        expect(log.articles).toBe(articles.length);
        expect(log.length).toBe(expected.flat().length);
      }),
    );
  });

  it('counts the words of each field, stop words left out', () => {
    fc.assert(
      fc.property(archive, (articles) => {
        const expected = FIELDS.map((field) =>
          articles.map(
            (each) =>
              fieldTexts(each, field)
                .flatMap((text) => [...analyze(text, each.language)])
                .filter(({ term }) => !isStopTerm(term)).length,
          ),
        );
        expect(new TokenCounts().add(logOf(articles)).map((ofField) => [...ofField])).toEqual(expected);
      }),
    );
  });

  it('knows each surface form by one number, however it is spelled', () => {
    const log = logOf([anArticle({ title: '', text: "Café cafe CAFÉ's cafés" })]);
    const surfaces = Array.from(log.surfaces.subarray(0, log.length));
    expect(surfaces.slice(0, 3)).toEqual([surfaces[0], surfaces[0], surfaces[0]]);
    expect(surfaces[3]).not.toBe(surfaces[0]);
    expect(surfaces).not.toContain(GAP);
  });

  it('is inverted to the occurrences of each term, by article and position', () => {
    fc.assert(
      fc.property(archive, (articles) => {
        const log = logOf(articles);
        const terms = [...new Set(log.forms.flatMap((form) => (form === null ? [] : [form.term])))];
        const termOf = Uint32Array.from(log.forms, (form) => Math.max(0, terms.indexOf(form?.term ?? '')));
        for (const [field, name] of FIELDS.entries()) {
          const expected = new Map<string, [article: number, place: number][]>();
          for (const [number, each] of articles.entries()) {
            let place = 0;
            for (const [i, text] of fieldTexts(each, name).entries()) {
              if (i > 0) place += 1;
              for (const { term } of analyze(text, each.language)) {
                expected.set(term, [...(expected.get(term) ?? []), [number, place]]);
                place += 1;
              }
            }
          }
          const { starts, articles: numbers, places } = invertField(log, field, termOf, terms.length);
          for (const [ordinal, term] of terms.entries()) {
            const from = starts[ordinal] as number;
            const occurrences = Array.from(numbers.subarray(from, starts[ordinal + 1]), (number, i) => [
              number,
              places[from + i],
            ]);
            expect(occurrences).toEqual(expected.get(term) ?? []);
          }
        }
      }),
    );
  });
});

describe('the table of spellings', () => {
  const unitsOf = (text: string) => Uint16Array.from(text.split(''), (unit) => unit.charCodeAt(0));

  it('answers as a Map does, also for words whose hashes are the same', () => {
    const words = fc.array(fc.oneof(word, fc.nat(20_000).map(String)), { maxLength: 200 });
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 3 }), (given, bits) => {
        const table = new SpellingTable();
        const known = new Map<string, number>();
        const text = unitsOf(given.join(''));
        let start = 0;
        for (const each of given) {
          const end = start + each.length;
          const hash = each.length & (2 ** bits - 1);
          expect(table.valueAt(text, start, end, hash)).toBe(known.get(each) ?? UNKNOWN);
          if (!known.has(each)) {
            known.set(each, known.size * 3);
            table.add(text.subarray(start, end), hash, known.get(each) as number);
          }
          start = end;
        }
      }),
    );
  });

  it('keeps many words apart, as it grows', () => {
    const table = new SpellingTable();
    const wordAt = (i: number) => unitsOf(String(i).padStart(5, '0'));
    const hashAt = (i: number) => Math.imul(i % 25_000, 0x9e3779b1);
    for (let i = 0; i < 50_000; i += 1) table.add(wordAt(i), hashAt(i), i);
    for (let i = 0; i < 50_000; i += 1) expect(table.valueAt(wordAt(i), 0, 5, hashAt(i))).toBe(i);
  });
});
