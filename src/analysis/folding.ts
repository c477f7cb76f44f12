/** Folding: the form in which two spellings of a word are the same word. */

import { APOSTROPHES, JOINERS } from './tokenizer.ts';

const POSSESSIVE = new RegExp(`[${APOSTROPHES}]s$`, 'iu');
const NOT_LETTERS = new RegExp(`[${APOSTROPHES}${JOINERS}]`, 'gu');
/** Only in these scripts is a mark an accent; elsewhere it may be a vowel. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu;
const ONLY_ASCII = /^[a-z0-9]*$/;

/** Letters that Unicode does not take apart, as they are written without them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/**
 * The word in lower case without apostrophes, joiners and a possessive ending, but with its accents:
 * each letter and its accent are one character where there is one.
 *
 * @param language its BCP 47 tag, for its capitals: the small `I` is `ı` in Turkish
 * @param respell what else becomes of it, while it has its apostrophes
 */
export function spell(word: string, language: string, respell: (lower: string) => string): string {
  const lower = word.replace(POSSESSIVE, '').toLocaleLowerCase(language);
  if (ONLY_ASCII.test(lower)) return lower;
  // Again: taking letters apart may have left capitals.
  return respell(lower.normalize('NFKC')).replace(NOT_LETTERS, '').toLocaleLowerCase(language);
}

/** The word in lower case without accents, apostrophes, joiners and a possessive ending. */
export function fold(word: string): string {
  const lower = word.replace(POSSESSIVE, '').toLowerCase();
  if (ONLY_ASCII.test(lower)) return lower;
  return (
    lower
      .normalize('NFKD')
      .replace(ACCENTS, '')
      .replace(NOT_LETTERS, '')
      // Again: taking letters apart may have left capitals.
      .toLowerCase()
      .replace(SPECIAL, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .normalize('NFC')
  );
}
