/** Who wrote a page's article: what is stated, or else the byline near its headline. */

import { readWrittenDate } from '../dates/written-date.ts';
import { oneLine } from '../text-form.ts';
import { type JsonObject, namesOf } from './json-ld.ts';
import { isNamedOthers, isWithinOthers } from './others.ts';
import type { PageNames } from './page-names.ts';

/** Nobody's name is longer; what is, is a sentence. */
const LONGEST_NAME = 80;
const MOST_AUTHORS = 20;
const BY =
  /^(?:by|written by|posted by|story by|reported by|author:?|von|par|por|di|от|автор:?|著者|文●?|text:?)[\s:●]+/i;
/** A line of two words or more with capitals after `By`. */
const BYLINE = /^(?:by|von|par|por|от|written by|автор:?)\s+\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){1,6}/iu;
const NO_NAME =
  /^(?:https?:|www\.|@|\d)|^(?:admin|administrator|editor|staff|guest|unknown|none|null|undefined|author|by)$/i;
/** What stands behind a name on the same line. */
const BEHIND =
  /\s*(?:[|•·]|\s[-–—]\s|\bpublished\b|\bupdated\b|\bon (?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)).*$/i;

const BYLINES = [
  '[rel="author"]',
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '.byline-name, .author-name, .authorName, .author_name, .byline__name, .c-byline__author',
  '[class*="byline"] a, [class*="author"] a[href*="author"], a[href*="/author/"], a[href*="/authors/"], a[href*="/editors/"], a[href*="/profile/"], a[href*="/contributors/"], a[href*="/people/"]',
  '.byline, .author, .post-author, .entry-author, .article-author, .vcard .fn',
  '[class*="byline" i], [class*="author" i]',
];

export function pageAuthors(names: PageNames, article: JsonObject | null): string[] {
  const stated = [
    namesOf(article?.author ?? article?.creator),
    names.metaAll(
      'author',
      'article:author_name',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'citation_author',
      'article:author',
      'cxenseparse:author',
      'twitter:creator:name',
    ),
  ];
  for (const given of stated) {
    const authors = clean(given);
    if (authors.length > 0) return authors;
  }
  for (const selector of BYLINES) {
    const authors = clean(names.texts(selector, isOwn).slice(0, 3));
    if (authors.length > 0)
      return selector.includes('rel=') || selector.includes('itemprop') ? authors : authors.slice(0, 1);
  }
  return [];
}

/** Not the name of who wrote a comment. */
function isOwn(element: Element): boolean {
  return !isWithinOthers(element, isNamedOthers);
}

/** The names on the first line near a headline that says by whom the story is; none without one. */
export function authorsAt(head: readonly string[]): string[] {
  const byline = head.find((line) => line.length <= LONGEST_NAME && BYLINE.test(line));
  return byline === undefined ? [] : clean([byline]);
}

function clean(given: readonly string[]): string[] {
  const authors = new Set<string>();
  for (const text of given.slice(0, MOST_AUTHORS)) {
    for (const part of splitNames(oneLine(text).replace(BY, '').replace(BEHIND, ''))) {
      const name = part.replace(BY, '').replace(/[,;]$/, '').trim();
      if (name.length < 2 || name.length > LONGEST_NAME || NO_NAME.test(name)) continue;
      if (/\p{L}/u.test(name) && !/@|https?:/.test(name) && readWrittenDate(name) === null) authors.add(name);
    }
  }
  return [...authors];
}

/** `Ann Lee and Bo Kim`, `Ann Lee, Bo Kim`: but a comma before a title or place parts no names. */
function splitNames(text: string): string[] {
  const parts = text.split(/\s*;\s*|\s+(?:and|und|et|y|e)\s+|\s*,\s*(?=\p{Lu}[\p{L}.'’-]+\s+\p{Lu})/u);
  return parts.every((part) => /\s/.test(part.trim())) ? parts : [text];
}
