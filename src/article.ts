/** An article: what a reader made of one file, or of one record of a file that holds many. */

import type { CivilDate, PublicationDate } from './publication-date.ts';

/**
 * Names an article for good: its path in the folder, extension included, each segment
 * percent-encoded; for a record of a file that holds many, then `#` and the record's own id.
 */
export type ArticleId = string;

export interface Article {
  readonly id: ArticleId;
  readonly title: string;
  /** Plain text; paragraphs are separated by a blank line. */
  readonly text: string;
  readonly description: string | null;
  /** Null when nothing tells the date. */
  readonly date: PublicationDate | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  /** The part of the paper or site that it stood in. */
  readonly section: string | null;
  readonly tags: readonly string[];
  /** A BCP 47 tag without region or script where neither matters: `en`, `zh-Hant`. Null when nothing tells it. */
  readonly language: string | null;
  /** Where the article was first published: an http or https address. */
  readonly url: string | null;
  /** The day on which the article was first indexed, `YYYY-MM-DD`. */
  readonly arrived: CivilDate;
}

/** The id of the article in `path` (segments separated by `/`), or of its record `record`. */
export function articleId(path: string, record: string | null = null): ArticleId {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return record === null ? encoded : `${encoded}#${encodeURIComponent(record)}`;
}

/**
 * The ids that the rest of a request's path may stand for, likeliest first: a path, however its
 * sender chose to percent-encode it, or an id that was percent-encoded once more, as a client does
 * with any text and as `#` must be. None when it is not well-formed.
 */
export function articleIdsFromUrl(rest: string): ArticleId[] {
  try {
    const path = rest.split('/').map((segment) => encodeURIComponent(decodeURIComponent(segment)));
    return [path.join('/'), decodeURIComponent(rest)];
  } catch {
    return [];
  }
}

/** The facets that articles are counted by, beside their dates. */
export const FACETS = ['source', 'author', 'section', 'tag', 'language'] as const;
export type FacetName = (typeof FACETS)[number];

/** The values an article has for a facet, each once. */
export function facetValues(article: Article, facet: FacetName): readonly string[] {
  if (facet === 'tag') return article.tags;
  if (facet === 'author') return article.authors;
  const value = article[facet];
  return value === null ? [] : [value];
}
