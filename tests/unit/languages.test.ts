/** The languages of the analyzer: each by its stop words and stemmer, none in the way of another. */

import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { analyze, analyzeWord, formOf } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/folding.ts';
import { analyzedAs, ENGLISH, LANGUAGES, languageNamed } from '../../src/analysis/languages.ts';
import {
  formsOf,
  isLeftOut,
  languagesOf,
  languagesOfArticles,
  termsOfPhrase,
} from '../../src/analysis/typed-forms.ts';

describe('a language', () => {
  it.each([
    ['de', 'Häuser Hauses', 'haus'],
    ['de', 'Straße STRASSEN', 'strass'],
    ['fr', "l'élève d’élèves", 'elev'],
    ['fr', 'chevaux Cheval', 'cheval'],
    ['it', "dell'elezione elezioni un’elezione", 'elezion'],
    ['ru', 'выборы выборов Выборах', 'выбор'],
    ['el', 'κυβέρνηση ΚΥΒΕΡΝΗΣΗ κυβερνησησ', 'κυβερνησ'],
    ['es', 'elección elecciones', 'eleccion'],
    ['pl', 'wybory wyborów', 'wybor'],
    ['tr', 'İstanbulda ISTANBULDA', 'istanbul'],
    ['ar', 'الانتخابات انتخابات', 'انتخاب'],
    ['nb-NO', 'regjeringen Regjering', 'regjering'],
    ['ja', '関係', '関係'],
    ['ko', '정부', '정부'],
  ])('%s has one term for %s', (language, words, term) => {
    expect([...analyze(words, language)].map((token) => token.term)).toEqual(
      words.split(' ').map(() => term),
    );
  });

  it.each([
    ['de', 'die für Ich'],
    ['fr', "été à les qu'elle"],
    ['ru', 'ещё еще на'],
    ['ro', 'și ŞI'],
    ['el', 'και αυτός'],
    ['ar', 'على'],
    ['he', 'אבל'],
    ['zh', '的 和'],
    ['ja', 'が これ'],
    ['vi', 'nhưng'],
  ])('%s has the stop words %s', (language, words) => {
    for (const word of words.split(' ')) expect(analyzeWord(word, language), word).toBeNull();
  });

  it('is English where none is known, none has stop words here, or nothing makes sense', () => {
    const tags = [null, 'en-GB', 'th', 'cs', '', 'xx-Yyyy', 'constructor', '__proto__', '-', 'deutsch'];
    expect(tags.map(analyzedAs)).toEqual(tags.map(() => ENGLISH));
    expect(['de', 'de-AT', 'DE', 'zh-Hant', 'nn', 'pt_BR'].map(analyzedAs)).toEqual([
      'de',
      'de',
      'de',
      'zh',
      'no',
      'pt',
    ]);
  });

  it('makes of a word what it makes of it after all others were used', () => {
    const words = ['الانتخابات', 'والكتاب', 'مدارسهم', 'Häuser', 'выборов', 'relations', 'économies'];
    const stems = (code: string) => words.map((word) => formOf(word, code));
    const before = LANGUAGES.map(stems);
    for (const code of LANGUAGES.toReversed()) {
      const language = languageNamed(code);
      for (const word of words) language.stem(language.spell(word));
    }
    const again = (code: string) => {
      const language = languageNamed(code);
      return words.map((word) => fold(language.stem(language.spell(word))));
    };
    for (const [i, code] of LANGUAGES.entries()) {
      const terms = (before[i] as ReturnType<typeof stems>).map((form) => form?.term);
      for (const [at, stem] of again(code).entries()) expect([stem, `.${words[at]}`]).toContain(terms[at]);
    }
  });

  it('leaves Lunr as it was', () => {
    for (const code of LANGUAGES) languageNamed(code);
    for (const code of LANGUAGES) expect(Object.keys(lunr)).not.toContain(code);
    expect(Object.keys(lunr)).not.toContain('stemmerSupport');
    expect(lunr.stemmer(new lunr.Token('relations', {})).toString()).toBe('relat');
  });

  it('has a folded term for whatever text there is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."abeéïßøşșİI’'.ςάйёاةىًىいの中관") }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES), (given, language) => {
        for (const { surface, term } of analyze(given, language)) {
          expect(surface).not.toBe('');
          expect(term).not.toMatch(/^\.?$/);
          expect(formOf(surface, language)?.surface).toBe(fold(surface));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const named = (...codes: string[]) => ({ all: codes, main: codes });

describe('a typed word', () => {
  it('has a form in each language of the archive, each once', () => {
    expect(formsOf('Häuser', named('de', 'en', 'fr'))).toEqual([
      { surface: 'hauser', term: 'haus' },
      { surface: 'hauser', term: 'hauser' },
    ]);
    expect(formsOf('\u00ad', named('de', 'en'))).toEqual([]);
  });

  it('is left out when all main languages leave it out', () => {
    expect(isLeftOut('die', named('de'))).toBe(true);
    expect(isLeftOut('die', named('de', 'en'))).toBe(false);
    expect(isLeftOut('in', named('de', 'en'))).toBe(true);
    expect(isLeftOut('die', { all: ['de', 'en'], main: ['de'] })).toBe(true);
  });

  it('stands in a phrase as one language has it', () => {
    expect(termsOfPhrase(['die', 'Häuser'], named('de', 'en'))).toEqual([
      ['.die', 'haus'],
      ['die', 'hauser'],
    ]);
    expect(termsOfPhrase(['die', '中'], named('en', 'ru'))).toEqual([['die', '中']]);
  });
});

describe('the languages of an archive', () => {
  it('are those that its articles are analyzed as, in order', () => {
    const tags = ['ru', null, 'de-AT', 'th', 'de'];
    expect(languagesOfArticles(tags.map((language) => ({ language })))).toEqual(named('de', 'en', 'ru'));
    expect(languagesOfArticles([])).toEqual(named('en'));
  });

  it('are main ones when a twentieth of the articles is in them, or none is in so many', () => {
    const main = (counts: Record<string, number>) => languagesOf(new Map(Object.entries(counts))).main;
    expect(main({ en: 95, de: 5 })).toEqual(['de', 'en']);
    expect(main({ en: 96, de: 4 })).toEqual(['en']);
    expect(main(Object.fromEntries(LANGUAGES.map((code) => [code, 1])))).toHaveLength(LANGUAGES.length);
  });
});
