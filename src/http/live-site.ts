/**
 * A site whose index may be replaced while it answers. Each request is answered by one generation from
 * its first byte to its last; a generation that no request needs any more is closed.
 */

import type { Hono } from 'hono';
import type { SearchEngine } from '../search-engine.ts';
import { createApp } from './app.ts';
import type { Assets } from './assets.ts';
import { loadAssets } from './assets.ts';
import { PageCache } from './page-cache.ts';
import { PageContexts } from './page-contexts.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from './site-settings.ts';
import { type Sending, whenSent } from './when-sent.ts';

/** An engine, and how to let go of what it has opened. */
export interface ServedEngine {
  readonly engine: SearchEngine;
  close(): void;
}

interface Generation extends ServedEngine {
  readonly app: Hono;
  readonly cache: PageCache;
  /** Requests that are not answered to the end yet. */
  requests: number;
  isRetired: boolean;
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

  /** What that generation keeps of its answers, in bytes. */
  get keptBytes(): number {
    return this.current.cache.bytes;
  }

  /** Answers new requests by another generation; those under way keep theirs. */
  replace(served: ServedEngine): void {
    const before = this.current;
    this.current = this.open(served);
    before.isRetired = true;
    this.closeIfUnused(before);
  }

  readonly fetch = async (request: Request, environment: Sending = {}): Promise<Response> => {
    const generation = this.current;
    generation.requests += 1;
    // What is streamed is read from the index until its last byte is sent.
    const sent = new Promise<void>((resolve) => whenSent(environment, resolve));
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
    const cache = new PageCache();
    const app = createApp(served.engine, this.settings, this.assets, cache);
    return { ...served, app, cache, requests: 0, isRetired: false };
  }

  private closeIfUnused(generation: Generation): void {
    if (generation.isRetired && generation.requests === 0) generation.close();
  }
}
