/** `/api`: searches, suggestions and articles as JSON. */

import { Hono } from 'hono';
import type { SearchEngine } from '../search-engine.ts';
import { findArticle, readQuery, searchTimed, typedIn } from './requests.ts';
import { articleJson, searchJson, suggestJson } from './search-json.ts';
import type { SiteSettings } from './site-settings.ts';

export function apiRoutes(engine: SearchEngine, settings: SiteSettings): Hono {
  const api = new Hono();
  api.get('/search', async (c) => {
    const query = readQuery(c, engine);
    return c.json(searchJson(query, await searchTimed(engine, query, c)));
  });
  api.get('/suggest', async (c) => {
    const typed = typedIn(c.req.url);
    return c.json(suggestJson(typed, await engine.suggest(typed)));
  });
  api.get('/articles/*', async (c) => {
    const article = await findArticle(engine, '/api/articles/', c.req.url);
    if (article === null) return c.json(errorJson('not_found', 'There is no article at this address.'), 404);
    return c.json(articleJson(article, await engine.nearCopies(article.id), settings.fullText));
  });
  return api;
}

export function errorJson(code: string, message: string) {
  return { error: { code, message } };
}
