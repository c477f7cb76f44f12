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

/** Path and query of a request's URL: whichever host was asked has no say in an answer. */
export function addressOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3));
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
