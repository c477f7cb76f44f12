/** With script off, the same searches, choices and pages are there, and find the same. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const WITHOUT = { javaScriptEnabled: false };

/** Does what loads a page, and returns what it shows. */
async function after(page: Page, act: () => Promise<void>) {
  await Promise.all([page.waitForEvent('load'), act()]);
  return shown(page);
}

async function hitsOf(params: string): Promise<string[]> {
  return (await site.answer(params)).hits.map((hit) => hit.url);
}

/** The parameters of an address that say something: a plain form sends its empty fields as well. */
function said(address: string): string {
  const params = [...new URLSearchParams(address.split('?')[1])].filter(([, value]) => value !== '');
  return new URLSearchParams(params).toString();
}

test('words, boxes, a range and a date find the same with script and without', async () => {
  const plain = await browser.open('/', WITHOUT);
  await plain.locator('#q').fill('border');
  await after(plain, () => plain.locator('#q').press('Enter'));
  await plain.getByRole('checkbox', { name: 'Amur Desk' }).press('Space');
  await plain.getByRole('checkbox', { name: 'Harbin Road Bureau' }).press('Space');
  await plain.getByLabel('From').fill('1960');
  const applied = await after(plain, () => plain.getByRole('button', { name: 'Apply' }).click());
  const params = 'q=border&from=1960&source=Amur+Desk&source=Harbin+Road+Bureau';
  expect(said(applied.address).split('&').sort()).toEqual(params.split('&').sort());
  expect(applied.hits).toEqual(await hitsOf(params));

  const live = await browser.open('/search');
  await live.locator('#q').fill('border');
  await eventually(() => shown(live)).toMatchObject({ title: 'border – Backfile' });
  for (const name of ['Amur Desk', 'Harbin Road Bureau']) {
    await live.getByRole('checkbox', { name }).click();
    await eventually(() => shown(live)).toMatchObject({ chips: expect.arrayContaining([name]) });
  }
  await live.getByLabel('From').fill('1960');
  await live.getByLabel('From').press('Enter');
  await eventually(() => shown(live)).toMatchObject({ from: '1960', chips: applied.chips });
  const { total, hits, counts, ticked } = await shown(live);
  expect(applied).toMatchObject({ total, hits, counts, ticked });
});

test('dates, orders, pages and chips are links, which keep what was chosen before', async () => {
  const page = await browser.open('/search?q=moscow', WITHOUT);
  const follow = (name: string | RegExp) =>
    after(page, () =>
      page
        .getByRole('link', { name, exact: typeof name === 'string' })
        .first()
        .click(),
    );
  const second = await follow('Next →');
  expect(second.hits).toEqual(await hitsOf('q=moscow&page=2'));
  const oldest = await follow('Oldest');
  expect(oldest.hits).toEqual(await hitsOf('q=moscow&sort=oldest'));
  const promised = oldest.counts.date?.undated;
  const undated = await follow(/^Undated/);
  expect(undated).toMatchObject({ total: promised, address: '/search?q=moscow&date=undated&sort=oldest' });
  const widened = await follow(/^Undated.*remove/);
  expect(widened).toMatchObject({ total: oldest.total, chips: [], hits: oldest.hits });
});

test('a chosen date, order and box survive the next search by Enter', async () => {
  const page = await browser.open('/search?q=moscow&date=2023&sort=oldest&tag=diplomacy', WITHOUT);
  await page.locator('#q').fill('china');
  const { address, hits, total } = await after(page, () => page.locator('#q').press('Enter'));
  const params = 'q=china&date=2023&tag=diplomacy&sort=oldest';
  expect(said(address).split('&').sort()).toEqual(params.split('&').sort());
  expect(hits).toEqual(await hitsOf(params));
  expect(total).toBeGreaterThan(0);
});

test('an article opens with its matches marked, and leads back to the results', async () => {
  const page = await browser.open('/search?q=treaty', WITHOUT);
  const { hits } = await shown(page);
  await after(page, () => page.locator('.hit h2 a').first().click());
  expect(await page.locator('mark', { hasText: /treat/i }).count()).toBeGreaterThan(0);
  expect((await after(page, () => page.getByRole('link', { name: /^← Results/ }).click())).hits).toEqual(
    hits,
  );
});

test('a page without script shows what the same page shows with it, and the button to apply besides', async () => {
  const address = '/search?q=border&source=Amur+Desk&from=1960';
  const plain = await browser.open(address, WITHOUT);
  const live = await browser.open(address);
  const { busy, focus, caret, ...seen } = await shown(live);
  expect(await shown(plain)).toMatchObject(seen);
  const apply = (page: Page) => page.locator('#facets').getByText('Apply', { exact: true }).isVisible();
  expect({ plain: await apply(plain), live: await apply(live) }).toEqual({ plain: true, live: false });
});
