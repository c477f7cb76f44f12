/** The parser: how typed text is read, spelled back in the query language. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueryText } from '../../src/query-language/parser.ts';

/** Typed, read as, and the codes of the notes. */
const GOLDEN: readonly (readonly [typed: string, readAs: string, ...notes: string[]])[] = [
  ['', ''],
  ['military alliance', 'military alliance'],
  ['  military\talliance ', 'military alliance'],
  ['the treaty', 'treaty', 'stop-words-left-out'],
  ['the of', '', 'stop-words-left-out'],
  ['Sino-Soviet split', 'Sino Soviet split'],
  ['+treaty border', '+treaty border'],
  ['+treaty +border', '+treaty +border'],
  ['+treaty', 'treaty'],
  ['treaty -border', 'treaty -border'],
  ['treaty -Sino-Soviet', 'treaty -(Sino AND Soviet)'],
  ['treaty NOT border', 'treaty -border'],
  ['NOT NOT treaty', 'treaty'],
  ['treaty AND border gas', '+treaty +border gas'],
  ['Sino-Soviet AND gas', '+Sino +Soviet +gas'],
  ['gas OR oil', 'gas OR oil'],
  ['gas pipeline OR oil', 'gas AND pipeline OR oil'],
  ['gas OR oil -coal', 'gas OR oil AND -coal'],
  ['(gas OR oil) pipeline', '(gas OR oil) pipeline'],
  ['-(gas OR oil)', '-(gas OR oil)'],
  ['(gas pipeline) oil', '(gas AND pipeline) oil'],
  ['(gas', 'gas'],
  ['gas)', 'gas'],
  ['() gas', 'gas'],
  ['OR gas', 'gas', 'stop-words-left-out'],
  ['gas OR', 'gas', 'stop-words-left-out'],
  ['gas OR OR oil', 'gas OR oil', 'stop-words-left-out'],
  ['gas AND', 'gas', 'stop-words-left-out'],
  ['the AND gas', 'gas', 'stop-words-left-out'],
  ['gas or oil', 'gas oil', 'stop-words-left-out'],
  ['"cold war"', '+cold +war', 'phrase-read-as-words'],
  ['“cold war” talks', '+cold +war talks', 'phrase-read-as-words'],
  ['"treaty"', 'treaty'],
  ['-"cold war" talks', '-(cold AND war) talks', 'phrase-read-as-words'],
  ['"cold war', 'cold war'],
  ['""', '', 'no-words'],
  ['title:treaty', 'title:treaty'],
  ['TITLE:treaty', 'title:treaty'],
  ['title:Sino-Soviet x', 'title:Sino title:Soviet x'],
  ['title:"cold war"', 'title:cold title:war', 'phrase-read-as-words'],
  ['title:', 'title'],
  ['nosuch:treaty', 'nosuch treaty'],
  ['constructor:treaty', 'constructor treaty'],
  ['date:2021-07 gas', 'date:2021-07 gas'],
  ['after:1989 before:2000', 'after:1989 before:2000'],
  ['-date:2021', '-date:2021'],
  ['date:2021-13', 'date 2021 13', 'read-as-words'],
  ['10:30', '10 30'],
  ['foo^', 'foo', 'read-as-words'],
  ['organis*', 'organis', 'read-as-words'],
  ['-', '', 'no-words'],
  ['+', '', 'no-words'],
  ['Russia - China', 'Russia China'],
  ['http://example.org/a?b=c', 'http example org b c', 'stop-words-left-out'],
  ['Лавров café', 'Лавров café'],
  ['中俄关系', '中俄 关系'],
];

describe('parseQueryText', () => {
  it.each(GOLDEN)('reads “%s” as “%s”', (typed, readAs, ...notes) => {
    const parsed = parseQueryText(typed);
    expect(parsed.readAs).toBe(readAs);
    expect(parsed.notes.map((note) => note.code)).toEqual(notes);
  });

  it('relaxes loose words alone, and only when there are two of them', () => {
    expect(parseQueryText('gas').relaxed).toBeNull();
    expect(parseQueryText('+gas oil').relaxed).toBeNull();
    expect(parseQueryText('gas OR oil coal').relaxed).toBeNull();
    expect(parseQueryText('gas oil').relaxed).toMatchObject({ kind: 'any' });
    expect(parseQueryText('gas oil -coal').relaxed).toMatchObject({
      kind: 'all',
      clauses: [{ kind: 'not' }, { kind: 'any' }],
    });
  });

  it('reads what it read a query as in the same way again', () => {
    const piece = fc.constantFrom(
      'gas',
      'oil',
      'the',
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '"',
      '+',
      '-',
      'title:',
      'date:2021',
      ' ',
      '关系',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((pieces) => pieces.join(' ')),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const once = parseQueryText(text);
        const twice = parseQueryText(once.readAs);
        expect(twice.clause).toEqual(once.clause);
        expect(twice.relaxed).toEqual(once.relaxed);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind how deep parentheses are nested', () => {
    const deep = `${'('.repeat(5000)}gas${')'.repeat(5000)} oil`;
    expect(parseQueryText(deep).readAs).toBe('+gas oil');
    expect(parseQueryText('-('.repeat(5000)).clause).toBeNull();
    expect(parseQueryText('NOT '.repeat(5001)).clause).toBeNull();
  });
});
