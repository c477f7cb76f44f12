/** The port: what a search engine answers. Every engine passes the suite in `tests/contract`. */

import type { Article, ArticleId, FacetName } from './article.ts';
import type { PublicationDate } from './publication-date.ts';
import type { Field, Note, ParsedText, Query } from './query.ts';

/** A part of a text, [start, end) in UTF-16 units. */
export type Highlight = readonly [start: number, end: number];

/** A window of an article's text, on one line, and what in it matched. */
export interface Snippet {
  readonly text: string;
  readonly highlights: readonly Highlight[];
  /** Whether the article's text goes on before and after the window. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Another article, as far as a link to it tells. */
export interface ArticleReference {
  readonly id: ArticleId;
  readonly title: string;
  readonly date: PublicationDate | null;
  readonly source: string | null;
  /** Of its title, as a BCP 47 tag; null when it is not known. */
  readonly language: string | null;
}

/** Near-copies of an article that are listed at most. */
export const MOST_NEAR_COPIES = 50;

/** An article that matched, ready to be shown. */
export interface Hit {
  readonly id: ArticleId;
  readonly title: string;
  readonly titleHighlights: readonly Highlight[];
  readonly date: PublicationDate | null;
  readonly source: string | null;
  readonly section: string | null;
  /** Of its title and text, as a BCP 47 tag; null when it is not known. */
  readonly language: string | null;
  /** 0 for a query without words, and in an order by date, which needs none. */
  readonly score: number;
  readonly snippets: readonly Snippet[];
  /** Articles of the archive that differ from it in a few words, found or not, in order of date. */
  readonly nearCopies: readonly ArticleReference[];
}

/** A value of a facet, and how many articles a search narrowed to that value alone would find. */
export interface Bucket {
  readonly key: string;
  readonly count: number;
  readonly selected: boolean;
}

/** Buckets of a facet that are listed at most, the selected ones aside. */
export const MOST_BUCKETS = 100;

export interface SearchResponse {
  /** `some`: no article had all of the loose words, so these have some of them. */
  readonly matching: 'all' | 'some';
  readonly total: number;
  readonly hits: readonly Hit[];
  /** `date` in order of time; the others by count, then key. */
  readonly facets: Readonly<Record<FacetName | 'date', readonly Bucket[]>>;
  /** How many buckets a facet has in all. */
  readonly distinct: Readonly<Record<FacetName, number>>;
  /** What a reader should know about how the search was carried out. */
  readonly notes: readonly Note[];
  /** Another spelling of what was typed that finds more, when this finds little or nothing. */
  readonly suggestion: string | null;
}

/** What a query looks for in a field, as terms of the analyzer. */
export interface SoughtTerms {
  /** Terms of single words, in each language of the archive; a stop word's if it is none in another of them. */
  readonly terms: ReadonlySet<string>;
  /** Terms that follow one another, those of stop words among them; a phrase has one for each language. */
  readonly phrases: readonly (readonly string[])[];
}

/** What a query looks for in each field: what of an article is to be marked. */
export type Sought = Readonly<Record<Field, SoughtTerms>>;

/** An article whose title fits what is being typed. */
export interface TitleSuggestion {
  readonly id: ArticleId;
  readonly title: string;
  readonly date: PublicationDate | null;
  readonly language: string | null;
}

/** How what is being typed may go on. */
export interface Suggestions {
  /** The whole text, its last word completed; the commonest word first. */
  readonly completions: readonly string[];
  readonly titles: readonly TitleSuggestion[];
}

/** Articles about what another one is about. */
export interface SimilarArticles {
  /** The words that they were found by, as a query that can be typed. */
  readonly typed: string;
  /** The most alike first; neither the article itself nor its near-copies. */
  readonly articles: readonly ArticleReference[];
}

/** Similar articles that are listed at most. */
export const MOST_SIMILAR = 5;

/** A match with the words around it, each of the three on one line. */
export interface ContextLine {
  readonly article: ArticleReference;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** The number of the match on the page of its article, from 1; null for one in the title. */
  readonly number: number | null;
}

export interface ContextLines {
  readonly lines: readonly ContextLine[];
  /** Whether there are more matches than lines. */
  readonly isCut: boolean;
}

/** The languages that the articles of an archive are analyzed as, by their codes, ascending. */
export interface Languages {
  readonly all: readonly string[];
  /** Those of many of the articles: a word is left out of queries if it is a stop word in all of these. */
  readonly main: readonly string[];
}

export interface SearchEngine {
  /** Names the index that answers: the same generation gives the same answers. */
  readonly generation: string;
  /** Articles in the archive. */
  readonly size: number;
  /** The languages of its articles: typed text is to be read in all of them. */
  readonly languages: Languages;
  search(query: Query): Promise<SearchResponse>;
  /** The total of a search alone: quicker by far than all the rest of it. */
  count(query: Query): Promise<number>;
  article(id: ArticleId): Promise<Article | null>;
  /** Articles that differ from this one in a few words, in order of date, at most {@link MOST_NEAR_COPIES}. */
  nearCopies(id: ArticleId): Promise<readonly ArticleReference[]>;
  /** What a query looks for in each field, its wildcards and fuzzy words expanded. */
  sought(query: ParsedText): Promise<Sought>;
  suggest(typed: string): Promise<Suggestions>;
  /** Every article of a query, whatever its page and size, in its order. Lets other requests in between. */
  articles(query: Query): AsyncIterable<Article>;
  /** Every value of a facet that a query's results have, counted as {@link SearchResponse.facets}. */
  facetBuckets(query: Query, facet: FacetName): Promise<readonly Bucket[]>;
  /** Null where nothing is alike, for an id of no article, and for an engine that can't tell. */
  similar(id: ArticleId): Promise<SimilarArticles | null>;
}
