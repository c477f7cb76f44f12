/** Interval maxima: they are no lower than what they stand for, and what they leave out is not among the best. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FieldWeights } from '../../src/compiled-index/field-weights.ts';
import { IntervalMaximaWriter, IntervalTerms } from '../../src/compiled-index/interval-maxima.ts';
import { CEILINGS, MaximaFinder } from '../../src/compiled-index/maxima-finder.ts';
import { PackedPostings } from '../../src/compiled-index/packed-postings.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { compiledIndex } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';
import { expectExact } from '../fixtures/exact-bytes.ts';
import { TINY_INTERVALS } from '../fixtures/little-memory.ts';
import { writePostings } from '../fixtures/postings.ts';

const ARTICLES = 300;
const INTERVAL = 32;

/** Of a field: by article how often the term occurs, and how long the field is. */
const field = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 6_000 })), {
  minLength: ARTICLES,
  maxLength: ARTICLES,
});

describe('interval maxima', () => {
  it('are what the weighted frequencies are at the most, or the next step above', () => {
    fc.assert(
      fc.property(field, field, (title, text) => {
        const lengths = [title, text].map((each) => Uint32Array.from(each, ([, length]) => length));
        const weights = new FieldWeights(['title', 'text'], lengths);
        const lists = [title, text].map((each, number) => ({
          field: number,
          postings: PackedPostings.read(...writePostings(each.map(([frequency]) => frequency))),
        }));
        const expected = new Float64Array(Math.ceil(ARTICLES / INTERVAL));
        for (let article = 0; article < ARTICLES; article += 1) {
          let sum = 0;
          for (const [number, each] of [title, text].entries()) {
            const [frequency, length] = each[article] as [number, number];
            const average = weights.averages[number] as number;
            sum += ((number === 0 ? 4 : 1) * frequency) / (0.25 + 0.75 * (length / average));
          }
          const at = Math.floor(article / INTERVAL);
          expected[at] = Math.max(expected[at] as number, sum);
        }
        const finder = new MaximaFinder(weights, ARTICLES, INTERVAL);
        const maxima = finder.of(lists);
        for (const [i, most] of expected.entries()) {
          const byte = maxima[i] as number;
          expect(CEILINGS[byte]).toBeGreaterThanOrEqual(most * (1 - 1e-12));
          if (byte > 1) expect(CEILINGS[byte - 1]).toBeLessThan(most * (1 + 1e-12));
          expect(byte === 0).toBe(most === 0);
        }
        // Nothing is left behind for the next term.
        expect(finder.of(lists)).toEqual(maxima);
      }),
      { numRuns: 60 },
    );
  });

  it('are found by the terms that have them, which are those that many articles have', () => {
    const weights = new FieldWeights(['title'], [new Uint32Array(ARTICLES).fill(1)]);
    const rows: Uint8Array[] = [];
    const options = { interval: INTERVAL, leastArchive: ARTICLES };
    const writer = new IntervalMaximaWriter(weights, ARTICLES, 0b1, (row) => rows.push(row), options);
    const inSome = [3, 5, 4, 300, 0, 11];
    for (const [term, articles] of inSome.entries()) {
      const [postings, count] = writePostings(Array.from({ length: articles }, () => 1));
      const entry = { field: 0, articles: count, postingBytes: postings.length, positionBytes: 0 };
      writer.add(2 * term, count === 0 ? [] : [{ entry, postings }]);
    }
    const bytes = writer.finish();
    const read = IntervalTerms.read(bytes, ARTICLES, 12);
    expect(rows).toHaveLength(3);
    expect([0, 1, 2, 3, 4, 6, 8, 10, 12].map((term) => read.range(term))).toEqual([
      ...[null, null, [0, 10], null, null, [10, 20], null, [20, 30], null],
    ]);
    expectExact(bytes, (each) => IntervalTerms.read(each, ARTICLES, 12));
  });
});

describe('an engine with interval maxima', () => {
  const WORDS = ['oil', 'bank', 'trade', 'grain', 'ship', 'gold', 'tax', 'port'];
  /** In one of fourteen articles: few are asked about in lists that are shorter than these. */
  const SELDOM = 'zinc';
  let engines: CompiledEngine[] = [];

  beforeAll(async () => {
    // So many that most intervals are left out, of words that are common and seldom alike often.
    const articles = Array.from({ length: 4_000 }, (_, i) => {
      const words = WORDS.filter((_, word) => (i * (word + 3) * 7_919) % 11 < 4);
      if (i % 14 === 3) words.push(SELDOM);
      const filler = 'calm '.repeat(((i * 31) % 97) + 1);
      return anArticle({
        id: `${i}`,
        title: i % 89 === 0 ? (words[0] ?? 'calm') : 'weather',
        text: words.map((word, n) => `${word} `.repeat(1 + ((i * (n + 5)) % 7))).join('') + filler,
        date: i % 50 === 0 ? null : `19${10 + (i % 80)}-0${1 + (i % 9)}-11`,
        tags: [`t${i % 5}`],
      });
    });
    const withMaxima = await compiledIndex(articles, { intervals: TINY_INTERVALS });
    const without = await compiledIndex(articles, { intervals: { leastArchive: articles.length + 1 } });
    expect(withMaxima.intervals.ordinals.length).toBeGreaterThan(WORDS.length);
    expect(without.intervals.ordinals).toHaveLength(0);
    engines = [withMaxima, without].map((index) => new CompiledEngine('test', index));
  });

  afterAll(() => {
    for (const engine of engines) engine.close();
  });

  it('finds the same, in the same order and with the same scores', () => {
    const word = fc.tuple(
      fc.constantFrom(...WORDS, SELDOM, 'weather', 'calm', 't*', 'bonk~1'),
      fc.integer({ min: 1, max: 9 }),
    );
    const typed = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom(' OR ', ' ', ' AND '))
      .map(([words, operator]) => words.map(([text, boost]) => `${text}^${boost}`).join(operator));
    const filter = fc.constantFrom(
      '',
      '&tag=t3',
      '&from=1950&to=1960',
      '&tag=t1&from=1915',
      '&from=1950&to=1955&tag=t2',
    );
    const page = fc.constantFrom('', '&page=3', '&page=40', '&size=100', '&size=1');
    fc.assert(
      fc.property(typed, filter, page, (q, narrowed, where) => {
        const [a, b] = engines.map((engine) => {
          const params = new URLSearchParams(`q=${encodeURIComponent(q)}${narrowed}${where}`);
          const { page: hits, total } = engine.find(readSearchParams(params, engine.languages));
          return { hits, total };
        });
        expect(a).toEqual(b);
      }),
      { numRuns: 300 },
    );
  });
});
