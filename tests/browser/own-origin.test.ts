/** A reader's browser talks to this site alone: no font, script, picture or counter comes from another. */

import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { useSite } from './site.ts';

const site = useSite({
  'report.md': `---
title: A report with pictures
url: https://example.org/original
date: 2020-05-01
source: Desk
tags: [one]
---
![A bridge](https://example.org/bridge.jpg) and <img src="https://example.org/pixel.gif"> at the border,
see <https://example.org/more> and [the map](https://example.org/map).
`,
});
const browser = useBrowser(site);

test('no request of any page leaves the site', async () => {
  browser.expectProblem(/status of 404/);
  const page = await browser.openAlone('/');
  for (const path of ['/search', '/search?q=border&date=2020', '/search?q=nothing', '/nowhere'])
    await page.goto(path);
  await page.goto('/search');
  await page.locator('#q').fill('border');
  await eventually(() => shown(page)).toMatchObject({ title: 'border – Backfile' });
  await page.getByRole('checkbox', { name: 'Desk' }).click();
  await eventually(() => shown(page)).toMatchObject({ chips: ['Desk'] });
  await page.goBack();
  await eventually(() => shown(page)).toMatchObject({ chips: [] });
  await page.locator('.hit h2 a').click();
  await page.waitForURL('**/articles/report.md?q=border#match-1');
  await page.getByRole('link', { name: 'example.org' }).first().hover();

  const origins = new Set(browser.requests.map((address) => new URL(address).origin));
  expect([...origins]).toEqual([site.origin]);
  const kinds = ['/assets/', '/search?q=border', '/articles/report.md'];
  for (const kind of kinds) expect(browser.requests.some((address) => address.includes(kind))).toBe(true);
});

test('the pages set no cookie and keep nothing in the browser', async () => {
  const page = await browser.openAlone('/search?q=border');
  await page.locator('#q').fill('report');
  await eventually(() => shown(page)).toMatchObject({ title: 'report – Backfile' });
  expect(await page.context().cookies()).toEqual([]);
  const stored = () => ({ local: localStorage.length, session: sessionStorage.length });
  expect(await page.evaluate(stored)).toEqual({ local: 0, session: 0 });
});

test('the original of an article is told nothing of the search that led to it', async () => {
  const page = await browser.open('/articles/report.md?q=border');
  const link = page.getByRole('link', { name: 'example.org' });
  expect(await link.getAttribute('href')).toBe('https://example.org/original');
  expect((await link.getAttribute('rel'))?.split(' ')).toContain('noreferrer');
  const policy = (await page.request.get('/search')).headers()['referrer-policy'];
  expect(policy).toBe('same-origin');
});
