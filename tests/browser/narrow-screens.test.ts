/** What fits where: the choices folded away on a phone and open on a desk, and no page wider than its screen. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { useSite } from './site.ts';

const site = useSite({
  'plain.txt':
    '---\ntitle: A plain report\ndate: 2023-05-01\nsource: Desk\ntags: [one]\n---\nOn the border.\n',
  'other.txt': '---\ntitle: Another report\ndate: 2021\nsource: Wire\ntags: [two]\n---\nOn the border.\n',
  'long.txt': longArticle(),
});
const browser = useBrowser(site);

/** Every field without a place to break it: addresses, compounds and rules of dashes are like that. */
function longArticle(): string {
  const long = (text: string) => text.repeat(40);
  return `---
title: ${long('Donaudampfschiff')}
source: ${long('wire')}
author: ${long('Wolfeschlegel')}
tags: [${long('sehrlang')}, ${long('nochlänger')}]
description: ${long('description')}
url: https://example.org/${long('path')}
date: 2020-05
---
${long('border')} ${long('=')} https://example.org/${long('x/')}

border
`;
}

const narrow = (page: Page) => page.getByText('Narrow the results');
const box = (page: Page, name: string) => page.getByRole('checkbox', { name });

test('on a phone the choices are folded away, and the first result is in sight', async () => {
  const page = await browser.open('/search?q=border', { viewport: PHONE });
  expect(await narrow(page).isVisible()).toBe(true);
  expect(await box(page, 'Desk').isVisible()).toBe(false);
  const hit = await page.locator('.hit h2').first().boundingBox();
  expect(hit?.y).toBeLessThan(PHONE.height / 2);
});

test('on a phone the choices open, and stay open while boxes are ticked and words typed', async () => {
  const page = await browser.open('/search?q=border', { viewport: PHONE });
  await narrow(page).click();
  await box(page, 'Desk').click();
  await eventually(() => shown(page)).toMatchObject({ chips: ['Desk'], busy: false });
  expect(await box(page, 'Desk').isVisible()).toBe(true);
  await page.locator('#q').fill('report');
  await eventually(() => shown(page)).toMatchObject({ title: 'report – Backfile', busy: false });
  expect(await box(page, 'Desk').isVisible()).toBe(true);
  await narrow(page).click();
  expect(await box(page, 'Desk').isVisible()).toBe(false);
});

test('on a phone a link of a choice leads to the results, which it does not cover', async () => {
  const page = await browser.open('/search', { viewport: PHONE });
  await narrow(page).click();
  await page.getByRole('link', { name: /^2023/ }).click();
  await page.waitForURL('**date=2023');
  expect(await box(page, 'Desk').isVisible()).toBe(false);
  expect((await shown(page)).chips).toEqual(['2023']);
});

test('on a desk the choices are there without opening anything', async () => {
  const page = await browser.open('/search');
  expect(await narrow(page).isVisible()).toBe(false);
  for (const name of ['Desk', 'one']) expect(await box(page, name).isVisible()).toBe(true);
  expect(await page.getByLabel('From').isVisible()).toBe(true);
  const [facets, results] = await Promise.all([
    page.locator('#facets').boundingBox(),
    page.locator('#results').boundingBox(),
  ]);
  expect((facets?.x ?? 0) + (facets?.width ?? 0)).toBeLessThanOrEqual(results?.x ?? 0);
});

test('on a desk an older browser, which can’t show what is folded, leaves the choices to be opened', async () => {
  const page = await browser.openAlone('/search');
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('::details-content', '::not-known-yet');
    await route.fulfill({ response, body });
  });
  await page.goto('/search');
  await narrow(page).click();
  expect(await box(page, 'Desk').isVisible()).toBe(true);
});

test('no page has to be scrolled sideways on a screen 320 pixels wide, whatever its words', async () => {
  browser.expectProblem(/status of 404/);
  const page = await browser.open('/', { viewport: { width: 320, height: 640 } });
  const query = encodeURIComponent('Donaudampfschiff'.repeat(40));
  const tooWide: string[] = [];
  for (const path of [
    '/',
    '/search',
    `/search?q=${query}`,
    `/search?q=${query}+OR+border&date=2020-05&from=2020-01-01&to=2020-12-31&source=${'wire'.repeat(40)}&size=1`,
    '/search?q=nothing+AND+here',
    '/articles/long.txt',
    `/articles/long.txt?q=${query}`,
    '/nowhere',
  ]) {
    await page.goto(path);
    if (await narrow(page).isVisible()) await narrow(page).click();
    const widest = await page.evaluate(() => {
      const right = (element: Element) => element.getBoundingClientRect().right;
      const [first] = [...document.querySelectorAll('body *')].sort((a, b) => right(b) - right(a));
      return `${document.documentElement.scrollWidth} px, ${first?.tagName}.${first?.className}`;
    });
    if (!widest.startsWith('320 ')) tooWide.push(`${path.slice(0, 40)}: ${widest}`);
  }
  expect(tooWide).toEqual([]);
});
