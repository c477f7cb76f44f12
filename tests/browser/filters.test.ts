/** Narrowing by date, source and tag: every number is true, and no choice is lost along the way. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const addressOf = (page: Page) => shown(page).then(({ address }) => address);

/** Clicks a link to other results and waits for them. */
async function follow(page: Page, name: string | RegExp, within = '#facets'): Promise<void> {
  const link = page.locator(within).getByRole('link', { name, exact: true }).first();
  const address = await link.getAttribute('href');
  await link.click();
  await eventually(() => shown(page)).toMatchObject({ address, busy: false });
}

test('each date that is offered opens a page whose heading has the number it promised', async () => {
  const page = await browser.open('/search?q=border&source=Amur+Desk');
  const { counts, total } = await shown(page);
  const promised = Object.entries(counts.date ?? {});
  expect(promised.reduce((sum, [, count]) => sum + count, 0)).toBe(total);
  const links = page.locator('.dates .bucket a');
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  for (const [place, [, count]] of promised.entries()) {
    await page.goto(addresses[place] as string);
    expect(await shown(page)).toMatchObject({ total: count, box: 'border', ticked: ['source=Amur Desk'] });
  }
});

test('a year opens into its months and a month into its days, each number true, with the way back up', async () => {
  const page = await browser.open('/search');
  for (const [link, date, chip] of [
    ['2023', '2023', '2023'],
    ['March', '2023-03', 'March 2023'],
  ] as const) {
    const promised = (await shown(page)).counts.date?.[date];
    await follow(page, link);
    const { total, chips, counts, address } = await shown(page);
    expect({ total, chips, address }).toEqual({
      total: promised,
      chips: [chip],
      address: `/search?date=${date}`,
    });
    const parts = Object.entries(counts.date ?? {}).filter(([key]) => key !== 'undated');
    expect(parts.reduce((sum, [, count]) => sum + count, 0)).toBe(total);
  }
  await page
    .getByRole('list', { name: 'Chosen date' })
    .getByRole('link', { name: '2023', exact: true })
    .click();
  await page.waitForURL('**/search?date=2023');
  await follow(page, 'All dates');
  expect(await shown(page)).toMatchObject({ address: '/search', total: (await site.answer('')).total });
});

test('a ticked box narrows to what its number promised, and a second one adds to it', async () => {
  const page = await browser.open('/search?q=border');
  const { counts } = await shown(page);
  const [amur, harbin] = [counts.source?.['Amur Desk'], counts.source?.['Harbin Road Bureau']];
  await page.getByRole('checkbox', { name: 'Harbin Road Bureau' }).click();
  await eventually(() => shown(page)).toMatchObject({
    total: harbin,
    chips: ['Harbin Road Bureau'],
    address: '/search?q=border&source=Harbin+Road+Bureau',
  });
  // A facet's counts ignore its own choices: what is not ticked keeps its number.
  expect((await shown(page)).counts.source).toEqual(counts.source);
  await page.getByRole('checkbox', { name: 'Amur Desk' }).click();
  await eventually(() => shown(page)).toMatchObject({ total: (amur ?? 0) + (harbin ?? 0) });
  expect((await shown(page)).focus).toBe('source=Amur Desk');
  await page.getByRole('checkbox', { name: 'Harbin Road Bureau' }).click();
  await eventually(() => shown(page)).toMatchObject({ total: amur, ticked: ['source=Amur Desk'] });
});

test('boxes of two facets narrow together, and each number is that of the other facet’s choice', async () => {
  const page = await browser.open('/search');
  await page.getByRole('checkbox', { name: 'Amur Desk' }).click();
  await eventually(() => shown(page)).toMatchObject({ chips: ['Amur Desk'] });
  const promised = (await shown(page)).counts.tag?.diplomacy;
  await page.getByRole('checkbox', { name: 'diplomacy' }).click();
  await eventually(() => shown(page)).toMatchObject({ total: promised, chips: ['Amur Desk', 'diplomacy'] });
});

