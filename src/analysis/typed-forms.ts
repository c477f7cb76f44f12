/**
 * What a typed word may be in an archive of several languages: its forms in each of them. It is
 * looked for by all, since nothing tells in which language it was typed.
 */

import type { Languages } from '../search-engine.ts';
import { formOf, isStopTerm, LONGEST_WORD, ownCopy, STOP, type WordForm } from './analyzer.ts';
import { analyzedAs, ENGLISH } from './languages.ts';

/** Those of an archive of which no more is known. */
export const ENGLISH_ALONE: Languages = { all: [ENGLISH], main: [ENGLISH] };

/** A main language has this share of the articles at least: a few that are in another do not count. */
const MAIN_SHARE = 0.05;

/** The languages of an archive, by how many articles there are in each. */
export function languagesOf(articles: ReadonlyMap<string, number>): Languages {
  const all = [...articles.keys()].sort();
  if (all.length === 0) return ENGLISH_ALONE;
  const total = [...articles.values()].reduce((sum, count) => sum + count, 0);
  const main = all.filter((code) => (articles.get(code) as number) >= MAIN_SHARE * total);
  return { all, main: main.length === 0 ? all : main };
}

/** The languages of an archive of these articles. */
export function languagesOfArticles(articles: Iterable<{ readonly language: string | null }>): Languages {
  const counts = new Map<string, number>();
  for (const { language } of articles) {
    const code = analyzedAs(language);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return languagesOf(counts);
}

/** What is known of a typed word in an archive. */
interface TypedWord {
  readonly forms: readonly WordForm[];
  /** Each once. */
  readonly terms: readonly string[];
  readonly isLeftOut: boolean;
}

/** Each query asks several times for its words, and others for the same. Past this many all are forgotten. */
const MOST_WORDS_REMEMBERED = 5_000;
const typedWords = new WeakMap<Languages, Map<string, TypedWord>>();

function typedWord(word: string, languages: Languages): TypedWord {
  let words = typedWords.get(languages);
  if (words === undefined || words.size >= MOST_WORDS_REMEMBERED) {
    words = new Map();
    typedWords.set(languages, words);
  }
  let known = words.get(word);
  if (known === undefined) {
    known = readTyped(word, languages);
    if (word.length <= LONGEST_WORD) words.set(ownCopy(word), known);
  }
  return known;
}

function readTyped(word: string, { all, main }: Languages): TypedWord {
  const forms: WordForm[] = [];
  for (const language of all) {
    const form = formOf(word, language);
    if (form === null) continue;
    const isKnown = forms.some(({ surface, term }) => surface === form.surface && term === form.term);
    if (!isKnown) forms.push(form);
  }
  return {
    forms,
    terms: [...new Set(forms.map(({ term }) => term))],
    isLeftOut: main.every((language) => isStopTerm(formOf(word, language)?.term ?? STOP)),
  };
}

/** The forms of a word in these languages, each once; none for a word of which folding leaves nothing. */
export function formsOf(word: string, languages: Languages): readonly WordForm[] {
  return typedWord(word, languages).forms;
}

/** Whether a word is left out outside of phrases: a stop word in all of the main languages. */
export function isLeftOut(word: string, languages: Languages): boolean {
  return typedWord(word, languages).isLeftOut;
}

/**
 * Whether wildcards and fuzzy words stand for a word of the archive: for none that a query leaves out.
 *
 * @param term its own in the language of its article
 */
export function isInPatterns(word: string, term: string, languages: Languages): boolean {
  return !isStopTerm(term) || (languages.all.length > 1 && !isLeftOut(word, languages));
}

/** The terms of a word, those that are stop words in their language among them; each once. */
export function termsOfWord(word: string, languages: Languages): readonly string[] {
  return typedWord(word, languages).terms;
}

/**
 * The terms that a word of the archive is found by as soon as it is typed, whatever its article's
 * language: patterns that stand for the word stand for these too, or it would find more than they do.
 * None in an archive of one language.
 */
export function termsInAnyLanguage(surface: string, languages: Languages): string[] {
  if (languages.all.length < 2) return [];
  // Each word of an archive is asked about once: there is nothing to remember.
  return readTyped(surface, languages).terms.filter((term) => !isStopTerm(term));
}

/**
 * The terms of words that follow one another, those of stop words among them: in each of the languages,
 * as a text is in one. Each sequence once.
 */
export function termsOfPhrase(words: readonly string[], { all }: Languages): string[][] {
  const sequences = new Map<string, string[]>();
  for (const language of all) {
    const terms = words.flatMap((word) => formOf(word, language)?.term ?? []);
    if (terms.length > 0) sequences.set(terms.join('\n'), terms);
  }
  return [...sequences.values()];
}
