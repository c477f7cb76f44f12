/** Every match of a query as a line, over all its articles: what the page and its CSV show. */

import { LRUCache } from 'lru-cache';
import { BLANK_QUERY, type Query } from '../query.ts';
import { searchParams } from '../query-language/search-url.ts';
import type { ContextLine, ContextLines, SearchEngine } from '../search-engine.ts';
import { contextLines, sortLines } from '../snippet/context-lines.ts';
import type { SiteSettings } from './site-settings.ts';

/** Lines that are shown; the page says when there are more. */
export const MOST_LINES = 5_000;

/** Articles that are read for it: those of a query on a field that makes no lines could be very many. */
const MOST_ARTICLES = 20_000;

/** Lines of an article where articles are not shown whole: about what its snippets show. */
const MOST_OF_HIDDEN = 3;

/** Queries whose lines are kept for their other pages and orders: some megabytes at most. */
const KEPT = 4;
const kept = new WeakMap<SearchEngine, LRUCache<string, Promise<ContextLines>>>();

/** In the order that the query asks for. Lets other requests in between. */
export async function wordsInContext(
  engine: SearchEngine,
  query: Query,
  { fullText }: Pick<SiteSettings, 'fullText'>,
): Promise<ContextLines> {
  const ofEngine = kept.get(engine) ?? new LRUCache<string, Promise<ContextLines>>({ max: KEPT });
  kept.set(engine, ofEngine);
  const key = `${fullText} ${searchParams(query, SHOWN_ALIKE)}`;
  const reading = ofEngine.get(key) ?? readLines(engine, query, fullText);
  ofEngine.set(key, reading);
  // What failed is tried again.
  reading.catch(() => ofEngine.delete(key));
  const { lines, isCut } = await reading;
  return { lines: query.by === 'article' ? lines : sortLines(lines, query.by), isCut };
}

/** What makes no difference to which lines there are. */
const { view, chart, by, lang, size } = BLANK_QUERY;
const SHOWN_ALIKE = { page: 1, size, view, chart, by, lang };

async function readLines(engine: SearchEngine, query: Query, fullText: boolean): Promise<ContextLines> {
  const mostOfOne = fullText ? Number.POSITIVE_INFINITY : MOST_OF_HIDDEN;
  const sought = await engine.sought(query);
  const lines: ContextLine[] = [];
  const marked = [sought.title, sought.description, sought.text];
  if (marked.every(({ terms, phrases }) => terms.size === 0 && phrases.length === 0)) {
    return { lines, isCut: false };
  }
  let articles = 0;
  for await (const article of engine.articles(query)) {
    // One more than is shown tells that there are more.
    lines.push(...contextLines(article, sought, Math.min(mostOfOne, MOST_LINES + 1 - lines.length)));
    articles += 1;
    if (lines.length > MOST_LINES || articles > MOST_ARTICLES) {
      return { lines: lines.slice(0, MOST_LINES), isCut: true };
    }
  }
  return { lines, isCut: false };
}
