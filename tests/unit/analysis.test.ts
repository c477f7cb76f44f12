/** The analyzer's promises: words of any script, one form for every spelling, offsets into the text. */

import { describe, expect, it } from 'vitest';
import { ANALYZER_VERSION, analyze, analyzeWord } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/folding.ts';
import { tokenize } from '../../src/analysis/tokenizer.ts';

const words = (text: string) => [...tokenize(text)].map(({ word }) => word);
const terms = (text: string) => [...analyze(text)].map(({ term }) => term);

describe('tokenize', () => {
  it('splits at everything that is no letter, mark or number', () => {
    expect(words('Sino-Soviet—split, 10:30 (U.S.) a_b')).toEqual([
      'Sino',
      'Soviet',
      'split',
      '10',
      '30',
      'U',
      'S',
      'a',
      'b',
    ]);
  });

  it('keeps apostrophes and soft hyphens inside words, not around them', () => {
    expect(words("'Tis O’Brien's rela\u00ADtions’")).toEqual(['Tis', "O’Brien's", 'rela\u00ADtions']);
  });

  it('keeps combining marks with their letters', () => {
    expect(words('cafe\u0301 नमस्ते')).toEqual(['cafe\u0301', 'नमस्ते']);
  });

  it('takes Chinese and Thai apart into words', () => {
    expect(words('中俄关系，北京')).toEqual(['中俄', '关系', '北京']);
    expect(words('ภาษาไทยง่าย')).toEqual(['ภาษา', 'ไทย', 'ง่าย']);
  });

  it('says where each word stands, in UTF-16 units', () => {
    const text = '𝒳 “北京”, don’t 珍宝岛.';
    for (const { word, start, end } of tokenize(text)) expect(text.slice(start, end)).toBe(word);
  });

  it.each(["a'", 'a\u0301', 'न\u0928\u094d', 'x'])(
    'reads millions of “%s” without a space between',
    (unit) => {
      const text = unit.repeat(3_000_000);
      let read = 0;
      for (const { start, end } of tokenize(text)) read += end - start;
      // Where a block ends, a mark may be left without its letter.
      expect(read).toBeGreaterThan(0.999 * text.length);
    },
  );

  it('gives the same words wherever its blocks end', () => {
    const text = 'Ünder the bridge of Москва, '.repeat(10_000);
    expect(words(text)).toHaveLength(50_000);
    expect(new Set(words(text)).size).toBe(5);
  });

  it('cuts no word where a run without spaces goes on for long', () => {
    const headline = '東京都知事選挙';
    const known = new Set(words(headline.repeat(3)));
    const long = words(headline.repeat(300));
    expect(new Set(long)).toEqual(known);
    expect(long.join('')).toBe(headline.repeat(300));
  });

  it('is linear in the length of a run without spaces', () => {
    expect(words('中'.repeat(20_000)).length).toBeGreaterThan(1000);
  });
});

describe('fold', () => {
  it.each([
    ['Café', 'cafe'],
    ['BOGOTÁ', 'bogota'],
    ['cafe\u0301', 'cafe'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Щёлоков', 'щелоков'],
    ['ﬁnance', 'finance'],
    ['Ｏｂａｍａ', 'obama'],
    ["Obama's", 'obama'],
    ['Obama’S', 'obama'],
    ["O'Brien", 'obrien'],
    ['rela\u00ADtions', 'relations'],
  ])('%s and %s are the same word', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('leaves the marks of scripts in which they are no accents', () => {
    expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFC'));
    expect(fold('가')).toBe('가');
    expect(fold('ぎ')).toBe('ぎ');
  });
});

describe('analyze', () => {
  it('stems, and marks stop words, which count in phrases alone', () => {
    expect(terms('The relations of China’s treaties')).toEqual(['.the', 'relat', '.of', 'china', 'treati']);
    expect(analyzeWord('the')).toBeNull();
    expect(analyzeWord("It's")).toBeNull();
  });

  it('keeps the offsets of the words as written, possessives included', () => {
    const text = "Moscow's cafe\u0301s";
    expect([...analyze(text)].map(({ start, end }) => text.slice(start, end))).toEqual([
      "Moscow's",
      'cafe\u0301s',
    ]);
  });

  it('knows an endless word by its beginning', () => {
    expect(analyzeWord('x'.repeat(100_000))).toBe('x'.repeat(100));
    expect(analyzeWord('x'.repeat(101))).toBe('x'.repeat(100));
  });

  it('gives what this version of it has always given', () => {
    // A failure here means that indexes built before are read wrongly: raise ANALYZER_VERSION too.
    const text =
      'Relations between the “Sino-Soviet” cafés of Лавров’s 北京 weren’t 1,000.5 naïvely organised in İzmir';
    expect([ANALYZER_VERSION, ...terms(text)]).toEqual([
      3,
      'relat',
      'between',
      '.the',
      'sino',
      'soviet',
      'cafe',
      '.of',
      'лавров',
      '北京',
      'werent',
      '1',
      '000',
      '5',
      'naiv',
      'organis',
      '.in',
      'izmir',
    ]);
  });
});
