/**
 * The analyzer: text → tokens. The index is built and queries are read by this one function, so
 * what was written can be found however it is typed.
 */

import lunr from 'lunr';
import { fold } from './folding.ts';
import { tokenize } from './tokenizer.ts';

/** To be raised with every change of what the analyzer makes of a text: an older index is then rebuilt. */
export const ANALYZER_VERSION = 2;

/** The Lunr whose stop words and stemmer are used. */
export const LUNR_VERSION = lunr.version;

/** What a word is known by in the index. */
export interface WordForm {
  /** The word folded, by which wildcards and fuzzy words find it. */
  readonly surface: string;
  /** Its stem; of a stop word, its surface after {@link STOP}. */
  readonly term: string;
}

/** A word of a text and where it stands: [start, end) in UTF-16 units. */
export interface Token extends WordForm {
  readonly start: number;
  readonly end: number;
}

/** Begins the terms of stop words, as no word does: they count in phrases and nowhere else. */
export const STOP = '.';

/** A longer run of letters is no word; what counts of it is its beginning. */
const LONGEST_WORD = 100;

/** The runtime copies shorter parts of a string. */
const SHORTEST_SLICE = 13;

/** Words met before, with their forms: most words of a text are repetitions. */
const formsOfWords = new Map<string, WordForm | null>();
const MOST_WORDS_REMEMBERED = 50_000;

/** The tokens of a text, in order, those of stop words among them. */
export function* analyze(text: string): Generator<Token> {
  for (const { word, start, end } of tokenize(text)) {
    const form = formOf(word);
    // Named one by one: to spread the form takes as long as all the rest.
    if (form !== null) yield { surface: form.surface, term: form.term, start, end };
  }
}

/** The term under which a word is indexed; null for a stop word. */
export function analyzeWord(word: string): string | null {
  const term = formOf(word)?.term ?? STOP;
  return isStopTerm(term) ? null : term;
}

export function isStopTerm(term: string): boolean {
  return term.startsWith(STOP);
}

/** The forms of a word; null for one of which folding leaves nothing. */
export function formOf(word: string): WordForm | null {
  const known = formsOfWords.get(word);
  if (known !== undefined) return known;
  const form = formOfSurface(surfaceOf(word));
  if (formsOfWords.size >= MOST_WORDS_REMEMBERED) formsOfWords.clear();
  if (word.length <= LONGEST_WORD) formsOfWords.set(ownCopy(word), form);
  return form;
}

/** A word folded, in memory of its own; what counts of it, if it is longer than words are. */
export function surfaceOf(word: string): string {
  // Half a surrogate pair is no character.
  const kept =
    word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, '') : word;
  return fold(ownCopy(kept));
}

/** The forms of a word that is folded; null for an empty one. */
export function formOfSurface(surface: string): WordForm | null {
  if (surface === '') return null;
  const token = lunr.stopWordFilter(new lunr.Token(surface, {}));
  return { surface, term: token ? lunr.stemmer(token).toString() : STOP + surface };
}

/** A slice of a text keeps all of the text in memory; what is remembered must not. */
function ownCopy(word: string): string {
  return word.length < SHORTEST_SLICE ? word : Array.from(word).join('');
}
