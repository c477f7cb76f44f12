/**
 * One page of so many bytes: `node constant-server.mjs BYTES whole|bare`. Whole, all that a request passes is there, as
 * `backfile serve` has it: turns, validators, headers, metrics and the log; only the page is made of nothing.
 * Bare, it is Node's server and the router alone: what any page costs at least.
 */

import { Hono } from 'hono';
import { loadAssets } from '../../dist/src/http/assets.js';
import { caching } from '../../dist/src/http/caching.js';
import { FrontDoor } from '../../dist/src/http/front-door.js';
import { PageCache } from '../../dist/src/http/page-cache.js';
import { PageContexts } from '../../dist/src/http/page-contexts.js';
import { securityHeaders } from '../../dist/src/http/security-headers.js';
import { listen } from '../../dist/src/http/server.js';
import { DEFAULT_SETTINGS } from '../../dist/src/http/site-settings.js';
import { openLog } from '../../dist/src/log/log.js';

const [bytes, how] = process.argv.slice(2);
const page = `<!DOCTYPE html>${'x'.repeat(Math.max(0, Number(bytes) - 15))}`;
const assets = loadAssets(DEFAULT_SETTINGS);
const cache = new PageCache();
const app = new Hono();
app.use(securityHeaders);
if (how !== 'bare') app.use(caching('constant', DEFAULT_SETTINGS, assets, cache));
app.get('/search', (c) => c.html(page));
const live = {
  fetch: (request, environment) => app.fetch(request, environment),
  contexts: new PageContexts(DEFAULT_SETTINGS, assets),
  generation: 'constant',
  articles: 1,
  keptBytes: 0,
};
const door = new FrontDoor(live, openLog({ format: 'json', level: 'info' }));
const server = await listen(() => (how === 'bare' ? app : door), '127.0.0.1', 0);
console.log(server.url);
