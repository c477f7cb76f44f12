/** Back and Forward: the words, the results and every choice are again what they were. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ready, useBrowser } from './chromium.ts';
import { endsOf, eventually, painted, type Shown, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

type Kept = Omit<Shown, 'focus' | 'caret' | 'announced' | 'busy'>;

/** What Back must bring back of a page: all but where the focus was. */
async function kept(page: Page): Promise<Kept> {
  const { focus, caret, announced, busy, ...rest } = await shown(page);
  return rest;
}

/** Waits for the answer to a change, checks that the page is of one piece and returns what to come back to. */
async function settled(page: Page, change: Partial<Shown>): Promise<Kept> {
  await eventually(() => shown(page)).toMatchObject({ ...change, busy: false });
  await expectOnePiece(page);
  return kept(page);
}

/** The address, the fields and the results of a page must all be those of one search. */
async function expectOnePiece(page: Page): Promise<void> {
  const now = await shown(page);
  const params = new URLSearchParams(now.address.split('?')[1]);
  const { total, hits } = await site.answer(params.toString());
  expect(now).toMatchObject({
    total,
    hits: hits.map((hit) => hit.url),
    box: params.get('q') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  });
  const chosen = ['source', 'tag'].flatMap((name) => params.getAll(name).map((value) => `${name}=${value}`));
  expect([...now.ticked].sort()).toEqual(chosen.sort());
}

const tick = (page: Page, name: string) => page.getByRole('checkbox', { name }).click();

async function type(page: Page, more: string): Promise<void> {
  await page.locator('#q').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(more);
}

test('Back and Forward go through every choice that was made, and restore each', async () => {
  const page = await browser.open('/search?q=border');
  const steps = [await settled(page, { box: 'border' })];
  await tick(page, 'Amur Desk');
  steps.push(await settled(page, { chips: ['Amur Desk'] }));
  await tick(page, 'Harbin Road Bureau');
  steps.push(await settled(page, { chips: ['Amur Desk', 'Harbin Road Bureau'] }));
  await page.getByLabel('From').fill('1960');
  await page.getByLabel('From').press('Enter');
  steps.push(await settled(page, { from: '1960', chips: ['From 1960', 'Amur Desk', 'Harbin Road Bureau'] }));
  for (const step of [2, 1, 0]) {
    await page.goBack();
    await eventually(() => kept(page)).toEqual(steps[step]);
  }
  for (const step of [1, 2, 3]) {
    await page.goForward();
    await eventually(() => kept(page)).toEqual(steps[step]);
  }
});

test('what was typed is restored as it was last, however it was typed', async () => {
  const page = await browser.open('/search?q=border');
  const first = await settled(page, { box: 'border' });
  await tick(page, 'Amur Desk');
  await settled(page, { chips: ['Amur Desk'] });
  await type(page, ' ri');
  await settled(page, { address: '/search?q=border+ri&source=Amur+Desk' });
  await type(page, 'ver');
  const typed = await settled(page, { address: '/search?q=border+river&source=Amur+Desk' });
  await page.goBack();
  await eventually(() => kept(page)).toEqual(first);
  await page.goForward();
  await eventually(() => kept(page)).toEqual(typed);
});

test('the page still answers after Back, once for each change', async () => {
  const page = await browser.open('/search');
  await tick(page, 'Amur Desk');
  await settled(page, { chips: ['Amur Desk'] });
  await page.goBack();
  await settled(page, { chips: [], address: '/search' });
  await ready(page);
  site.reset();
  await type(page, 'border');
  await settled(page, { address: '/search?q=border' });
  await tick(page, 'Harbin Road Bureau');
  await settled(page, { chips: ['Harbin Road Bureau'] });
  expect(site.asked).toEqual(['border', 'border']);
});

test('Back from an article leads to the results as they were left', async () => {
  const page = await browser.open('/search');
  await type(page, 'border');
  await settled(page, { address: '/search?q=border' });
  await tick(page, 'Steppe & Harbour Review');
  const left = await settled(page, { chips: ['Steppe & Harbour Review'] });
  // Half a word that was not searched for yet is no part of what was left.
  await page.locator('#q').evaluate((box: HTMLInputElement) => Object.assign(box, { value: 'border tr' }));
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL('**/articles/**');
  expect(await page.locator('mark').count()).toBeGreaterThan(0);
  await page.goBack();
  await ready(page);
  await eventually(() => kept(page)).toEqual(left);
  await tick(page, 'Steppe & Harbour Review');
  await settled(page, { chips: [], address: '/search?q=border' });
});

test('Back crosses links, chips, articles and typing without a stale field', async () => {
  const page = await browser.open('/');
  await page.locator('#q').fill('border');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=border');
  await ready(page);
  await type(page, ' OR gas');
  const typed = await settled(page, { address: '/search?q=border+OR+gas' });
  await page.locator('.dates').getByRole('link', { name: '2023', exact: true }).click();
  await page.waitForURL('**date=2023');
  await ready(page);
  const dated = await settled(page, { chips: ['2023'] });
  await tick(page, 'energy');
  const narrowed = await settled(page, { chips: ['2023', 'energy'] });
  await page.getByRole('link', { name: 'Oldest' }).click();
  await settled(page, { address: expect.stringContaining('sort=oldest') });
  await page.goBack();
  await eventually(() => kept(page)).toEqual(narrowed);
  await page.goBack();
  await eventually(() => kept(page)).toEqual(dated);
  await page.goBack();
  await eventually(() => kept(page)).toEqual(typed);
  await page.goBack();
  await page.waitForURL(`${site.origin}/`);
});

test('an answer that comes after Back changes neither the page nor its address', async () => {
  const page = await browser.open('/search?q=border');
  await tick(page, 'Amur Desk');
  await settled(page, { chips: ['Amur Desk'] });
  const ends = endsOf(page);
  const letGo = site.holdBack('border', 'border river');
  await type(page, ' river');
  await eventually(() => site.asked.at(-1)).toBe('border river');
  await page.evaluate(() => history.back());
  await eventually(() => site.asked.at(-1)).toBe('border');
  letGo('border river');
  await eventually(() => ends.has('border river')).toBe(true);
  await painted(page);
  letGo('border');
  await settled(page, { address: '/search?q=border', box: 'border', chips: [] });
});

test('what is typed while Back is under way is not overwritten by it', async () => {
  const page = await browser.open('/search?q=border');
  await tick(page, 'Amur Desk');
  await settled(page, { chips: ['Amur Desk'] });
  const ends = endsOf(page);
  const letGo = site.holdBack('border');
  site.asked = [];
  await page.evaluate(() => history.back());
  await eventually(() => site.asked).toEqual(['border']);
  await type(page, ' river');
  await eventually(() => shown(page)).toMatchObject({ address: expect.stringContaining('q=border+river') });
  letGo('border');
  await eventually(() => ends.has('border')).toBe(true);
  await painted(page);
  await settled(page, { box: 'border river' });
});
