/** The conditions among typed words: each can be taken away, and only it goes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueryText } from '../../src/query-language/parser.ts';
import { typedConditions } from '../../src/query-language/typed-conditions.ts';

const texts = (typed: string) => typedConditions(typed).map(({ text }) => text);
const rests = (typed: string) => typedConditions(typed).map(({ without }) => without);
const parsed = (typed: string) => {
  const { clause, relaxed } = parseQueryText(typed);
  return { clause, relaxed };
};

describe('a condition', () => {
  it('is a word or a phrase in a field, or a date', () => {
    expect(texts('gas title:treaty after:2020-05 "cold war" source:"The Herald" oil')).toEqual([
      'title:treaty',
      'after:2020-05',
      'source:"The Herald"',
    ]);
    expect(texts('TITLE:treaty Before:2021 date:2021-07-15')).toHaveLength(3);
  });

  it('is none where what stands before the colon is no field, or what follows is no date', () => {
    const others = ['gas', 'https://a.example', 'name:x', 'date:soon', 'after:', 'title:', ':x', '"title:x"'];
    for (const typed of others) expect(texts(typed), typed).toEqual([]);
  });

  it('has its sign and what follows its quote or word', () => {
    expect(texts('-title:gas +source:"The Herald"^2 -text:treaty~1 author:"a b"~3^0.5 tag:x*')).toEqual([
      '-title:gas',
      '+source:"The Herald"^2',
      '-text:treaty~1',
      'author:"a b"~3^0.5',
      'tag:x*',
    ]);
  });

  it('is taken away with the spaces around it', () => {
    expect(rests('gas title:treaty oil')).toEqual(['gas oil']);
    expect(rests('  title:treaty   oil ')).toEqual(['oil']);
    expect(rests('gas\tafter:2020')).toEqual(['gas']);
    expect(rests('title:treaty')).toEqual(['']);
    expect(rests('tag:a tag:a')).toEqual(['tag:a', 'tag:a']);
  });
});

describe('conditions', () => {
  it('are told one by one only where no operator or group joins the words', () => {
    for (const typed of ['title:x OR gas', 'title:x AND gas', 'NOT title:x', '(title:x) gas', 'gas -(tag:x)'])
      expect(texts(typed), typed).toEqual([]);
    expect(texts('title:x or gas')).toEqual(['title:x']);
    expect(texts('"OR" title:x "("')).toEqual(['title:x']);
  });

  const sign = fc.constantFrom('', '', '+', '-');
  const suffix = fc.constantFrom('', '', '^2', '~1');
  const word = fc.constantFrom('gas', 'treaty', 'cafés', '关系', 'the', "l'an", 'trea*', 'a-b');
  const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
  const condition = fc.oneof(
    joined(sign, fc.constantFrom('title:', 'Source:', 'tag:'), word, suffix),
    joined(sign, fc.constantFrom('text:"cold war"', 'author:"the"'), suffix),
    joined(sign, fc.constantFrom('date:2021', 'after:2020-02', 'before:1999-12-31')),
  );
  const loose = joined(sign, fc.oneof(word, fc.constant('"cold war"')), suffix);
  const parts = fc.array(
    fc.oneof(
      condition.map((text) => ({ text, isCondition: true })),
      loose.map((text) => ({ text, isCondition: false })),
    ),
    { maxLength: 6 },
  );
  const typedOf = (of: readonly { text: string }[]) => of.map(({ text }) => text).join(' ');

  it('leave the query that the other words and conditions are', () => {
    const property = fc.property(parts, (given) => {
      const conditions = typedConditions(typedOf(given));
      const expected = given.filter(({ isCondition }) => isCondition);
      expect(conditions.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
      for (const [i, { without }] of conditions.entries()) {
        expect(parsed(without)).toEqual(parsed(typedOf(given.filter((part) => part !== expected[i]))));
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('leave all others as they are, whatever is typed around them', () => {
    const piece = fc.constantFrom(
      ...[
        'title:',
        'title:',
        'after:',
        '2020',
        'gas',
        '"',
        '„',
        '+',
        '-',
        ' ',
        ' ',
        '^2',
        '~',
        '*',
        '\n',
        '关系',
      ],
    );
    const typed = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const property = fc.property(typed, (text) => {
      const all = typedConditions(text);
      for (const [i, { text: own, without }] of all.entries()) {
        expect(text).toContain(own);
        expect(texts(without)).toEqual(all.filter((_, other) => other !== i).map((each) => each.text));
      }
    });
    fc.assert(property, { numRuns: 3000 });
  });
});
