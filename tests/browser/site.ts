/** A whole site for a test: an archive is built, opened and served on a free port, and cleaned up after. */

import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { createApp } from '../../src/http/app.ts';
import type { searchJson } from '../../src/http/search-json.ts';
import { listen, type RunningServer, type Site } from '../../src/http/server.ts';
import type { SiteSettings } from '../../src/http/site-settings.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { Query } from '../../src/query.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { type Files, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

/** The folder of the sample archive. */
export const SAMPLE = join(PACKAGE_ROOT, 'data/articles');

const SETTINGS = { title: 'Backfile', fullText: true };

export type SearchAnswer = ReturnType<typeof searchJson>;

export class TestSite {
  /** Runs before each search of a page, which waits for it; what it throws is the server's failure. */
  beforeSearch: (query: Query) => void | Promise<void> = () => {};
  /** What was typed in each search that the server was asked for, in order. */
  asked: string[] = [];
  private held: ReturnType<typeof gate>[] = [];
  private readonly temporary = temporaryFolder();
  private engine: SearchEngine | null = null;
  private server: RunningServer | null = null;
  private port = 0;

  constructor(
    private readonly archive: string | Files,
    private readonly settings: Partial<SiteSettings>,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const { archive, temporary } = this;
    const folder = typeof archive === 'string' ? archive : writeArchive(temporary.path, archive);
    const index = join(temporary.path, 'index');
    await build({ folder, index, today: '2024-01-31' });
    this.engine = openCompiledEngine(await openGeneration(index));
    await this.start();
  }

  /** Holds the server's answers to these queries back until each is let go, or the test ends. */
  holdBack(...queries: string[]): (query: string) => void {
    const gates = new Map(queries.map((query) => [query, gate()]));
    this.held.push(...gates.values());
    this.beforeSearch = ({ typed }) => gates.get(typed)?.opened;
    return (query) => gates.get(query)?.open();
  }

  /** Undoes what a test did to the server. */
  reset(): void {
    for (const { open } of this.held.splice(0)) open();
    this.beforeSearch = () => {};
    this.asked = [];
  }

  /** Listens, again on the same port after a stop. */
  async start(): Promise<void> {
    const siteAt = (publicUrl: string): Site => {
      const app = createApp(this.watched(), {
        ...SETTINGS,
        ...this.settings,
        publicUrl: publicUrl.replace('localhost', '127.0.0.1'),
      });
      return {
        fetch: (request, environment) => {
          // As if nothing were kept anywhere: tests count searches, hold them back and have them fail.
          for (const name of ['If-None-Match', 'Accept-Encoding']) request.headers.delete(name);
          return app.fetch(request, environment);
        },
      };
    };
    this.server = await listen(siteAt, '127.0.0.1', this.port);
    this.port = Number(new URL(this.server.url).port);
  }

  async stop(): Promise<void> {
    await this.server?.close();
    this.server = null;
  }

  async close(): Promise<void> {
    await this.stop();
    this.temporary.remove();
  }

  /** What the API says to the parameters of a results page, past everything that a test does to the server. */
  async answer(params: string): Promise<SearchAnswer> {
    const app = createApp(this.engine as SearchEngine, SETTINGS);
    const response = await app.request(`/api/search?${params}`);
    return (await response.json()) as SearchAnswer;
  }

  private watched(): SearchEngine {
    const engine = this.engine as SearchEngine;
    return {
      generation: engine.generation,
      size: engine.size,
      languages: engine.languages,
      article: (id) => engine.article(id),
      nearCopies: (id) => engine.nearCopies(id),
      count: (query) => engine.count(query),
      sought: (query) => engine.sought(query),
      suggest: (typed) => engine.suggest(typed),
      articles: (query) => engine.articles(query),
      facetBuckets: (query, facet) => engine.facetBuckets(query, facet),
      similar: (id) => engine.similar(id),
      search: async (query) => {
        this.asked.push(query.typed);
        await this.beforeSearch(query);
        return engine.search(query);
      },
    };
  }
}

/** A site for all the tests of a file. What they hook into it ends with each of them. */
export function useSite(archive: string | Files, settings: Partial<SiteSettings> = {}): TestSite {
  const site = new TestSite(archive, settings);
  beforeAll(() => site.open());
  afterEach(() => site.reset());
  afterAll(() => site.close());
  return site;
}

/** A promise and what fulfils it. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
