/** The site as a Hono app over any search engine. */

import { type Context, Hono } from 'hono';
import { MessagePage } from '../../views/message-page.tsx';
import { english, type Messages } from '../messages/english.ts';
import { Damage } from '../problem.ts';
import { LONGEST_URL } from '../query-language/search-url.ts';
import type { SearchEngine } from '../search-engine.ts';
import { apiRoutes, errorJson } from './api.ts';
import { articleRoutes } from './article-routes.ts';
import { assetRoute } from './asset-routes.ts';
import { type Assets, loadAssets } from './assets.ts';
import { caching } from './caching.ts';
import { DamageMet } from './damage-met.ts';
import { exportRoutes } from './exports.ts';
import { FEED_TYPE, feedOf } from './feed.ts';
import { OPENSEARCH_TYPE, openSearchDescription } from './opensearch.ts';
import { PageCache } from './page-cache.ts';
import { htmlDocument, PageContexts } from './page-contexts.ts';
import { pageRoutes } from './pages.ts';
import { addressOf, readQuery } from './requests.ts';
import { securityHeaders } from './security-headers.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from './site-settings.ts';

const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /facets
Disallow: /suggest
Disallow: /api/
`;

/** Throws a Problem when a file that the settings name can't be read. */
export function createApp(
  engine: SearchEngine,
  given: Partial<SiteSettings> = {},
  loaded: Assets | null = null,
  cache: PageCache = new PageCache(),
): Hono {
  const app = new Hono();
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const assets = loaded ?? loadAssets(settings);
  const contexts = new PageContexts(settings, assets);
  const damage = new DamageMet();

  /** An error as the JSON or the page that the address asked for. */
  const failure = async (
    c: Context,
    status: 404 | 405 | 414 | 500 | 503,
    code: string,
    sentences: (t: Messages) => readonly [title: string, message: string],
  ) => {
    if (c.req.path.startsWith('/api/')) {
      return Response.json(errorJson(code, sentences(english)[1]), { status });
    }
    const context = contexts.of(c);
    const [title, message] = sentences(context.t);
    const page = htmlDocument(context, () => MessagePage({ title, message }));
    const headers = { 'Content-Type': 'text/html; charset=UTF-8', Vary: 'Accept-Language' };
    return new Response(page, { status, headers });
  };

  app.use(securityHeaders);
  app.use(caching(engine.generation, settings, assets, cache));
  app.use(async (c, next) => {
    // In bytes: it is ASCII by then.
    if (addressOf(c.req.url).length > LONGEST_URL) {
      return failure(c, 414, 'uri_too_long', (t) => [t.tooLongTitle, t.addressTooLong(LONGEST_URL / 1024)]);
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const response = await failure(c, 405, 'method_not_allowed', (t) => [
        t.notPossibleTitle,
        t.notPossible,
      ]);
      response.headers.set('Allow', 'GET, HEAD');
      return response;
    }
    return next();
  });

  app.get('/assets/*', assetRoute(assets));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const { generation, size: articles } = engine;
    const { file } = damage;
    return file === null
      ? c.json({ status: 'ok', generation, articles })
      : c.json({ status: 'damaged', generation, file }, 503);
  });
  app.get('/robots.txt', (c) => c.text(ROBOTS));
  app.get('/opensearch.xml', (c) => {
    return c.body(openSearchDescription(contexts.of(c)), 200, { 'Content-Type': OPENSEARCH_TYPE });
  });
  app.route('/api', apiRoutes(engine, settings));
  app.route('/', pageRoutes(engine, contexts, settings));
  app.route('/', articleRoutes(engine, contexts, settings));
  app.route('/', exportRoutes(engine, settings, damage));
  app.get('/search.atom', async (c) => {
    const feed = await feedOf(engine, readQuery(c, engine), settings, contexts.of(c).t);
    return c.body(feed, 200, { 'Content-Type': FEED_TYPE });
  });

  app.notFound((c) => failure(c, 404, 'not_found', (t) => [t.notFoundTitle, t.notFound]));
  app.onError((error, c) => {
    damage.remark(c, error, 'failed');
    if (error instanceof Damage) {
      return failure(c, 503, 'index_damaged', (t) => [t.damagedTitle, t.damaged]);
    }
    return failure(c, 500, 'internal', (t) => [t.wrongTitle, t.wrong]);
  });
  return app;
}
