/** The headline of a page: what it says that its headline is, without the name of its site. */

import { oneLine } from '../text-form.ts';
import { type JsonObject, textOf } from './json-ld.ts';
import type { PageNames } from './page-names.ts';

/** What microdata, hAtom and common usage call a headline, where it is none by its element. */
const NAMED_HEADLINE = '[itemprop~="headline"], .entry-title, .headline, .article-title, .post-title';

/** Between a headline and the name of a site. */
const SEPARATOR = /\s+[|\-–—·•»:：｜]\s+|\s*[｜|»]\s*/;

export function pageTitle(document: Document, names: PageNames, article: JsonObject | null): string {
  const sites = [
    names.meta('og:site_name', 'application-name', 'twitter:site'),
    textOf(article?.publisher),
  ].flatMap((site) => (site === null ? [] : [site]));
  const shown = [...names.texts('h1'), ...names.texts(NAMED_HEADLINE)];
  const page = oneLine(document.querySelector('title')?.textContent ?? '');
  const told = [
    names.meta('og:title'),
    names.meta('twitter:title'),
    names.meta('dc.title', 'dcterms.title'),
    names.meta('sailthru.title', 'title'),
    textOf(article?.headline),
    page,
  ].flatMap((text) => (text ? [withoutSite(oneLine(decoded(document, text)), sites, shown)] : []));
  const [stated = ''] = told;
  // What stands above the story is its headline; what is stated may be one for search engines.
  for (const headings of [shown, names.texts('h2')]) {
    const both = told.find((title) => headings.some((heading) => bare(heading) === bare(title)));
    if (both !== undefined) return both;
  }
  const own = shown.find((heading) => 3 * heading.length > stated.length && isLike(heading, stated));
  return own ?? (stated || shown[0] || '');
}

/** Letters that two wordings of a headline share one after another, and which part of them all. */
const RUN = 4;
const LEAST_LIKE = 0.2;
/** Fewer letters make a name of a section or site. */
const LEAST_LETTERS = 8;

function isLike(heading: string, stated: string): boolean {
  const [shown, told] = [bare(heading), bare(stated)];
  if (shown.length < LEAST_LETTERS) return shown !== '' && shown === told;
  if (told !== '' && shown.includes(told)) return true;
  let shared = 0;
  for (let i = 0; i + RUN <= shown.length; i += 1) if (told.includes(shown.slice(i, i + RUN))) shared += 1;
  return shared >= LEAST_LIKE * (shown.length - RUN + 1);
}

/** Without a last or first part that is the site's name, or that the page's own headline does not have. */
function withoutSite(title: string, sites: readonly string[], shown: readonly string[]): string {
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  // Its name may be a heading of each of its pages.
  const isSite = (part: string) =>
    sites.some((site) => isNameOf(bare(site), bare(part))) ||
    (3 * part.length < 2 * (title.length - part.length) &&
      shown.some((heading) => bare(heading) === bare(part)));
  const last = parts.at(-1) as string;
  const first = parts[0] as string;
  const withoutLast = title
    .slice(0, title.lastIndexOf(last))
    .replace(/\s*[|\-–—·•»:：｜]\s*$/, '')
    .trim();
  const withoutFirst = title
    .slice(first.length)
    .replace(/^\s*[|\-–—·•»:：｜]\s*/, '')
    .trim();
  if (isSite(last)) return withoutLast;
  if (isSite(first)) return withoutFirst;
  // A site's name may be a heading too; it is the shorter part.
  const isShown = (text: string) =>
    2 * text.length >= title.length && shown.some((heading) => bare(heading) === bare(text));
  if (isShown(title)) return title;
  if (isShown(withoutLast)) return withoutLast;
  if (isShown(withoutFirst)) return withoutFirst;
  return title;
}

/** `The Herald` may be called `Herald.com`; a headline may begin with the name of its paper. */
function isNameOf(site: string, part: string): boolean {
  if (site.length <= 3) return false;
  return site.includes(part) || (part.includes(site) && part.length <= 2 * site.length);
}

function bare(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('');
}

/** A value that was escaped twice. */
function decoded(document: Document, text: string): string {
  if (!/&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(text)) return text;
  const element = document.createElement('textarea');
  element.innerHTML = text.replaceAll('<', '&lt;');
  return element.textContent ?? text;
}
