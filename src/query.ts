/** A search as plain data: what was typed, how it was read, and what it is narrowed to. */

import { type Article, FACETS, type FacetName } from './article.ts';
import type { DateBucket } from './date-bucket.ts';
import type { PageLanguage } from './page-language.ts';
import type { CivilDate, DayOfYear } from './publication-date.ts';

/** The parts of an article that can be searched. */
export type Field = 'title' | 'description' | 'text' | 'source' | 'author' | 'tag';

/** All of them, in the order in which they are indexed. */
export const FIELDS: readonly Field[] = ['title', 'description', 'text', 'source', 'author', 'tag'];

/** Where a word without a `field:` is looked for: what a reader of the article reads, the first of all fields. */
export const READ_FIELDS: readonly Field[] = FIELDS.slice(0, 3);

/** What is common to everything that is looked for in the text of articles. */
interface TextClause {
  readonly fields: readonly Field[];
  /** How much a match counts in the score, {@link LEAST_BOOST} to {@link MOST_BOOST}; 1 unless typed. */
  readonly boost: number;
}

/** One word as it was typed, to be found in any of the fields. Never a stop word. */
export interface WordClause extends TextClause {
  readonly kind: 'word';
  readonly word: string;
}

/**
 * Words that follow one another in one of the fields, stop words among them. At least two words, or
 * one that is a stop word: a phrase of one other word is a {@link WordClause}.
 */
export interface PhraseClause extends TextClause {
  readonly kind: 'phrase';
  readonly words: readonly string[];
}

/** Words of a pattern, folded, in which `*` stands for any number of characters, none included. */
export interface WildcardClause extends TextClause {
  readonly kind: 'wildcard';
  readonly pattern: string;
}

/** Words at most so many edits (a letter more, less, other, or two swapped) from the one typed. */
export interface FuzzyClause extends TextClause {
  readonly kind: 'fuzzy';
  readonly word: string;
  readonly distance: 1 | 2;
}

/** Terms that a wildcard or a fuzzy word stands for at most. */
export const MOST_EXPANDED = 128;

/** A clause that is looked for in texts, and so counts in the score. */
export type ScoredClause = WordClause | PhraseClause | WildcardClause | FuzzyClause;

/** The boosts that can be typed; others are brought within these. */
export const LEAST_BOOST = 0.1;
export const MOST_BOOST = 100;

/** Articles dated within, after or before a period, for every day that they may have. */
export interface DateClause {
  readonly kind: 'date';
  readonly relation: 'within' | 'after' | 'before';
  readonly period: CivilDate;
}

export type Clause =
  | ScoredClause
  | DateClause
  | { readonly kind: 'all'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'any'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause };

/** Something that a reader of the answer should know about how the request was read. */
export type Note =
  | { readonly code: 'stop-words-left-out'; readonly words: readonly string[] }
  /** A wildcard or fuzzy word stands for more words than are looked up: these are the commonest. */
  | { readonly code: 'expansion-cut'; readonly text: string; readonly words: number }
  | { readonly code: 'no-words'; readonly text: string }
  | { readonly code: 'read-as-words'; readonly text: string }
  /** Syntax that means nothing after what it follows, as the `~2` of `"cold war"~2`. */
  | { readonly code: 'passed-over'; readonly text: string }
  /** A word was given more edits than its length allows; 0: it is looked for as typed. */
  | { readonly code: 'edits-limited'; readonly word: string; readonly distance: 0 | 1 | 2 }
  | { readonly code: 'cut'; readonly characters: number; readonly words: number }
  | { readonly code: 'dropped'; readonly name: string; readonly value: string; readonly expected: Expected }
  | { readonly code: 'range-reversed'; readonly from: string; readonly to: string };

/** What a parameter takes. */
export type Expected =
  | 'one-value'
  | 'date-bucket'
  | 'civil-date'
  | 'day-of-year'
  | 'choice'
  | 'sort'
  | 'page'
  | 'size'
  | 'values';

