/** What routes read of a request and note on its answer. */

import type { Context } from 'hono';
import { type Article, articleIdsFromUrl } from '../article.ts';
import type { Query } from '../query.ts';
import { withinLimits } from '../query-language/limits.ts';
import { readSearchParams } from '../query-language/search-params.ts';
import type { SearchEngine, SearchResponse } from '../search-engine.ts';
import { remarksOf } from './remarks.ts';

/** The article that the rest of a request's path names; null when there is none. */
export async function findArticle(
  engine: SearchEngine,
  prefix: string,
  url: string,
): Promise<Article | null> {
  for (const id of articleIdsFromUrl(new URL(url).pathname.slice(prefix.length))) {
    const article = await engine.article(id);
    if (article !== null) return article;
  }
  return null;
}

/** The path and query of a URL, in bytes: they are ASCII by then. */
export function urlLength(url: string): number {
  const { pathname, search } = new URL(url);
  return pathname.length + search.length;
}

/** The query that a request's parameters spell. */
export function readQuery(c: Context, engine: SearchEngine): Query {
  return readSearchParams(new URL(c.req.url).searchParams, engine.languages);
}

/** What was typed, as far as it is read. */
export function typedIn(url: string): string {
  return withinLimits(new URL(url).searchParams.get('q') ?? '');
}

/** Searches, and says in `Server-Timing` how long it took: never in the body, which stays repeatable. */
export async function searchTimed(engine: SearchEngine, query: Query, c: Context): Promise<SearchResponse> {
  const start = performance.now();
  const response = await engine.search(query);
  c.header('Server-Timing', `search;dur=${(performance.now() - start).toFixed(2)}`);
  remarksOf(c).results = response.total;
  return response;
}
