/**
 * Answers that caches may keep. A client or proxy that names the answer it has is told so before any work
 * is done for it; pages are compressed once and kept; what failed or tells of the moment is kept by nobody.
 */

import type { MiddlewareHandler } from 'hono';
import type { Assets } from './assets.ts';
import { type Cacheable, cacheable } from './cacheable.ts';
import { compressed, SHORTEST_COMPRESSED } from './content-coding.ts';
import type { KeptAnswer, PageCache } from './page-cache.ts';
import { remarksOf } from './remarks.ts';
import type { SiteSettings } from './site-settings.ts';
import { etagOf, fingerprintOf, isKnown } from './validators.ts';

/**
 * Anyone may store it, proxies for all their readers, and asks before each use whether it still is the
 * answer. With an age it would be shown, when the archive has changed, beside pages that know of it.
 */
const STORED_AND_ASKED = 'public, no-cache';

/** What an answer that is used again does not say again: how long its search took. */
const OF_ONE_REQUEST = /^server-timing$/i;

export function caching(
  generation: string,
  settings: SiteSettings,
  assets: Assets,
  cache: PageCache,
): MiddlewareHandler {
  const fingerprint = fingerprintOf(generation, settings, assets);
  return async (c, next) => {
    const asked = cacheable(c, settings);
    if (asked === null) {
      await next();
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
      return;
    }
    const etag = etagOf(fingerprint, ...asked.parts);
    const ifNoneMatch = c.req.header('if-none-match');
    if (isKnown(ifNoneMatch, etag)) return c.body(null, 304, headersOf(asked, etag));
    const held = cache.get(etag);
    if (held !== undefined) {
      const kept = await held;
      if (kept !== null) {
        const remarks = remarksOf(c);
        remarks.pageCache = 'hit';
        if (kept.results !== undefined) remarks.results = kept.results;
        return answerOf(kept, 'hit');
      }
    }
    if (asked.coding !== 'identity') remarksOf(c).pageCache = 'miss';

    const make = async (): Promise<KeptAnswer | null> => {
      await next();
      if (c.res.status !== 200) {
        if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
        return null;
      }
      for (const [name, value] of Object.entries(headersOf(asked, etag))) c.res.headers.set(name, value);
      if (asked.coding === 'identity') return null;
      return { ...(await coded(c.res, asked.coding)), results: remarksOf(c).results };
    };
    // What is not compressed is large, and made as quickly as it was the first time.
    const made = asked.coding === 'identity' ? await make() : await cache.make(etag, make);
    if (made !== null) c.res = answerOf(made, 'fwd=miss; stored');
    // Whoever asks for anything but what there is has it, whatever it is.
    if (ifNoneMatch?.trim() === '*' && c.res.status === 200) {
      await c.res.body?.cancel();
      // Another answer takes on the headers of the one before it.
      c.res = undefined;
      c.res = new Response(null, { status: 304, headers: headersOf(asked, etag) });
    }
    return undefined;
  };
}

function headersOf({ vary }: Cacheable, etag: string): Record<string, string> {
  const varying = vary.length === 0 ? {} : { Vary: vary.join(', ') };
  return { ETag: etag, 'Cache-Control': STORED_AND_ASKED, ...varying };
}

/** The answer as it is sent and kept. */
async function coded(
  response: Response,
  coding: Exclude<Cacheable['coding'], 'identity'>,
): Promise<Omit<KeptAnswer, 'results'>> {
  const content = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => !OF_ONE_REQUEST.test(name));
  if (content.length < SHORTEST_COMPRESSED) return { headers, body: content };
  const body = await compressed(content, coding, 'quick');
  return { headers: [...headers, ['content-encoding', coding]], body };
}

/** `Cache-Status` (RFC 9211) tells whether the answer was there. */
function answerOf({ headers, body }: KeptAnswer, status: string): Response {
  const all = new Headers(headers as [string, string][]);
  all.set('Content-Length', String(body.length));
  all.set('Cache-Status', `Backfile; ${status}`);
  return new Response(body as BodyInit, { headers: all });
}