test('a value beyond the first eight is found by typing, can be ticked, and keeps the focus and its tick', async () => {
  const page = await browser.open('/search');
  expect(await page.getByRole('checkbox', { name: 'culture' }).count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search within: Tag' }).pressSequentially('cult');
  await page.getByRole('checkbox', { name: 'culture' }).click();
  await eventually(() => shown(page)).toMatchObject({ chips: ['culture'], ticked: ['tag=culture'] });
  expect((await shown(page)).focus).toBe('tag=culture');
});

test('the ends of a range take effect on Enter and on leaving the field, one step back each', async () => {
  const page = await browser.openAlone('/search?q=border');
  const steps = await page.evaluate(() => history.length);
  await page.getByLabel('From').fill('1989');
  expect(await addressOf(page)).toBe('/search?q=border');
  await page.getByLabel('From').press('Enter');
  const since = await site.answer('q=border&from=1989');
  await eventually(() => shown(page)).toMatchObject({
    total: since.total,
    from: '1989',
    chips: ['From 1989'],
    address: '/search?q=border&from=1989',
    focus: 'from',
  });
  await page.getByLabel('To', { exact: true }).fill('2008-12');
  await page.getByLabel('To', { exact: true }).press('Tab');
  const within = await site.answer('q=border&from=1989&to=2008-12');
  await eventually(() => shown(page)).toMatchObject({ total: within.total, to: '2008-12' });
  expect(within.total).toBeLessThan(since.total);
  expect(await page.evaluate(() => history.length)).toBe(steps + 2);
});

test('what can’t be read as a date stays in the field, is left out and said so', async () => {
  const page = await browser.open('/search?q=border');
  await page.getByLabel('From').fill('soon');
  await page.getByLabel('From').press('Enter');
  await page.getByText('“soon” was left out').waitFor();
  expect(await shown(page)).toMatchObject({ total: (await site.answer('q=border')).total, chips: [] });
});

test('each thing that the results are narrowed to can be taken away by itself', async () => {
  const params = 'q=border&date=2023&from=1949&source=Amur+Desk&source=The+Meridian+Wire';
  const page = await browser.open(`/search?${params}`);
  const chips = ['2023', 'From 1949', 'Amur Desk', 'The Meridian Wire'];
  expect((await shown(page)).chips).toEqual(chips);
  while (chips.length > 0) {
    const removed = chips.splice(Math.floor(chips.length / 2), 1)[0] as string;
    await follow(page, new RegExp(`^${removed} .*remove`), '#results');
    const { address, ...now } = await shown(page);
    expect(now.chips).toEqual(chips);
    expect(now.total).toBe((await site.answer(address.split('?')[1] ?? '')).total);
  }
  expect(await addressOf(page)).toBe('/search?q=border');
});

test('typing keeps every filter, the order and the number a page, and starts again at the first page', async () => {
  const kept = 'date=2023&from=2000&tag=diplomacy&sort=oldest&size=2';
  const page = await browser.open(`/search?${kept}&page=2`);
  await page.locator('#q').fill('china');
  await eventually(() => addressOf(page)).toContain('china');
  const params = new URLSearchParams((await addressOf(page)).split('?')[1]);
  expect([...params].sort()).toEqual([...new URLSearchParams(`q=china&${kept}`)].sort());
  const { total, hits } = await site.answer(`q=china&${kept}`);
  expect(total).toBeGreaterThan(1);
  expect(await shown(page)).toMatchObject({
    total,
    hits: hits.map((hit) => hit.url),
    chips: ['2023', 'From 2000', 'diplomacy'],
    from: '2000',
  });
});

test('a ticked box stays ticked, and no other, while typing changes the order of the boxes', async () => {
  const page = await browser.open('/search');
  const orders = new Set<string>();
  await page.getByRole('checkbox', { name: 'Steppe & Harbour Review' }).click();
  await eventually(() => addressOf(page)).toContain('source=');
  for (const typed of ['border', 'railway', 'treaty']) {
    await page.locator('#q').fill(typed);
    await eventually(() => addressOf(page)).toContain(typed);
    const { ticked, chips, counts } = await shown(page);
    expect({ ticked, chips }).toEqual({
      ticked: ['source=Steppe & Harbour Review'],
      chips: ['Steppe & Harbour Review'],
    });
    orders.add(Object.keys(counts.source ?? {}).join());
  }
  expect(orders.size, 'orders of the boxes').toBeGreaterThan(1);
});
