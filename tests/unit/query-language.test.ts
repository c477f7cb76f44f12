/** The parser: how typed text is read, and that it reads anything. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/messages/english.ts';
import { type Clause, READ_FIELDS, type ScoredClause } from '../../src/query.ts';
import { parseQueryText } from '../../src/query-language/parser.ts';

/** A query and how it is read: clauses in the notation of {@link notation}. */
interface GoldenQuery {
  readonly typed: string;
  readonly clause: string;
  /** Left out when nothing is relaxed. */
  readonly relaxed?: string;
  readonly readAs: string;
  /** Codes; left out when there are none. */
  readonly notes?: readonly string[];
}

const GOLDEN: Readonly<Record<string, readonly GoldenQuery[]>> = JSON.parse(
  readFileSync(new URL('../fixtures/golden-queries.json', import.meta.url), 'utf8'),
);
const golden = Object.values(GOLDEN).flat();

/** A clause on one line: its kind, `[field]` unless it is looked for in what is read, and `^boost` unless 1. */
function notation(clause: Clause | null): string {
  if (clause === null) return 'everything';
  switch (clause.kind) {
    case 'all':
    case 'any':
      return `${clause.kind}(${clause.clauses.map(notation).join(', ')})`;
    case 'not':
      return `not(${notation(clause.clause)})`;
    case 'date':
      return `${clause.relation}:${clause.period}`;
    default: {
      const fields = String(clause.fields) === String(READ_FIELDS) ? '' : `[${clause.fields}]`;
      return `${clause.kind}${fields}:${soughtText(clause)}${clause.boost === 1 ? '' : `^${clause.boost}`}`;
    }
  }
}

function soughtText(clause: ScoredClause): string {
  switch (clause.kind) {
    case 'word':
      return clause.word;
    case 'phrase':
      return `"${clause.words.join(' ')}"`;
    case 'wildcard':
      return clause.pattern;
    case 'fuzzy':
      return `${clause.word}~${clause.distance}`;
  }
}

const sentences = (typed: string) => parseQueryText(typed).notes.map(english.note);

function expectReadBack(typed: string): void {
  const once = parseQueryText(typed);
  const twice = parseQueryText(once.readAs);
  expect(twice.clause).toEqual(once.clause);
  expect(twice.relaxed).toEqual(once.relaxed);
  expect(twice.readAs).toBe(once.readAs);
}

describe('parseQueryText', () => {
  describe.each(Object.entries(GOLDEN))('reads %s', (_, queries) => {
    it.each(queries)('$typed', ({ typed, clause, relaxed = null, readAs, notes = [] }) => {
      const parsed = parseQueryText(typed);
      expect({
        clause: notation(parsed.clause),
        relaxed: parsed.relaxed && notation(parsed.relaxed),
        readAs: parsed.readAs,
        notes: parsed.notes.map((note) => note.code),
      }).toEqual({ clause, relaxed, readAs, notes });
      expectReadBack(typed);
    });
  });

  it('has a golden list with every kind of clause and every note of the parser', () => {
    const clauses = golden.map(({ clause }) => clause).join(' ');
    const kinds = ['word', 'phrase', 'wildcard', 'fuzzy', 'within', 'after', 'before', 'all', 'any', 'not'];
    expect(kinds.filter((kind) => !new RegExp(`\\b${kind}[:[(]`).test(clauses))).toEqual([]);
    expect(new Set(golden.flatMap(({ notes = [] }) => notes))).toEqual(
      new Set(['stop-words-left-out', 'no-words', 'read-as-words', 'passed-over', 'edits-limited']),
    );
    expect(new Set(golden.map(({ typed }) => typed)).size).toBe(golden.length);
  });

  it('keeps the words of a phrase apart, as the analyzer tells them', () => {
    expect(parseQueryText('"the Sino-Soviet split"').clause).toMatchObject({
      words: ['the', 'Sino', 'Soviet', 'split'],
    });
    expect(parseQueryText('"中俄关系"').clause).toMatchObject({ words: ['中俄', '关系'] });
  });

  it('says what it did not do as typed', () => {
    expect(sentences('the gas')).toEqual(['“the” is so common that it was left out.']);
    expect(sentences('"cold war"~2')).toEqual(['“~2” means nothing there and was passed over.']);
    expect(sentences('foo^bar')).toEqual(['“foo^bar” was read as ordinary words.']);
    expect(sentences('xy~1')).toEqual(['“xy” is so short that it was looked for as typed.']);
    expect(sentences('coal~2')).toEqual([
      '“coal” was looked for with at most one edit, as many as a word of its length takes.',
    ]);
    expect(sentences('economy~6')).toEqual([
      '“economy” was looked for with at most two edits, as many as a word of its length takes.',
    ]);
  });

  it('reads what it read a query as in the same way again', () => {
    const piece = fc.constantFrom(
      ...['gas', 'oil', 'the', 'of', 'O’Neill', "Obama's", 'Sino-Soviet', '10:30', 'organis*'],
      ...['AND', 'OR', 'NOT', '(', ')', '+', '-', ' ', '.', "'", '’s'],
      ...['"', '“', '«', '»', '"cold war"', '"the"'],
      ...['title:', 'date:', 'date:2021', 'nosuch:'],
      ...['*', '**', '~', '~1', '~2', '~9', '^', '^2', '^0.5', '^x'],
      ...['关系', '中俄关系', '東京', 'か', 'ไทย', 'ก', '한국', 'Лавров', 'Σ', 'مصر'],
      ...['é', 'e\u0301', '\u0301', '\u3099', '\u200d', '½', 'ß', 'İ', 'ʼ', 'ﷺ', '𝚺', '😀', '\ud83d'],
    );
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join(' ')),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(fc.property(typed, expectReadBack), { numRuns: 5000 });
  });

  it.each([
    'a*',
    '*',
    '~1',
    '^',
    '^1',
    '"',
    '«a',
    'title:"',
    '中',
    'ก*',
    'e\u0301',
    '½*',
    '"a"^',
    'a:',
    '-',
    '😀',
  ])('reads ten thousand characters of %s', (piece) => {
    expectReadBack(piece.repeat(10_000 / piece.length));
  });

  it('does not mind how deep parentheses are nested', () => {
    const deep = `${'('.repeat(5000)}gas${')'.repeat(5000)} oil`;
    expect(parseQueryText(deep).readAs).toBe('+gas oil');
    expect(parseQueryText('-('.repeat(5000)).clause).toBeNull();
    expect(parseQueryText('NOT '.repeat(5001)).clause).toBeNull();
  });
});
