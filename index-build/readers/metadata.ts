/** Front matter → what it says of the article, under whichever of the usual names. */

import type { Draft } from '../reader.ts';
import type { FrontMatter } from './front-matter.ts';

type Metadata = Pick<
  Draft,
  | 'title'
  | 'description'
  | 'source'
  | 'authors'
  | 'section'
  | 'tags'
  | 'language'
  | 'url'
  | 'statedDates'
  | 'warnings'
>;

/** The names that are understood, those tried first coming first. */
const NAMES = {
  title: ['title'],
  date: ['date'],
  author: ['authors', 'author'],
  source: ['source'],
  section: ['section'],
  language: ['language', 'lang'],
  tag: ['tags', 'topics', 'categories', 'tag', 'topic', 'category'],
  url: ['url'],
  description: ['description', 'excerpt'],
} as const;

export function readMetadata(data: FrontMatter): Metadata {
  const date = first(data, NAMES.date);
  const given = first(data, NAMES.url);
  const url = webAddress(given);
  const noAddress = given !== null && url === null;
  return {
    title: first(data, NAMES.title) ?? '',
    description: first(data, NAMES.description),
    source: first(data, NAMES.source),
    section: first(data, NAMES.section),
    language: first(data, NAMES.language),
    authors: unique(NAMES.author.flatMap((name) => list(data[name]))),
    tags: unique(NAMES.tag.flatMap((name) => list(data[name]).flatMap(splitAtCommas))),
    url,
    statedDates: date === null ? [] : [{ text: date, evidence: 'metadata', where: 'its front matter' }],
    warnings: noAddress ? [`"${given.slice(0, 60)}" in its front matter is no http or https address`] : [],
  };
}

function first(data: FrontMatter, names: readonly string[]): string | null {
  for (const name of names) {
    const [value] = list(data[name]);
    if (value !== undefined) return value;
  }
  return null;
}

function list(value: FrontMatter[string] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function splitAtCommas(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Only what a browser may safely be sent to: an absolute http or https address. */
function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
