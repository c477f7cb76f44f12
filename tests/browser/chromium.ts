/** Chromium for a test file. A test fails when anything went wrong in one of its pages, seen or not. */

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findChromium } from './install-chromium.mjs';
import type { TestSite } from './site.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Windows come one after the other: processes of their own, or kept ready for more, only cost time.
  '--renderer-process-limit=1',
  '--disable-features=SpareRendererForSitePerProcess',
];
const PATIENCE_MS = 10_000;

/** What a reader sees beside a window that is as wide as most. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export class TestBrowser {
  /** Addresses of all the requests that pages made. */
  requests: string[] = [];
  private problems: string[] = [];
  private expected: RegExp[] = [];
  /** A window takes half a second to open, so tests that want the same kind share one. */
  private readonly windows = new Map<string, Page>();
  private spoiled: BrowserContext[] = [];
  private browser: Browser | null = null;

  constructor(private readonly site: TestSite) {}

  async launch(): Promise<void> {
    const executablePath = findChromium();
    if (executablePath === null)
      throw new Error('There is no Chromium: run tests/browser/install-chromium.mjs');
    this.browser = await chromium.launch({ executablePath, args: FLAGS });
  }

  /** Opens an address of the site, in a window that other tests may have used. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const kind = JSON.stringify(options);
    const used = this.windows.get(kind);
    const page = used ?? (await this.newWindow(options));
    this.windows.set(kind, page);
    await used?.setViewportSize(options.viewport ?? DESKTOP);
    return goto(page, path);
  }

  /** Opens an address of the site in a window of the test's own, to stop its clock or count its steps. */
  async openAlone(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newWindow(options);
    this.spoiled.push(page.context());
    return goto(page, path);
  }

  /** What the test provokes on purpose, and which is therefore no fault of the site. */
  expectProblem(problem: RegExp): void {
    this.expected.push(problem);
  }

  problemsSoFar(): readonly string[] {
    return this.problems;
  }

  /** Ends a test, and fails it for what went wrong in its pages. */
  async endTest(): Promise<void> {
    const problems = this.problems.filter((problem) => !this.expected.some((known) => known.test(problem)));
    const spoiled = this.spoiled.splice(0);
    this.requests = [];
    this.problems = [];
    this.expected = [];
    await Promise.all(spoiled.map((context) => context.close()));
    expect(problems, 'what went wrong in the pages').toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  private async newWindow(options: BrowserContextOptions): Promise<Page> {
    const settings = { viewport: DESKTOP, baseURL: this.site.origin, ...options };
    const context = await (this.browser as Browser).newContext(settings);
    context.setDefaultTimeout(PATIENCE_MS);
    await this.watch(context);
    return context.newPage();
  }

  private async watch(context: BrowserContext): Promise<void> {
    const problem = (text: string) => this.problems.push(text);
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        problem(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => problem(`page error: ${error.error().message}`));
    context.on('dialog', (dialog) => {
      problem(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    context.on('request', (request) => {
      this.requests.push(request.url());
      if (new URL(request.url()).origin !== this.site.origin) problem(`request elsewhere: ${request.url()}`);
    });
    // Chromium writes violations to the console; a report-only policy or a later version may not.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`content policy violated: ${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
  }
}

async function goto(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  await ready(page);
  return page;
}

/** Waits until scripts have taken hold of a page, where there are any. */
export async function ready(page: Page): Promise<void> {
  const live = page.locator('form[hx-get]');
  const scripts = await page.evaluate(() => window.matchMedia('(scripting: enabled)').matches);
  if (scripts && (await live.count()) > 0) await page.locator('form[data-htmx-powered]').waitFor();
}

export function useBrowser(site: TestSite): TestBrowser {
  const browser = new TestBrowser(site);
  // Starts while the site is built; the hook waits for it, and tells of a failure.
  const launched = browser.launch();
  launched.catch(() => {});
  beforeAll(() => launched);
  afterEach(() => browser.endTest());
  afterAll(() => browser.close());
  return browser;
}
