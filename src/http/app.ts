/** The site as a Hono app over any search engine. */

import { Hono } from 'hono';
import { MessagePage } from '../../views/message-page.tsx';
import type { SearchEngine } from '../search-engine.ts';
import { apiRoutes, errorJson } from './api.ts';
import { type Assets, loadAssets } from './assets.ts';
import { OPENSEARCH_TYPE, openSearchDescription } from './opensearch.ts';
import { htmlDocument, pageRoutes } from './pages.ts';
import { LONGEST_URL, urlLength } from './requests.ts';
import { securityHeaders } from './security-headers.ts';
import type { SiteSettings } from './site-settings.ts';

const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /suggest
Disallow: /api/
`;

export function createApp(engine: SearchEngine, settings: SiteSettings, assets: Assets = loadAssets()): Hono {
  const app = new Hono();
  const context = { site: settings.title, assets: assets.urls };

  /** An error as the JSON or the page that the address asked for. */
  const failure = async (
    path: string,
    status: 404 | 405 | 414 | 500,
    code: string,
    title: string,
    message: string,
  ) => {
    if (path.startsWith('/api/')) return Response.json(errorJson(code, message), { status });
    const page = await htmlDocument(MessagePage({ context, title, message }));
    return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=UTF-8' } });
  };

  app.use(securityHeaders);
  app.use(async (c, next) => {
    if (urlLength(c.req.url) > LONGEST_URL) {
      const message = `The address is longer than ${LONGEST_URL / 1024} KB. Shorten the query.`;
      return failure(c.req.path, 414, 'uri_too_long', 'That is too long', message);
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const message = 'This site only answers GET and HEAD requests.';
      const response = await failure(c.req.path, 405, 'method_not_allowed', 'That is not possible', message);
      response.headers.set('Allow', 'GET, HEAD');
      return response;
    }
    return next();
  });

  app.get('/assets/*', (c, next) => {
    const asset = assets.byPath.get(c.req.path);
    if (asset === undefined) return next();
    const headers = {
      'Content-Type': asset.contentType,
      'Cache-Control': 'public, max-age=31536000, immutable',
    };
    return Promise.resolve(c.body(asset.content, 200, headers));
  });
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => c.json({ status: 'ok', generation: engine.generation, articles: engine.size }));
  app.get('/robots.txt', (c) => c.text(ROBOTS));
  app.get('/opensearch.xml', (c) => {
    const description = openSearchDescription(context, new URL(c.req.url).origin);
    return c.body(description, 200, { 'Content-Type': OPENSEARCH_TYPE });
  });
  app.route('/api', apiRoutes(engine, settings));
  app.route('/', pageRoutes(engine, context, settings));

  app.notFound((c) =>
    failure(
      c.req.path,
      404,
      'not_found',
      'Not found',
      'There is nothing at this address. It may have been mistyped.',
    ),
  );
  app.onError((error, c) => {
    console.error(`${c.req.method} ${c.req.path} failed:`, error);
    return failure(
      c.req.path,
      500,
      'internal',
      'Something went wrong',
      'This is our fault, and it was noted down.',
    );
  });
  return app;
}
