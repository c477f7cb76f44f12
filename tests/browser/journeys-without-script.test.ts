/** With script off, the ways through the archive are the same: time, views, matches, languages, files. */

import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Download, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const open = (path: string) => browser.open(path, { javaScriptEnabled: false });

/** Follows a link, and returns what the page behind it shows. */
async function follow(page: Page, selector: string) {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
  return shown(page);
}

/** That a page shows what the API finds at its address. */
async function expectTrue(page: Page): Promise<void> {
  const { address, total, hits } = await shown(page);
  const answer = await site.answer(address.split('?')[1] ?? '');
  expect({ address, total, hits }).toEqual({
    address,
    total: answer.total,
    hits: answer.hits.map(({ url }) => url),
  });
}

async function contentOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('bars lead to a year, its months and its days, and the trail leads back', async () => {
  const page = await open('/search?q=moscow');
  for (const [selector, date] of [
    ['.bars a[href$="date=2023"]', '2023'],
    ['.bars a[href$="date=2023-03"]', '2023-03'],
    ['.calendar a', '2023-03-'],
    ['.trail a[href$="date=2023"]', '2023'],
  ] as const) {
    const { address } = await follow(page, selector);
    expect(address).toContain(`/search?q=moscow&date=${date}`);
    await expectTrue(page);
  }
  expect((await follow(page, '.trail li:first-child a')).address).toBe('/search?q=moscow');
});

test('a day of any year is found by its field, once it is applied', async () => {
  const page = await open('/search?date=2023-03-20');
  expect((await follow(page, '.range a')).address).toBe('/search?day=03-20');
  await expectTrue(page);
  await page.getByLabel('Day of any year').fill('03-02');
  const { chips, total } = await follow(page, '#facets .apply');
  expect(chips).toEqual(['2 March in any year']);
  expect(total).toBe((await site.answer('day=03-02')).total);
});

test('shares, words in context and their orders are links, and stay through the next search', async () => {
  const page = await open('/search?q=border');
  await follow(page, '.views a[href*="chart=share"]');
  expect(await page.locator('.dates .share').first().innerText()).toMatch(/^[\d.]+%$/);
  await follow(page, '.views a[href*="view=context"]');
  await follow(page, '.lines-head a[href*="by=before"]');
  await page.locator('#q').fill('railway');
  const { address } = await follow(page, '#search button');
  const params = new URLSearchParams(address.split('?')[1]);
  expect(['q', 'view', 'chart', 'by'].map((name) => params.get(name))).toEqual([
    'railway',
    'context',
    'share',
    'before',
  ]);
  await page.locator('.context .match a[href*="#match-"]').first().click();
  await page.waitForURL('**/articles/**');
  expect(await page.locator('mark:target').innerText()).toMatch(/^railway/i);
});

test('an article opens at its first match, and links lead from match to match and round the end', async () => {
  const page = await open('/search?q=heihe+OR+shanghai');
  await follow(page, '.hit a[href*="the-gas-arrives"]');
  const of = await page.locator('mark[id]').count();
  for (const match of [...Array.from({ length: of }, (_, i) => i + 1), 1]) {
    await eventually(() => new URL(page.url()).hash).toBe(`#match-${match}`);
    const nav = page.locator('.match-nav').locator('visible=true');
    expect(await nav.innerText()).toContain(`${match} of ${of}`);
    await nav.getByRole('link', { name: 'Next match' }).click();
  }
});

test('the language is chosen by a link, and kept through a search', async () => {
  const page = await open('/search?q=border');
  await follow(page, '.languages a[lang=ru]');
  expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  await page.locator('#q').fill('treaty');
  const { address, total } = await follow(page, '#search button');
  expect(new URLSearchParams(address.split('?')[1]).get('lang')).toBe('ru');
  expect(total).toBe((await site.answer('q=treaty')).total);
});

test('all results come along as files, each with as many articles as there are', async () => {
  const page = await open('/search?q=border&from=1960');
  const { total } = await site.answer('q=border&from=1960');
  const records: Record<string, (text: string) => number> = {
    CSV: (text) => parse(text, { columns: true, bom: true }).length,
    'JSON Lines': (text) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)).length,
    RIS: (text) => text.match(/^ER {2}-/gm)?.length ?? 0,
    BibTeX: (text) => text.match(/^@/gm)?.length ?? 0,
  };
  for (const [name, count] of Object.entries(records)) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.take-along').getByRole('link', { name, exact: true }).click(),
    ]);
    expect(count(await contentOf(download)), name).toBe(total);
  }
});

test('an article comes along as a reference', async () => {
  const page = await open('/articles/2010s/2019-12-02-the-gas-arrives.md');
  for (const [name, begins] of [
    ['BibTeX', '@'],
    ['RIS', 'TY  - '],
    ['CSL-JSON', '['],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.cite').getByRole('link', { name, exact: true }).click(),
    ]);
    const text = await contentOf(download);
    expect(text.startsWith(begins), text.slice(0, 40)).toBe(true);
    expect(text).toContain('Power of Siberia comes on stream');
  }
});
