/** A search as an Atom feed (RFC 4287): the articles that came into the archive last. */

import { createHash } from 'node:crypto';
import { generateAtomFeed } from 'feedsmith';
import type { Article } from '../article.ts';
import type { Messages } from '../messages/english.ts';
import type { Query } from '../query.ts';
import { articleUrl, exportUrl, searchUrl } from '../query-language/search-url.ts';
import type { SearchEngine } from '../search-engine.ts';
import type { SiteSettings } from './site-settings.ts';

export const FEED_TYPE = 'application/atom+xml; charset=utf-8';

/** Entries of a feed. */
const NEWEST = 50;
/** Characters of an article's own words that an entry has where it has no description. */
const OPENING = 300;

export async function feedOf(
  engine: SearchEngine,
  query: Query,
  { title, publicUrl }: SiteSettings,
  t: Messages,
): Promise<string> {
  const asked: Query = { ...query, sort: 'arrived', page: 1, size: NEWEST };
  const { hits } = await engine.search(asked);
  const articles = await Promise.all(hits.map(({ id }) => engine.article(id)));
  const self = exportUrl(query, 'atom');
  const entries = articles
    .filter((article) => article !== null)
    .map((article) => ({
      id: urn(article.id),
      // Each entry must have one.
      title: { value: held(article.title) || article.id },
      updated: moment(article.arrived),
      // No day is made up: a date that is less exact is told with the text.
      ...(article.date?.date.length === 10 ? { published: moment(article.date.date) } : {}),
      authors: allHeld(article.authors).map((name) => ({ name })),
      categories: allHeld(article.tags).map((term) => ({ term })),
      links: [{ rel: 'alternate', type: 'text/html', href: `${publicUrl}${articleUrl(article.id)}` }],
      summary: { value: held(summaryOf(article, t)) },
    }));
  return generateAtomFeed(
    {
      id: urn(self),
      title: { value: held(query.typed === '' ? title : `${query.typed} – ${title}`) },
      // Of an empty feed nothing is known to be newer than the epoch.
      updated: entries[0]?.updated ?? moment('1970-01-01'),
      authors: [{ name: held(title) }],
      links: [
        { rel: 'self', type: 'application/atom+xml', href: `${publicUrl}${self}` },
        { rel: 'alternate', type: 'text/html', href: `${publicUrl}${searchUrl(query)}` },
      ],
      entries,
    },
    { strict: true },
  );
}

/** Source, date and opening. */
function summaryOf({ source, date, description, text }: Article, t: Messages): string {
  const line = (description ?? text.slice(0, 4 * OPENING)).replace(/\s+/g, ' ').trim();
  const opening = line.length <= OPENING ? line : `${line.slice(0, OPENING).replace(/\s?\S*$/u, '')} …`;
  const parts = [source, date === null ? t.undated : t.date(date.date), opening];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** The beginning of a day. Feeds know moments only; every reader of the feed is told the same one. */
function moment(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** What XML 1.0 can't hold becomes a space. */
function held(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ').trim();
}

/** Those of the texts that are not blank then. */
function allHeld(texts: readonly string[]): string[] {
  return texts.map(held).filter((text) => text !== '');
}

/** A name that stays the same wherever the site moves: a UUID of version 8, from a hash (RFC 9562). */
function urn(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
