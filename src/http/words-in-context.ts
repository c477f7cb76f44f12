/** Every match of a query as a line, over all its articles: what the page and its CSV show. */

import type { Query } from '../query.ts';
import type { ContextLine, ContextLines, SearchEngine } from '../search-engine.ts';
import { contextLines, sortLines } from '../snippet/context-lines.ts';
import type { SiteSettings } from './site-settings.ts';

/** Lines that are shown; the page says when there are more. */
export const MOST_LINES = 5_000;

/** Articles that are read for it: those of a query on a field that makes no lines could be very many. */
const MOST_ARTICLES = 20_000;

/** Lines of an article where articles are not shown whole: about what its snippets show. */
const MOST_OF_HIDDEN = 3;

export async function wordsInContext(
  engine: SearchEngine,
  query: Query,
  { fullText }: Pick<SiteSettings, 'fullText'>,
): Promise<ContextLines> {
  const mostOfOne = fullText ? Number.POSITIVE_INFINITY : MOST_OF_HIDDEN;
  const { matching } = await engine.search({ ...query, page: 1, size: 1 });
  const clause = matching === 'some' ? query.relaxed : query.clause;
  const sought = await engine.sought({ ...query, clause });
  const lines: ContextLine[] = [];
  const marked = [sought.title, sought.description, sought.text];
  if (marked.every(({ terms, phrases }) => terms.size === 0 && phrases.length === 0)) {
    return { lines, isCut: false };
  }
  let articles = 0;
  let isCut = false;
  for await (const article of engine.articles(query)) {
    articles += 1;
    // One more than is shown tells that there are more.
    lines.push(...contextLines(article, sought, Math.min(mostOfOne, MOST_LINES + 1 - lines.length)));
    isCut = lines.length > MOST_LINES || articles === MOST_ARTICLES;
    if (isCut) break;
  }
  const kept = lines.slice(0, MOST_LINES);
  return { lines: query.by === 'article' ? kept : sortLines(kept, query.by), isCut };
}
