/**
 * What every request passes on its way to the site and back, whichever generation answers: who may come
 * in and how often, whose turn it is, and what is noted down about it.
 */

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { getPath } from 'hono/utils/url';
import type { Log } from '../log/log.ts';
import { Lane } from './admission.ts';
import { type Admits, admitting } from './authorization.ts';
import { clientOf, isBehindTls } from './client-of.ts';
import type { LiveSite } from './live-site.ts';
import { Metrics } from './metrics.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusals } from './refusals.ts';
import type { Remarks } from './remarks.ts';
import { type Route, routeOf, searchedFor } from './routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { type Sending, whenSent } from './when-sent.ts';

export interface DoorSettings {
  /** Proxies before this server whose headers are believed. */
  readonly trustProxy: number;
  /** Requests a minute that a client may make; null: any number. */
  readonly rateLimit: number | null;
  /** `user:password` or a token; null: everybody comes in. */
  readonly auth: string | null;
  /** Whether the log has what was typed. */
  readonly logQueries: boolean;
}

export const OPEN_DOOR: DoorSettings = { trustProxy: 0, rateLimit: null, auth: null, logQueries: false };

/** What the server knows of a request beside it. */
interface Environment extends Sending {
  readonly incoming?: Pick<IncomingMessage, 'socket'>;
}

/** Those that take long pause every few milliseconds, so one of four does not hold up the quick ones. */
const SEARCHES = { atOnce: 4, waiting: 256, always: 60, longestWaitMs: 3_000 };
/** These give way to searches, but take their time all the same. */
export const WHOLE_RESULTS = { atOnce: 4, waiting: 8, always: 8, longestWaitMs: 0 };
/** A year, as is usual. Hosts beside this one are not this site's to decide about. */
const STRICT_TRANSPORT = 'max-age=31536000';

export class FrontDoor {
  private readonly settings: DoorSettings;
  private readonly admits: Admits;
  private readonly limit: RateLimit | null;
  private readonly lanes = { search: new Lane(SEARCHES), whole: new Lane(WHOLE_RESULTS) };
  private readonly refusals: Refusals;
  private readonly metrics: Metrics;
  private readonly idPrefix = randomBytes(6).toString('base64url');
  private requests = 0;
  private isClosing = false;

  constructor(
    private readonly live: LiveSite,
    private readonly log: Log,
    given: Partial<DoorSettings> = {},
  ) {
    this.settings = { ...OPEN_DOOR, ...given };
    const { auth, rateLimit } = this.settings;
    this.admits = auth === null ? () => true : admitting(auth);
    this.limit = rateLimit === null ? null : new RateLimit(rateLimit);
    this.refusals = new Refusals(live.contexts);
    this.metrics = new Metrics(() => ({
      generation: live.generation,
      articles: live.articles,
      keptBytes: live.keptBytes,
      waiting: this.lanes.search.length + this.lanes.whole.length,
    }));
  }

  /** From now on tells balancers to send nobody more. */
  drain(): void {
    this.isClosing = true;
  }

  readonly fetch = async (request: Request, environment: Environment = {}): Promise<Response> => {
    const start = performance.now();
    const route = routeOf(request);
    const id = this.idOf(request);
    const remarks: Remarks = {};
    const { generation } = this.live;
    const response = await this.answer(request, route, { ...environment, remarks });
    this.dress(response.headers, request, route, id);
    const note = (): void => {
      const ms = performance.now() - start;
      const { status } = response;
      const { results, error, pageCache } = remarks;
      const isSearch = route.pattern === '/search' || route.pattern === '/api/search';
      this.metrics.count(route.pattern, status, ms / 1000, isSearch ? results : undefined);
      if (pageCache !== undefined) this.metrics.countLookUp(pageCache);
      const q = this.settings.logQueries ? searchedFor(route, request.url) : null;
      const { method } = request;
      if (error !== undefined) this.log.error(error, `${method} ${route.pattern} failed:`, id);
      this.log.request({
        ...{ id, method, route: route.pattern, status, ms: Math.round(ms * 100) / 100, generation },
        ...(isSearch && results !== undefined ? { results } : {}),
        ...(q === null ? {} : { q }),
      });
    };
    whenSent(environment, note);
    return response;
  };

  private async answer(
    request: Request,
    route: Route,
    environment: Environment & { remarks: Remarks },
  ): Promise<Response> {
    const path = getPath(request);
    if (path !== '/healthz' && !this.admits(request.headers.get('authorization'))) {
      return this.refusals.answer('unauthorized', request, path);
    }
    if (path === '/metrics') return this.metricsAnswer(request);
    if (path === '/readyz' && this.isClosing) return Response.json({ status: 'closing' }, { status: 503 });
    const { cost } = route;
    if (cost === 'free' || cost === 'watch') return this.live.fetch(request, environment);
    const wait = this.limit?.waitOf(this.clientOf(request, environment)) ?? 0;
    if (wait > 0) return this.refusals.answer('too-many', request, path, wait);
    // Of other methods nothing is made: they are told so without a turn.
    if (request.method !== 'GET' && request.method !== 'HEAD') return this.live.fetch(request, environment);
    const lane = this.lanes[cost];
    const turn = lane.enter(() => environment.outgoing?.destroyed ?? false);
    if (turn === null) return this.refusals.answer('overloaded', request, path, lane.secondsUntilRoom);
    const release = await turn;
    // Nobody reads it any more.
    if (environment.outgoing?.destroyed) {
      release();
      return new Response(null, { status: 503 });
    }
    try {
      // What is streamed is worked on until its last byte.
      if (cost === 'whole') whenSent(environment, release);
      return await this.live.fetch(request, environment);
    } finally {
      if (cost === 'search') release();
    }
  }

  private async metricsAnswer({ method }: Request): Promise<Response> {
    const { registry } = this.metrics;
    const headers = { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' };
    if (method !== 'GET' && method !== 'HEAD')
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
    return new Response(method === 'HEAD' ? null : await registry.metrics(), { headers });
  }

  /** Headers that depend on who asks. */
  private dress(headers: Headers, request: Request, { isListed }: Route, id: string): void {
    const { auth, trustProxy } = this.settings;
    headers.set('X-Request-Id', id);
    setSecurityHeaders(headers);
    if (!isListed) headers.set('X-Robots-Tag', 'noindex, nofollow');
    if (isBehindTls(request, trustProxy)) headers.set('Strict-Transport-Security', STRICT_TRANSPORT);
    // What is for some must not be kept for all.
    if (auth !== null) {
      headers.set('Cache-Control', (headers.get('Cache-Control') ?? 'private').replace('public', 'private'));
    }
  }

  /** The one that a trusted proxy gave, so that its log and this one can be held together. */
  private idOf({ headers }: Request): string {
    this.requests += 1;
    const given = this.settings.trustProxy > 0 ? headers.get('x-request-id') : null;
    if (given !== null && /^[\w.-]{1,64}$/.test(given)) return given;
    return `${this.idPrefix}-${this.requests.toString(36)}`;
  }

  private clientOf({ headers }: Request, { incoming }: Environment): string {
    return clientOf({ headers, address: incoming?.socket.remoteAddress ?? null }, this.settings.trustProxy);
  }
}
