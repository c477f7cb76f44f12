/** Article → Citation: what every format of citation says of an article, cleaned once for them all. */

import { createHash } from 'node:crypto';
import type { Article } from '../article.ts';
import { type CivilDate, yearOf } from '../publication-date.ts';

/** Each text is one line without control characters, and none is empty but the title of an article without one. */
export interface Citation {
  /** ASCII letters, digits and one hyphen: every BibTeX takes it, and no other article of an archive has it. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** The paper or site that published it. */
  readonly source: string | null;
  readonly section: string | null;
  readonly date: CivilDate | null;
  readonly language: string | null;
  /** Where it was first published, or else its page in this archive. */
  readonly address: string;
  readonly tags: readonly string[];
  readonly abstract: string | null;
}

export function citationOf(article: Article, pageAddress: string): Citation {
  const authors = lines(article.authors);
  const source = line(article.source);
  const date = article.date?.date ?? null;
  return {
    key: keyOf(article.id, authors[0] ?? source ?? '', date),
    title: oneLine(article.title),
    authors,
    source,
    section: line(article.section),
    date,
    language: line(article.language),
    address: oneLine(isWebAddress(article.url) ? article.url : pageAddress),
    tags: lines(article.tags),
    abstract: line(article.description),
  };
}

/**
 * A text as one line. Runs of spaces become one, because a tag of RIS ends in two spaces and a
 * hyphen; halves of characters, which UTF-8 can't hold, become the sign for what can't be read.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[ \p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\u{FFFD}')
    .trim();
}

/**
 * The parts of a name that is written `Family, Given`; null when it is not. Where no comma tells,
 * nothing does: a byline may be a person, an agency or a desk.
 */
export function familyAndGiven(author: string): { family: string; given: string } | null {
  const parts = author.split(',').map((part) => part.trim());
  const [family = '', given = ''] = parts;
  return parts.length === 2 && isName(family) && isName(given) ? { family, given } : null;
}

function isName(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’. -]*$/u.test(text) && !/\band\b/i.test(text);
}

function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\/[^/]/i.test(url);
}

function line(text: string | null): string | null {
  return text === null ? null : oneLine(text) || null;
}

function lines(texts: readonly string[]): string[] {
  return texts.map(oneLine).filter((text) => text !== '');
}

/** A name and a year to know it by, and ten digits of the id's hash to tell it from all others. */
function keyOf(id: string, name: string, date: CivilDate | null): string {
  const family = familyAndGiven(name)?.family ?? name.split(' ').at(-1) ?? '';
  const word = family
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/^\d+/, '')
    .toLowerCase()
    .slice(0, 24);
  const year = date === null ? '' : yearOf(date);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 10);
  return `${word || 'article'}${year}-${hash}`;
}
