/** In every look and size: no page is wider than its window, nothing moves, nothing waits for a script. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, PHONE, useBrowser } from './chromium.ts';
import { painted } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const ARTICLE = '/articles/2010s/2019-12-02-the-gas-arrives.md';
const PAGES = {
  home: '/',
  results: '/search?q=border',
  narrowed: '/search?q=the+border&date=1991&from=1960&source=Amur+Desk&tag=border&sort=oldest&chart=share',
  'the days of a month': '/search?date=2023-03&chart=share',
  none: '/search?q=xylophone+AND+gas&from=1950',
  'words in context': '/search?q=china+OR+moscow&view=context',
  'an article with matches': `${ARTICLE}?q=heihe+OR+shanghai#match-2`,
  'the values of a facet': '/facets/tag?q=border',
  'an address where nothing is': '/nowhere',
};

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'reduced motion': { reducedMotion: 'reduce' },
} as const;
const PLAIN = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' } as const;

/** How wide the page is, and what stands furthest to the right of what a window scrolls to. */
function widthOf(page: Page): Promise<{ width: number; window: number; widest: string }> {
  return page.evaluate(() => {
    const right = (element: Element) => element.getBoundingClientRect().right;
    const [first] = [...document.querySelectorAll('body *')].sort((a, b) => right(b) - right(a));
    return {
      width: document.documentElement.scrollWidth,
      window: innerWidth,
      widest: `${first?.tagName}#${first?.id}.${first?.className}`,
    };
  });
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`no window is too narrow for the page: ${name}`, async () => {
    browser.expectProblem(/status of 404/);
    const page = await browser.open(path);
    const tooWide: string[] = [];
    for (const width of [320, 768, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      for (const textSize of ['100%', '200%']) {
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size;
          for (const details of document.querySelectorAll('details')) details.open = true;
        }, textSize);
        for (const [look, media] of Object.entries(LOOKS)) {
          await page.emulateMedia({ ...PLAIN, ...media });
          const seen = await widthOf(page);
          if (seen.width > seen.window)
            tooWide.push(`${width}, ${look}, text ${textSize}: ${seen.width} px, ${seen.widest}`);
        }
      }
    }
    expect(tooWide).toEqual([]);
  });
}

/** Opens an address so slowly that the page is seen before any of its scripts is there. */
async function openSlowly(path: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.openAlone('/', { viewport, reducedMotion: 'reduce' });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  await page.locator('footer.site').waitFor();
  await painted(page);
  letGo();
  await page.waitForLoadState('load');
  await page.locator('html.live').waitFor();
  await painted(page);
  return page;
}

/** What moved of a page by itself, as browsers measure it. */
function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
        const shifts: string[] = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[])
            shifts.push(`${value}: ${sources.map(({ node }) => node?.id || node?.nodeName).join()}`);
        }).observe({ type: 'layout-shift', buffered: true });
        // What is buffered comes before the next frame but one.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(shifts))));
      }),
  );
}

for (const path of [PAGES.home, PAGES.results, PAGES.none, ARTICLE]) {
  test(`nothing moves while ${path} loads, however late its scripts come`, async () => {
    for (const viewport of [DESKTOP, PHONE, { width: 1280, height: 3000 }]) {
      const page = await openSlowly(path, viewport);
      expect(await shiftsOf(page), `${viewport.width} × ${viewport.height}`).toEqual([]);
    }
  });
}

test('what is seen first needs no script: all is where it is without', async () => {
  const boxes = (page: Page) =>
    page.locator('header.site, .home, #results, .hit, .bars, article').evaluateAll((all) =>
      all.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName}#${element.id}: ${[x, y, width, height].map(Math.round)}`;
      }),
    );
  for (const viewport of [DESKTOP, PHONE]) {
    for (const path of ['/', '/search?q=border', '/search?q=border&view=context', `${ARTICLE}?q=shanghai`]) {
      const plain = await boxes(await browser.open(path, { viewport, javaScriptEnabled: false }));
      expect(plain.length).toBeGreaterThan(1);
      expect(await boxes(await browser.open(path, { viewport }))).toEqual(plain);
    }
  }
});
