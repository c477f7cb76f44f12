/**
 * The analyzer: text → tokens, by the language of the text. The index is built and queries are read
 * by this one function, so what was written can be found however it is typed.
 */

import lunr from 'lunr';
import { fold } from './folding.ts';
import { analyzedAs, type Language, languageNamed } from './languages.ts';
import { tokenize } from './tokenizer.ts';

/** To be raised with every change of what the analyzer makes of a text: an older index is then rebuilt. */
export const ANALYZER_VERSION = 3;

/** The Lunr whose stop words and stemmer are used. */
export const LUNR_VERSION = lunr.version;

/** What a word is known by in the index. */
export interface WordForm {
  /** The word folded, by which wildcards and fuzzy words find it. */
  readonly surface: string;
  /** Its stem, folded; of a stop word, its surface after {@link STOP}. */
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
export const LONGEST_WORD = 100;

/** The runtime copies shorter parts of a string. */
const SHORTEST_SLICE = 13;

/** By language, words met before with their forms: most words of a text are repetitions. */
const formsOfWords = new Map<Language, Map<string, WordForm | null>>();
const MOST_WORDS_REMEMBERED = 50_000;

/**
 * The tokens of a text, in order, those of stop words among them.
 *
 * @param tag the BCP 47 tag of its language; null when that is not known
 */
export function* analyze(text: string, tag: string | null = null): Generator<Token> {
  const language = languageNamed(analyzedAs(tag));
  for (const { word, start, end } of tokenize(text)) {
    const form = remember(word, language);
    // Named one by one: to spread the form takes as long as all the rest.
    if (form !== null) yield { surface: form.surface, term: form.term, start, end };
  }
}

/** The term under which a word is indexed; null for a stop word. */
export function analyzeWord(word: string, tag: string | null = null): string | null {
  const term = formOf(word, tag)?.term ?? STOP;
  return isStopTerm(term) ? null : term;
}

export function isStopTerm(term: string): boolean {
  return term.startsWith(STOP);
}

/** The form of a word in a language; null for one of which folding leaves nothing. */
export function formOf(word: string, tag: string | null = null): WordForm | null {
  return remember(word, languageNamed(analyzedAs(tag)));
}

function remember(word: string, language: Language): WordForm | null {
  const known = formsOfWords.get(language) ?? new Map<string, WordForm | null>();
  let form = known.get(word);
  if (form !== undefined) return form;
  form = formOfSpelled(spelledIn(language, word), language);
  if (known.size >= MOST_WORDS_REMEMBERED) known.clear();
  if (word.length <= LONGEST_WORD) known.set(ownCopy(word), form);
  formsOfWords.set(language, known);
  return form;
}

/** A word as its language's stemmer knows it, in memory of its own; what counts of it, if it is longer than words are. */
export function spelledIn(language: Language, word: string): string {
  // Half a surrogate pair is no character.
  const kept =
    word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, '') : word;
  return language.spell(ownCopy(kept));
}

/** The form of a word that is spelled for its language; null for one of which folding leaves nothing. */
export function formOfSpelled(spelled: string, language: Language): WordForm | null {
  const surface = fold(spelled);
  if (surface === '') return null;
  if (language.isStopWord(spelled)) return { surface, term: STOP + surface };
  // Of a word that is all endings nothing is left.
  return { surface, term: fold(language.stem(spelled)) || surface };
}

/** A slice of a text keeps all of the text in memory; what is remembered must not. */
export function ownCopy(word: string): string {
  return word.length < SHORTEST_SLICE ? word : Array.from(word).join('');
}
