/** What those are told whose requests are not worked on: made once and kept, since there may be very many. */

import { MessagePage } from '../../views/message-page.tsx';
import { english, type Messages } from '../messages/english.ts';
import { errorJson } from './api.ts';
import { htmlDocument, type PageContexts } from './page-contexts.ts';

export type Refusal = 'too-many' | 'overloaded' | 'not-ready' | 'unauthorized';

const STATUS: Readonly<Record<Refusal, number>> = {
  'too-many': 429,
  overloaded: 503,
  'not-ready': 503,
  unauthorized: 401,
};

type Sentences = (t: Messages) => readonly [title: string, message: string];
const SENTENCES: Readonly<Record<Refusal, Sentences>> = {
  'too-many': (t) => [t.tooManyTitle, t.tooMany],
  overloaded: (t) => [t.overloadedTitle, t.overloaded],
  'not-ready': (t) => [t.overloadedTitle, t.overloaded],
  unauthorized: (t) => [t.unauthorizedTitle, t.unauthorized],
};

export class Refusals {
  private readonly pages = new Map<string, Buffer<ArrayBuffer>>();

  constructor(private readonly contexts: PageContexts) {}

  /** As JSON for the API, else as a page in the language that was asked for. `wait` is in seconds. */
  async answer(refusal: Refusal, request: Request, path: string, wait = 0): Promise<Response> {
    const headers: Record<string, string> = { 'Cache-Control': 'no-store' };
    if (wait > 0) headers['Retry-After'] = String(wait);
    if (refusal === 'unauthorized') headers['WWW-Authenticate'] = 'Basic realm="Archive", charset="UTF-8"';
    const status = STATUS[refusal];
    if (path.startsWith('/api/')) {
      headers['Content-Type'] = 'application/json';
      const code = refusal.replace('-', '_');
      return new Response(JSON.stringify(errorJson(code, SENTENCES[refusal](english)[1])), {
        status,
        headers,
      });
    }
    headers['Content-Type'] = 'text/html; charset=UTF-8';
    headers.Vary = 'Accept-Language';
    return new Response(await this.page(refusal, request), { status, headers });
  }

  private async page(refusal: Refusal, { url, headers }: Request): Promise<Buffer<ArrayBuffer>> {
    const context = this.contexts.for(url, headers.get('accept-language') ?? undefined);
    const key = `${refusal} ${context.t.tag} ${context.all.lang}`;
    const kept = this.pages.get(key);
    if (kept !== undefined) return kept;
    const [title, message] = SENTENCES[refusal](context.t);
    const page = htmlDocument(context, () => MessagePage({ title, message }));
    this.pages.set(key, page);
    return page;
  }
}
