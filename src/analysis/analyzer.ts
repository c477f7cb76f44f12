/**
 * The analyzer: text → tokens. The index is built and queries are read by this one function, so
 * what was written can be found however it is typed.
 */

import lunr from 'lunr';
import { fold } from './folding.ts';
import { tokenize } from './tokenizer.ts';

/** To be raised with every change of what the analyzer makes of a text: an older index is then rebuilt. */
export const ANALYZER_VERSION = 1;

/** The Lunr whose stop words and stemmer are used. */
export const LUNR_VERSION = lunr.version;

/** A term of the index, and where the word stands that it was made of: [start, end) in UTF-16 units. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** A longer run of letters is no word; what counts of it is its beginning. */
const LONGEST_WORD = 100;

/** Words met before, with their terms: most words of a text are repetitions. */
const termsOfWords = new Map<string, string | null>();
const MOST_WORDS_REMEMBERED = 50_000;

/** The tokens of a text, in order, stop words left out. */
export function* analyze(text: string): Generator<Token> {
  for (const { word, start, end } of tokenize(text)) {
    const term = analyzeWord(word);
    if (term !== null) yield { term, start, end };
  }
}

/** The term under which a word is indexed; null for a stop word. */
export function analyzeWord(word: string): string | null {
  const known = termsOfWords.get(word);
  if (known !== undefined) return known;
  const term = termOf(word.slice(0, LONGEST_WORD));
  if (termsOfWords.size >= MOST_WORDS_REMEMBERED) termsOfWords.clear();
  if (word.length <= LONGEST_WORD) termsOfWords.set(word, term);
  return term;
}

function termOf(word: string): string | null {
  const folded = fold(word);
  if (folded === '') return null;
  const token = lunr.stopWordFilter(new lunr.Token(folded, {}));
  return token ? lunr.stemmer(token).toString() : null;
}
