/** The suggestions under the search box: there while one types, gone when they are not wanted. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, useBrowser } from './chromium.ts';
import { endsOf, eventually, painted, shown, stopClock } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const ARTICLE = '/articles/2010s/2019-12-02-the-gas-arrives.md';

const panel = (page: Page) => page.locator('#suggestions');
const completion = (page: Page, name: string) => panel(page).getByRole('option', { name, exact: true });
const articles = (page: Page) => panel(page).getByRole('group', { name: 'Articles' }).getByRole('option');

async function type(page: Page, text: string): Promise<void> {
  await page.locator('#suggestions[data-htmx-powered]').waitFor({ state: 'attached' });
  await page.locator('#q').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

/** Holds the server's suggestions back until they are let go, and tells how many were asked for. */
async function holdSuggestions(page: Page) {
  let letGo = () => {};
  const opened = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked: string[] = [];
  await page.route('**/suggest?*', async (route) => {
    asked.push(route.request().url());
    await opened;
    await route.continue().catch(() => {});
  });
  return { asked, letGo: () => letGo() };
}

test('they appear while one types, on every kind of page, and move nothing', async () => {
  for (const path of ['/', '/search', ARTICLE]) {
    const page = await browser.open(path);
    expect(await panel(page).isVisible()).toBe(false);
    const places = () =>
      page.evaluate(() =>
        ['#q', 'main', 'footer'].map((s) => document.querySelector(s)?.getBoundingClientRect().y),
      );
    const before = await places();
    await type(page, 'trea');
    await completion(page, 'treaty').waitFor();
    if (path !== '/search') expect(await places(), path).toEqual(before);
    await type(page, 'tiesx');
    await eventually(() => panel(page).isVisible()).toBe(false);
  }
});

test('a completion leads to its results, a title to its article', async () => {
  const page = await browser.open('/');
  await type(page, 'gas pipel');
  await completion(page, 'gas pipeline').click();
  await page.waitForURL('**/search?q=gas+pipeline');
  expect((await shown(page)).total).toBe((await site.answer('q=gas+pipeline')).total);

  await browser.open(ARTICLE);
  await type(page, 'six fla');
  const title = await articles(page).first().locator('bdi').textContent();
  await articles(page).first().click();
  await page.waitForURL('**/articles/**six-flags**');
  expect(await page.locator('h1').textContent()).toBe(title);
});

/** The option that the box says is chosen; null when it says that none is. */
function chosen(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const id = document.querySelector('#q')?.getAttribute('aria-activedescendant');
    const option = id ? document.getElementById(id) : null;
    return option?.getAttribute('aria-selected') === 'true' ? option.textContent : null;
  });
}

test('arrows choose among them while the focus stays in the box, round past either end, and Enter takes one', async () => {
  const page = await browser.open('/');
  const box = page.getByRole('combobox', { name: 'Search the archive' });
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await type(page, 'treat');
  await completion(page, 'treaty').waitFor();
  await eventually(() => box.getAttribute('aria-expanded')).toBe('true');
  const texts = await panel(page).getByRole('option').allTextContents();
  expect(texts.length).toBeGreaterThan(1);
  for (const text of [...texts, null, texts[0] as string]) {
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toBe(text);
  }
  expect(await shown(page)).toMatchObject({ box: 'treat', focus: 'q' });
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toBe(null);
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toBe(texts.at(-1));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/**');
});

test('Tab leaves the box and them behind', async () => {
  const page = await browser.open('/');
  await type(page, 'treat');
  await completion(page, 'treaty').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Search');
  expect(await panel(page).isVisible()).toBe(false);
});

test('Escape closes them and leaves what was typed; the next letter brings them back', async () => {
  const page = await browser.open('/');
  await type(page, 'trea');
  await completion(page, 'treaty').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await panel(page).isVisible()).toBe(false);
  expect(await shown(page)).toMatchObject({ box: 'trea', focus: 'q' });
  await page.keyboard.type('t');
  await completion(page, 'treaty').waitFor();
  await page.locator('h1').click();
  expect(await panel(page).isVisible()).toBe(false);
});

test('neither an answer nor a pause that comes after Enter or Escape opens them again', async () => {
  for (const key of ['Enter', 'Escape']) {
    const page = await browser.openAlone('/search');
    const { asked, letGo } = await holdSuggestions(page);
    await type(page, 'trea');
    await eventually(() => asked.length).toBe(1);
    const aborted = page.waitForEvent('requestfailed', (request) => request.url() === asked[0]);
    await page.keyboard.press(key);
    await aborted;
    letGo();
    await painted(page);
    expect(await panel(page).isVisible(), key).toBe(false);
  }

  const page = await browser.openAlone('/search');
  const { asked } = await holdSuggestions(page);
  await stopClock(page);
  await type(page, 'trea');
  await page.keyboard.press('Enter');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=trea', busy: false });
  await page.clock.runFor(1000);
  expect(asked).toEqual([]);
});

test('where results are shown they renew as before, whatever becomes of the suggestions', async () => {
  const page = await browser.openAlone('/search?tag=border');
  const { asked, letGo } = await holdSuggestions(page);
  const ends = endsOf(page);
  await type(page, 'trea');
  const first = await site.answer('q=trea&tag=border');
  await eventually(() => shown(page)).toMatchObject({
    total: first.total,
    address: '/search?q=trea&tag=border',
  });
  expect(asked).toHaveLength(1);
  letGo();
  await completion(page, 'treaty').waitFor();
  await page.unroute('**/suggest?*');

  await page.route('**/suggest?*', (route) => route.fulfill({ status: 500 }));
  browser.expectProblem(/status of 500/);
  await type(page, 't');
  await eventually(() => panel(page).isVisible()).toBe(false);
  await eventually(() => shown(page)).toMatchObject({
    address: '/search?q=treat&tag=border',
    alert: '',
    busy: false,
  });
  expect([...ends.values()]).toEqual(['answered', 'answered']);
});

test('a completion renews the results in place, and keeps what they are narrowed to', async () => {
  const page = await browser.openAlone('/search?tag=border');
  await page.evaluate(() => Object.assign(window, { same: true }));
  await type(page, 'trea');
  await completion(page, 'treaty').click();
  const { total } = await site.answer('q=treaty&tag=border');
  await eventually(() => shown(page)).toMatchObject({
    total,
    address: '/search?q=treaty&tag=border',
    box: 'treaty',
    focus: 'q',
    chips: ['border'],
  });
  expect(await panel(page).isVisible()).toBe(false);
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
});

test('where results are shown they take one row, and no screen is too narrow for them', async () => {
  for (const viewport of [PHONE, { width: 320, height: 640 }]) {
    const page = await browser.open('/search?q=', { viewport });
    await type(page, 'c');
    await panel(page).getByRole('option').first().waitFor();
    expect((await panel(page).boundingBox())?.height).toBeLessThan(50);
    expect(await articles(page).count()).toBe(0);
    await browser.open('/', { viewport });
    await type(page, 'treat');
    await articles(page).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  }
});

test('without script there are none', async () => {
  const page = await browser.open('/', { javaScriptEnabled: false });
  await page.locator('#q').pressSequentially('treaty');
  expect(await panel(page).isVisible()).toBe(false);
  await Promise.all([page.waitForURL('**/search?q=treaty'), page.keyboard.press('Enter')]);
  expect(browser.requests.filter((url) => url.includes('/suggest'))).toEqual([]);
});
