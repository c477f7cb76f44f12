/** What axe finds wrong with the pages, by day and by night, on a phone and on a desk: nothing. */

import { expect, test } from 'vitest';
import { faultsInEveryLook, faultsOf } from './axe.ts';
import { PHONE, useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const PAGES = {
  'the home page': '/',
  'results, with notes on how the query was read': '/search?q=the+"border+treaty"&date=soon',
  'results that are narrowed':
    '/search?q=border&date=1991&from=1960&to=2020&source=Amur+Desk&source=The+Meridian+Wire&tag=border&sort=oldest',
  'no results': '/search?q=xylophone+AND+gas',
  'an article': '/articles/2010s/2019-12-02-the-gas-arrives.md',
  'an article at one of its matches': '/articles/2010s/2019-12-02-the-gas-arrives.md?q=gas+china#match-2',
  'the calendar of a month': '/search?date=2023-03',
  'shares over time': '/search?q=border&chart=share',
  'the values of a facet': '/facets/tag?q=border&within=e',
  'typed conditions and words that only some have': '/search?q=title:treaty+pandas+ussuri+after:1950',
  'a first page in Russian': '/?lang=ru',
  'results in Russian': '/search?q=the+border&lang=ru',
  'an article in Russian': '/articles/2010s/2019-12-02-the-gas-arrives.md?q=gas&lang=ru#match-1',
  'results in Chinese': '/search?q=border&lang=zh',
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`axe finds no fault with ${name}`, async () => {
    const page = await browser.open(path);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
}

test('axe finds no fault with words in context', async () => {
  const page = await browser.open('/search?q=border&view=context&by=after');
  // What is cut of a line reaches, as axe sees it, over the choices beside, which other pages have too.
  expect(await faultsInEveryLook(page, 'main')).toEqual([]);
});

test('axe finds no fault with the open suggestions', async () => {
  for (const path of ['/', '/search', '/articles/2010s/2019-12-02-the-gas-arrives.md']) {
    const page = await browser.open(path);
    await page.locator('#suggestions[data-htmx-powered]').waitFor({ state: 'attached' });
    await page.locator('#q').pressSequentially('treat');
    await page.locator('#suggestions a').first().waitFor();
    await eventually(() => shown(page)).toMatchObject({ busy: false });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Of what they cover, axe can't tell the colours.
      expect(await faultsOf(page, `${path}, ${colorScheme}`, '#search')).toEqual([]);
    }
  }
});

test('axe finds no fault with an address where nothing is', async () => {
  browser.expectProblem(/status of 404/);
  const page = await browser.open('/articles/nowhere');
  expect(await faultsInEveryLook(page)).toEqual([]);
});

test('axe finds no fault with the opened panel of a phone', async () => {
  const page = await browser.open('/search?from=1950&tag=diplomacy', { viewport: PHONE });
  await page.getByText('Narrow the results').click();
  await page.getByRole('searchbox', { name: 'Search within: Tag' }).fill('r');
  await eventually(() => page.locator('#values-tag > li').count()).toBeGreaterThan(8);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page, colorScheme)).toEqual([]);
  }
});

test('axe finds no fault with renewed results, nor with the alert of a failure', async () => {
  const page = await browser.open('/search');
  await page.locator('#q').fill('border');
  await eventually(() => shown(page)).toMatchObject({ title: 'border – Backfile' });
  browser.expectProblem(/status of 414/);
  await page.locator('#q').fill('й'.repeat(3000));
  await page.getByRole('alert').filter({ hasText: 'too long' }).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
});

test('axe finds no fault with the list of keys', async () => {
  const page = await browser.open('/search?q=border');
  await page.keyboard.press('?');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page, colorScheme, '#keys')).toEqual([]);
  }
});

test('axe finds no fault with a suggestion that is chosen', async () => {
  for (const path of ['/', '/search?lang=ru']) {
    const page = await browser.open(path);
    await page.locator('#suggestions[data-htmx-powered]').waitFor({ state: 'attached' });
    await page.locator('#q').pressSequentially('treat');
    await page.locator('#suggestions a').first().waitFor();
    await eventually(() => shown(page)).toMatchObject({ busy: false });
    await page.keyboard.press('ArrowDown');
    await page.locator('#suggestions a[aria-selected=true]').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page, `${path}, ${colorScheme}`, '#search')).toEqual([]);
    }
  }
});
