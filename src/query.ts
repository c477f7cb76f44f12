/** A search as plain data: what was typed, how it was read, and what it is narrowed to. */

import { FACETS, type FacetName } from './article.ts';
import type { DateBucket } from './date-bucket.ts';
import type { CivilDate } from './publication-date.ts';

/** The parts of an article that can be searched. */
export type Field = 'title' | 'description' | 'text' | 'source' | 'author' | 'tag';

/** Where a word without a `field:` is looked for: what a reader of the article reads. */
export const READ_FIELDS: readonly Field[] = ['title', 'description', 'text'];

/** One word as it was typed, to be found in any of the fields. Never a stop word. */
export interface WordClause {
  readonly kind: 'word';
  readonly word: string;
  readonly fields: readonly Field[];
}

/** Articles dated within, after or before a period, for every day that they may have. */
export interface DateClause {
  readonly kind: 'date';
  readonly relation: 'within' | 'after' | 'before';
  readonly period: CivilDate;
}

export type Clause =
  | WordClause
  | DateClause
  | { readonly kind: 'all'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'any'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause };

/** Something that a reader of the answer should know about how the request was read. */
export type Note =
  | { readonly code: 'stop-words-left-out'; readonly words: readonly string[] }
  | { readonly code: 'phrase-read-as-words'; readonly phrase: string }
  | { readonly code: 'no-words'; readonly text: string }
  | { readonly code: 'read-as-words'; readonly text: string }
  | { readonly code: 'cut'; readonly characters: number; readonly words: number }
  | { readonly code: 'dropped'; readonly name: string; readonly value: string; readonly expected: string }
  | { readonly code: 'range-reversed'; readonly from: string; readonly to: string };

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

export type Sort = 'relevance' | 'newest' | 'oldest';

export interface Query extends ParsedText {
  /** What was typed, as far as it was read. */
  readonly typed: string;
  readonly date: DateBucket | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly filters: Readonly<Record<FacetName, readonly string[]>>;
  /** Never `relevance` for a query without words to score. */
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Hits a page, 1 to 100. */
  readonly size: number;
}

/** Narrowed to nothing. */
export const NO_FILTERS = Object.fromEntries(
  FACETS.map((facet) => [facet, []]),
) as unknown as Query['filters'];

/** Hits a page unless another number is asked for, and at most. */
export const DEFAULT_SIZE = 10;
export const MOST_HITS_A_PAGE = 100;

/** Hits past this one can't be reached by paging. */
export const LAST_REACHABLE_HIT = 10_000;

/** The words of a clause that an article can be found for, those under a `not` left out. */
export function scoredWords(clause: Clause | null): WordClause[] {
  if (clause === null) return [];
  switch (clause.kind) {
    case 'word':
      return [clause];
    case 'all':
    case 'any':
      return clause.clauses.flatMap(scoredWords);
    default:
      return [];
  }
}
