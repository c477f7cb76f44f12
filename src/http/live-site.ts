/**
 * A site whose index may be replaced while it answers. Each request is answered by one generation from
 * its first byte to its last; a generation that no request needs any more is closed.
 */

import type { Hono } from 'hono';
import type { SearchEngine } from '../search-engine.ts';
import { createApp } from './app.ts';
import type { Assets } from './assets.ts';
import { loadAssets } from './assets.ts';
import { PageContexts } from './page-contexts.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from './site-settings.ts';

/** An engine, and how to let go of what it has opened. */
export interface ServedEngine {
  readonly engine: SearchEngine;
  close(): void;
}

interface Generation extends ServedEngine {
  readonly app: Hono;
  /** Requests that are not answered to the end yet. */
  requests: number;
  isRetired: boolean;
}

interface Emitter {
  /** Whether it is over: then nothing more is told of it. */
  readonly destroyed?: boolean;
  once(event: 'close', listen: () => void): unknown;
}

/** What a server tells of a request beside it: the request on its connection, and the answer on its way. */
interface Environment {
  readonly incoming?: Emitter & { readonly socket: { readonly destroyed: boolean } };
  readonly outgoing?: Emitter;
}

export class LiveSite {
  /** For pages that no index is needed for. */
  readonly contexts: PageContexts;
  private readonly settings: SiteSettings;
  private readonly assets: Assets;
  private current: Generation;

  /** Throws a Problem when a file that the settings name can't be read. */
  constructor(served: ServedEngine, given: Partial<SiteSettings> = {}) {
    this.settings = { ...DEFAULT_SETTINGS, ...given };
    this.assets = loadAssets(this.settings);
    this.contexts = new PageContexts(this.settings, this.assets);
    this.current = this.open(served);
  }

  /** The generation that new requests are answered by. */
  get generation(): string {
    return this.current.engine.generation;
  }

  /** How many articles that generation has. */
  get articles(): number {
    return this.current.engine.size;
  }

  /** Answers new requests by another generation; those under way keep theirs. */
  replace(served: ServedEngine): void {
    const before = this.current;
    this.current = this.open(served);
    before.isRetired = true;
    this.closeIfUnused(before);
  }

  readonly fetch = async (request: Request, environment: Environment = {}): Promise<Response> => {
    const generation = this.current;
    generation.requests += 1;
    const sent = isSent(environment);
    try {
      return await generation.app.fetch(request, environment);
    } finally {
      // Both: the reader may be gone while the answer is still being made of what is in the index.
      void sent.then(() => {
        generation.requests -= 1;
        this.closeIfUnused(generation);
      });
    }
  };

  private open(served: ServedEngine): Generation {
    const app = createApp(served.engine, this.settings, this.assets);
    return { ...served, app, requests: 0, isRetired: false };
  }

  private closeIfUnused(generation: Generation): void {
    if (generation.isRetired && generation.requests === 0) generation.close();
  }
}

/**
 * Waits until the last of an answer is sent, or nobody is there any more to send it to: what is streamed
 * is read from the index until then.
 */
function isSent({ incoming, outgoing }: Environment): Promise<void> {
  // Who waited for its turn may be gone by then.
  if (outgoing === undefined || outgoing.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    outgoing.once('close', resolve);
    // An answer that waits for one before it on its connection is not told of that connection's end.
    incoming?.once('close', () => {
      if (incoming.socket.destroyed) resolve();
    });
  });
}