/** A part of the typed text that narrows the search: a word in a field, or a date. */
export interface TypedCondition {
  readonly text: string;
  /** The typed text without it. */
  readonly without: string;
}

/** How typed text was read. */
export interface ParsedText {
  /** Null: every article. */
  readonly clause: Clause | null;
  /** What to ask instead when no article matches `clause`; null when nothing in it may be relaxed. */
  readonly relaxed: Clause | null;
  /** The query spelled out in the query language: read again, it gives the same clause. */
  readonly readAs: string;
  readonly notes: readonly Note[];
}

/** The orders that can be asked for. */
export type Sort = 'relevance' | 'newest' | 'oldest';

/** How what is found is to be shown: none of it changes what is found. */
export interface Presentation {
  /** The articles, or their matches with the words around them. */
  readonly view: 'hits' | 'context';
  /** What the chart of dates shows: how many, or which share of all articles of the period. */
  readonly chart: 'count' | 'share';
  /** The order of words in context: by article, or by the word before or after the match. */
  readonly by: 'article' | 'before' | 'after';
  /** The language of the page that was chosen; null: the one that the browser asks for. */
  readonly lang: PageLanguage | null;
}

export interface Query extends ParsedText, Presentation {
  /** What was typed, as far as it was read. */
  readonly typed: string;
  readonly date: DateBucket | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** A day of any year: of the articles known to the day, those of it. */
  readonly day: DayOfYear | null;
  readonly filters: Readonly<Record<FacetName, readonly string[]>>;
  /**
   * Never `relevance` for a query without words to score. `arrived` is newest in the archive first,
   * for feeds: it can't be asked for otherwise.
   */
  readonly sort: Sort | 'arrived';
  /** From 1. */
  readonly page: number;
  /** Hits a page, 1 to 100. */
  readonly size: number;
}

/** What an article has in a field: none, one or several texts. */
export function fieldTexts(article: Article, field: Field): readonly string[] {
  if (field === 'author') return article.authors;
  if (field === 'tag') return article.tags;
  const text = article[field];
  return text === null ? [] : [text];
}

/** Narrowed to nothing. */
export const NO_FILTERS = Object.fromEntries(
  FACETS.map((facet) => [facet, []]),
) as unknown as Query['filters'];

/** Hits a page unless another number is asked for, and at most. */
export const DEFAULT_SIZE = 10;
export const MOST_HITS_A_PAGE = 100;

/** By relevance, to be filled in: nothing is typed yet and nothing narrowed. For queries that no URL asks for. */
export const BLANK_QUERY: Query = {
  clause: null,
  relaxed: null,
  readAs: '',
  notes: [],
  typed: '',
  date: null,
  from: null,
  to: null,
  day: null,
  filters: NO_FILTERS,
  sort: 'relevance',
  page: 1,
  size: DEFAULT_SIZE,
  view: 'hits',
  chart: 'count',
  by: 'article',
  lang: null,
};

/** Lines of words in context a page. */
export const LINES_A_PAGE = 100;

/** Hits past this one can't be reached by paging. */
export const LAST_REACHABLE_HIT = 10_000;

/** The clauses that an article can be found for and is scored by, those under a `not` left out. */
export function scoredClauses(clause: Clause | null): ScoredClause[] {
  const scored: ScoredClause[] = [];
  if (clause !== null) addScored(clause, scored);
  return scored;
}

/** Whether there are any of these. */
export function isScored(clause: Clause | null): boolean {
  if (clause?.kind === 'all' || clause?.kind === 'any') return clause.clauses.some(isScored);
  return clause !== null && clause.kind !== 'not' && clause.kind !== 'date';
}

function addScored(clause: Clause, to: ScoredClause[]): void {
  if (clause.kind === 'all' || clause.kind === 'any') for (const part of clause.clauses) addScored(part, to);
  else if (clause.kind !== 'not' && clause.kind !== 'date') to.push(clause);
}
