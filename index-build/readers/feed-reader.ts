/** `.rss`, `.atom`, `.rdf`: a feed and its items; JSON Feed likewise, for the reader of JSON. */

import { parseFeed } from 'feedsmith';
import { Problem } from '../../src/problem.ts';
import { decodeFile } from '../decode.ts';
import type { BadRecord, Draft, Reader } from '../reader.ts';
import { isObject } from './json-records.ts';
import { RecordDrafts } from './record-draft.ts';

export const feedReader: Reader = {
  async *read(file) {
    const { text, warnings } = decodeFile(await file.whole(), 'markup');
    let isFirst = true;
    for (const item of draftsOfFeed(text)) {
      yield isFirst && 'title' in item ? { ...item, warnings: [...warnings, ...item.warnings] } : item;
      isFirst = false;
    }
  },
};

/** Whether a JSON document says that it is a feed. */
export function isJsonFeed(value: unknown): boolean {
  return (
    isObject(value) && String((value as { version?: unknown }).version).includes('jsonfeed.org/version/')
  );
}

/** The drafts of a JSON Feed. Throws a Problem for one without items. */
export function draftsOfJsonFeed(value: unknown): Generator<Draft | BadRecord> {
  return draftsOfFeed(JSON.stringify(value));
}

/** Whatever a library may make of a feed: nothing in it is sure to be there. */
type Loose = { readonly [key: string]: Loose | undefined } & readonly Loose[];

function* draftsOfFeed(text: string): Generator<Draft | BadRecord> {
  const feed = parse(text);
  const base = addressOf(feed);
  const drafts = new RecordDrafts({ map: {} });
  const items = (feed.items ?? feed.entries ?? []) as readonly Loose[];
  for (const [i, item] of items.entries()) {
    yield drafts.one(recordOf(item, feed, base), { at: `item ${i + 1}`, called: 'key' });
  }
}

function parse(text: string): Loose {
  try {
    return parseFeed(text).feed as unknown as Loose;
  } catch {
    throw new Problem('it is no feed that can be read: neither RSS, Atom, RDF nor JSON Feed');
  }
}

/** An item as a record under names that records have. Dates of updates are left out. */
function recordOf(item: Loose, feed: Loose, base: string | null): object {
  const content = item.content;
  const dc = item.dc;
  const text =
    textOf(content?.encoded) ?? textOf(content) ?? textOf(item.content_html) ?? textOf(item.content_text);
  const summary = textOf(item.description) ?? textOf(item.summary);
  const link = textOf(item.link) ?? textOf(item.url) ?? linkOf(item.links);
  return {
    id: textOf(item.guid) ?? textOf(item.id) ?? textOf(item.rdf?.about),
    title: textOf(item.title),
    date:
      textOf(item.pubDate) ??
      textOf(item.published) ??
      textOf(item.date_published) ??
      textOf(dc?.dates) ??
      textOf(dc?.date),
    content: text ?? summary,
    description: text === null ? null : summary,
    author: namesOf(item.authors) ?? namesOf(dc?.creators) ?? textOf(dc?.creator) ?? textOf(item.author),
    source: textOf(feed.title),
    language:
      textOf(item.language) ?? textOf(feed.language) ?? textOf(feed.xml?.lang) ?? textOf(feed.dc?.languages),
    url: resolved(link, base),
    tags: [...listOf(item.categories), ...listOf(item.tags)].flatMap(
      (tag) => textOf(tag.label) ?? textOf(tag.name) ?? textOf(tag.term) ?? textOf(tag) ?? [],
    ),
  };
}

function textOf(value: Loose | undefined): string | null {
  if (typeof value === 'string') return (value as string).trim() === '' ? null : value;
  if (Array.isArray(value)) return textOf(value[0]);
  return isObject(value) ? textOf(value.value) : null;
}

function listOf(value: Loose | undefined): readonly Loose[] {
  return Array.isArray(value) ? value : [];
}

function namesOf(value: Loose | undefined): string[] | null {
  const names = listOf(value).flatMap((person) => textOf(person.name) ?? textOf(person) ?? []);
  return names.length === 0 ? null : names;
}

function linkOf(links: Loose | undefined): string | null {
  const all = listOf(links);
  const own = all.find((link) => (textOf(link.rel) ?? 'alternate') === 'alternate');
  return textOf(own?.href);
}

function addressOf(feed: Loose): string | null {
  return textOf(feed.link) ?? textOf(feed.home_page_url) ?? linkOf(feed.links);
}

function resolved(link: string | null, base: string | null): string | null {
  if (link === null || base === null) return link;
  return URL.canParse(link, base) ? new URL(link, base).href : link;
}
