/** What of a request decides its answer: which validator it has, and by which headers it varies. */

import type { Context } from 'hono';
import { citationFormat } from './article-routes.ts';
import { acceptedCoding, type Coding } from './content-coding.ts';
import { languageOf } from './page-contexts.ts';
import { addressOf } from './requests.ts';
import type { SiteSettings } from './site-settings.ts';

export interface Cacheable {
  /** All that decides the answer's bytes beside the app that gives it. */
  readonly parts: readonly string[];
  readonly vary: readonly string[];
  readonly coding: Coding;
}

/** What tells how the server is, now. */
const OF_THE_MOMENT = /^\/(?:healthz|readyz|metrics)$/;
const ASSETS = /^\/assets\//;
/** Sent as they are made, of whatever length, and so neither compressed nor kept. */
const STREAMED = /^\/search\.(?:csv|jsonl|ris|bib)$/;
/** For programs, and so the same in every language. */
const WITHOUT_LANGUAGE = /^\/(?:api\/|robots\.txt$)/;

/** Null for what no cache of pages has to do with: changes, the moment, and assets, which have ways of their own. */
export function cacheable(c: Context, settings: SiteSettings): Cacheable | null {
  const { path, method } = c.req;
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (OF_THE_MOMENT.test(path) || ASSETS.test(path)) return null;
  const isStreamed = STREAMED.test(path);
  const coding = isStreamed ? 'identity' : acceptedCoding(c.req.header('accept-encoding'));
  const parts = [addressOf(c.req.url), coding];
  const vary = isStreamed ? [] : ['Accept-Encoding'];
  if (!isStreamed && !WITHOUT_LANGUAGE.test(path)) {
    parts.push(languageOf(c.req.url, c.req.header('accept-language')));
    vary.push('Accept-Language');
  }
  if (path.startsWith('/articles/')) {
    parts.push(citationFormat(c) ?? 'page');
    vary.push('Accept');
  }
  if (path === '/') parts.push(settings.today());
  return { parts, vary, coding };
}
