/** The words of typed text: one is replaced, or the last is told, and nothing else is touched. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastWord, replaceWord } from '../../src/query-language/typed-words.ts';

describe('replaceWord', () => {
  it.each([
    ['goverment', 'government'],
    ['  the goverment, fell ', '  the government, fell '],
    ['+goverment -goverment', '+government -government'],
    ['(goverment OR gas) AND "goverment act"', '(government OR gas) AND "government act"'],
    ['goverment~1^2 goverment^3', 'government~1^2 government^3'],
    ['title:goverment source:“the goverment”', 'title:government source:“the government”'],
    ['goverment-led anti-goverment', 'government-led anti-government'],
    ['nosuch:goverment goverment:x', 'nosuch:government government:x'],
    ['"goverment', '"government'],
  ])('replaces the word in “%s”', (typed, replaced) => {
    expect(replaceWord(typed, 'goverment', 'government')).toBe(replaced);
  });

  it.each(['goverments', 'Goverment', 'goverment’s', 'goverment* *goverment', 'gover', ''])(
    'leaves “%s”, in which it is no word of its own, as typed',
    (typed) => {
      expect(replaceWord(typed, 'goverment', 'government')).toBe(typed);
    },
  );

  it('takes no syntax for a word', () => {
    expect(replaceWord('title:x title', 'title', 'tile')).toBe('title:x tile');
    expect(replaceWord('date:2021 date', 'date', 'data')).toBe('date:2021 data');
    expect(replaceWord('date:2021 2021', '2021', '2022')).toBe('date:2021 2022');
    expect(replaceWord('gas^2 coals~2 2', '2', '3')).toBe('gas^2 coals~2 3');
    expect(replaceWord('gas OR oil', 'OR', 'and')).toBe('gas OR oil');
  });

  it('finds words where the script has no spaces', () => {
    expect(replaceWord('title:中俄关系', '关系', '贸易')).toBe('title:中俄贸易');
  });

  it('changes nothing in any text when a word is replaced with itself', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a "*~^:()'-]*$/));
    fc.assert(fc.property(text, (typed) => replaceWord(typed, 'a', 'a') === typed));
  });
});

describe('lastWord', () => {
  it.each([
    ['gov', 0, 'gov'],
    ['the gov', 4, 'gov'],
    ['Sino-Sov', 5, 'Sov'],
    ['-gov', 1, 'gov'],
    ['(gas OR gov', 8, 'gov'],
    ['title:gov', 6, 'gov'],
    ['"cold wa', 6, 'wa'],
    ['title:"cold wa', 12, 'wa'],
    ['“cold war” tal', 11, 'tal'],
    ['nosuch:gov', 7, 'gov'],
    ['10:3', 3, '3'],
    ['gas O’Nei', 4, 'O’Nei'],
    ['中俄关系', 2, '关系'],
    ['e\u0301te\u0301', 0, 'e\u0301te\u0301'],
  ])('is the word that “%s” ends with', (typed, start, text) => {
    expect(lastWord(typed)).toEqual({ start, text });
  });

  it.each(['', ' ', 'gov ', 'gov.', 'gov-', '"cold war"', 'gov"', '(gov)', 'title:', 'nosuch:', 'gov😀'])(
    'is none in “%s”, which ends a word',
    (typed) => {
      expect(lastWord(typed)).toBeNull();
    },
  );

  it.each(['date:2021', 'date:20', 'after:x', 'gov*', '*gov', 'go*v', 'gov~', 'gov~1', 'gov^2', 'gas OR'])(
    'is none in “%s”, which ends with syntax',
    (typed) => {
      expect(lastWord(typed)).toBeNull();
    },
  );

  it('is the end of any text that has one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const last = lastWord(typed);
        if (last !== null) expect(typed.slice(last.start)).toBe(last.text);
      }),
    );
  });
});
