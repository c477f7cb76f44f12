/** What a results page shows and links to, read from its HTML alone. */

import { findAll, hasClass, type MarkupElement, parseMarkup, textOf } from './markup.ts';
import { type Get, hold } from './site.ts';

export interface ShownBucket {
  readonly facet: string;
  /** What the checkbox of the bucket or else its link stands for; null for a chosen date. */
  readonly key: string | null;
  readonly count: number;
  readonly href: string;
  /** Whether the link takes the bucket away again. */
  readonly current: boolean;
  /** Whether its checkbox is ticked; null when it has none. */
  readonly checked: boolean | null;
}

export interface ShownHit {
  readonly href: string;
  readonly title: string;
  /** As exact as the page has it for machines; null when it has none. */
  readonly date: string | null;
  /** Those that are folded under it. */
  readonly copies: readonly ShownHit[];
}

export interface ResultsPage {
  /** What the heading says. */
  readonly count: number;
  readonly buckets: readonly ShownBucket[];
  readonly hits: readonly ShownHit[];
  /** By facet: the address of the page that lists all its values, where this page lists only some. */
  readonly allValues: ReadonlyMap<string, string>;
  /** What the search form would send, names and values. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export async function getResultsPage(get: Get, url: string): Promise<ResultsPage> {
  const html = await getHtml(get, url);
  const root = parseMarkup(html);
  return {
    count: countInHeading(html, url),
    buckets: findAll(
      root,
      (element) => element.attributes.has('aria-labelledby') && hasClass(element, 'facet'),
    ).flatMap(readFacet),
    hits: hitsIn(findAll(root, (element) => hasClass(element, 'hits'))),
    allValues: new Map(findAll(root, (element) => hasClass(element, 'rest')).map(readRest)),
    fields: findAll(root, isInForm)
      .filter(isSent)
      .map((element) => [element.attributes.get('name') ?? '', element.attributes.get('value') ?? '']),
  };
}

/** Every value of a facet, from the page that lists them all and those after it. */
export async function getFacetBuckets(get: Get, facet: string, href: string): Promise<ShownBucket[]> {
  const root = parseMarkup(await getHtml(get, href));
  const [list] = findAll(root, (element) => element.attributes.get('id') === 'values');
  hold(list !== undefined, href, 'The page of a facet has a list of values');
  const [next] = findAll(root, (element) => element.attributes.get('rel') === 'next');
  const buckets = readBuckets(list, facet);
  if (next === undefined) return buckets;
  return [...buckets, ...(await getFacetBuckets(get, facet, next.attributes.get('href') ?? ''))];
}

/** The number of articles in the heading of the page at an address. */
export async function countOnPage(get: Get, url: string): Promise<number> {
  return countInHeading(await getHtml(get, url), url);
}

async function getHtml(get: Get, url: string): Promise<string> {
  const { status, headers, text } = await get(url);
  hold(status === 200, url, `A results page is answered with status 200, not ${status}`);
  hold(/^text\/html\b/.test(headers.get('content-type') ?? ''), url, 'A results page is HTML');
  return text;
}

function countInHeading(html: string, url: string): number {
  const heading = /<h1 id="count"[^>]*>([^<]*)<\/h1>/.exec(html)?.[1];
  hold(heading !== undefined, url, 'The page has a heading that says how many articles there are');
  return readCount(heading, url);
}

function readCount(text: string, url: string): number {
  const digits = /^\s*(\d{1,3}(?:,\d{3})*)(?!\d)/.exec(text)?.[1];
  hold(digits !== undefined, url, `"${text}" says no number`);
  return Number(digits.replaceAll(',', ''));
}

function readFacet(section: MarkupElement): ShownBucket[] {
  return readBuckets(section, (section.attributes.get('aria-labelledby') ?? '').replace(/^facet-/, ''));
}

function readRest(paragraph: MarkupElement): [facet: string, href: string] {
  const [link] = findAll(paragraph, (element) => element.name === 'a');
  const href = link?.attributes.get('href') ?? '';
  return [/^\/facets\/(\w+)/.exec(href)?.[1] ?? '', href];
}

function readBuckets(list: MarkupElement, facet: string): ShownBucket[] {
  return findAll(list, (element) => hasClass(element, 'bucket')).map((bucket) => {
    const [link] = bucket.name === 'a' ? [bucket] : findAll(bucket, (element) => element.name === 'a');
    const [checkbox] = findAll(bucket, (element) => element.attributes.get('type') === 'checkbox');
    const [number] = findAll(bucket, (element) => hasClass(element, 'number'));
    const href = link?.attributes.get('href') ?? '';
    return {
      facet,
      key: checkbox?.attributes.get('value') ?? new URLSearchParams(href.split('?')[1] ?? '').get(facet),
      count: readCount(number === undefined ? '' : textOf(number), href),
      href,
      current: link?.attributes.get('aria-current') === 'true',
      checked: checkbox === undefined ? null : checkbox.attributes.has('checked'),
    };
  });
}

/** The hits of lists, without those that are in a list of their own under another. */
function hitsIn(lists: readonly MarkupElement[]): ShownHit[] {
  const items = lists.flatMap(({ children }) => children).filter((child) => typeof child !== 'string');
  return items.filter((item) => hasClass(item, 'hit')).map(readHit);
}

function readHit(item: MarkupElement): ShownHit {
  const folded = findAll(item, (element) => hasClass(element, 'copies'));
  const [link] = findAll(item, (element) => element.name === 'a');
  const [time] = findAll(item, (element) => element.name === 'time');
  return {
    href: link?.attributes.get('href') ?? '',
    title: link === undefined ? '' : textOf(link),
    date: time?.attributes.get('datetime') ?? null,
    copies: hitsIn(folded.flatMap((part) => findAll(part, ({ name }) => name === 'ol'))),
  };
}

function isInForm(element: MarkupElement): boolean {
  return (
    element.name === 'input' &&
    (element.attributes.get('form') === 'search' || element.attributes.get('type') === 'search')
  );
}

function isSent({ attributes }: MarkupElement): boolean {
  return attributes.has('name') && (attributes.get('type') !== 'checkbox' || attributes.has('checked'));
}
