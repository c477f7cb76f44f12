/** What is said to readers, in one place: sentences in English for the pages and the API. */

import type { FacetName } from './article.ts';
import type { DateEvidence } from './publication-date.ts';
import type { Note, Sort } from './query.ts';

/** What a reader should know about how the request was read. */
export function noteSentence(note: Note): string {
  switch (note.code) {
    case 'stop-words-left-out': {
      const words = note.words.map((word) => `“${word}”`).join(', ');
      return `${words} ${note.words.length === 1 ? 'is' : 'are'} so common that ${note.words.length === 1 ? 'it was' : 'they were'} left out.`;
    }
    case 'expansion-cut':
      return `“${note.text}” stands for very many words: only the ${count(note.words)} commonest were looked for.`;
    case 'no-words':
      return `There is no word in “${note.text}”, so this is every article.`;
    case 'read-as-words':
      return `“${note.text}” was read as ordinary words.`;
    case 'passed-over':
      return `“${note.text}” means nothing there and was passed over.`;
    case 'edits-limited':
      if (note.distance === 0) return `“${note.word}” is so short that it was looked for as typed.`;
      return `“${note.word}” was looked for with at most ${note.distance === 1 ? 'one edit' : 'two edits'}, as many as a word of its length takes.`;
    case 'cut':
      return `Only the beginning of the query was read: at most ${count(note.characters)} characters and ${count(note.words)} words.`;
    case 'dropped':
      return `“${note.value}” was left out: ${note.name} takes ${note.expected}.`;
    case 'range-reversed':
      return `The range ends (${note.to}) before it begins (${note.from}), so no article is in it.`;
  }
}

export function count(number: number): string {
  return number.toLocaleString('en');
}

export function articles(number: number): string {
  return `${count(number)} ${number === 1 ? 'article' : 'articles'}`;
}

export const SORT_NAMES: Readonly<Record<Sort, string>> = {
  relevance: 'Relevance',
  newest: 'Newest',
  oldest: 'Oldest',
};

export const FACET_NAMES: Readonly<Record<FacetName, string>> = {
  source: 'Source',
  author: 'Author',
  section: 'Section',
  tag: 'Tag',
  language: 'Language',
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** A value of a facet as it is shown: a language by its name. */
export function valueName(facet: FacetName, value: string): string {
  if (facet !== 'language') return value;
  try {
    return languageNames.of(value) ?? value;
  } catch {
    // It is no tag of a language.
    return value;
  }
}

/** How a date is known, to follow the date itself. */
export const EVIDENCE: Readonly<Record<DateEvidence, string>> = {
  correction: 'put right by the archive',
  metadata: 'stated with the article',
  url: 'from its address or file name',
  dateline: 'printed at its head',
  inferred: 'inferred from its text',
};

export const UNDATED_NAME = 'Undated';
export const MONTH_UNKNOWN_NAME = 'Month unknown';
export const DAY_UNKNOWN_NAME = 'Day unknown';
