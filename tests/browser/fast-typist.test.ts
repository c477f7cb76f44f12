/** A fast typist on a slow line: what is shown is always the answer to what was asked last. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { endsOf, eventually, painted, shown, stopClock } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

/** Types more and waits until the server was asked for all of it. */
async function typeAndAsk(page: Page, more: string, query: string): Promise<void> {
  await page.keyboard.type(more);
  await eventually(() => site.asked).toContain(query);
}

/** Every count that the page comes to show from now on. */
async function watchCounts(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const counts: string[] = [];
    Object.assign(window, { counts });
    const countNow = () => document.getElementById('count')?.textContent ?? 'none';
    let last = countNow();
    const note = () => {
      const now = countNow();
      if (last !== now) counts.push(now);
      last = now;
    };
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'counts') as string[]);
}

const textOf = (total: number) => `${total} ${total === 1 ? 'article' : 'articles'}`;

test('an older answer that comes late is never shown', async () => {
  const letGo = site.holdBack('gas');
  const page = await browser.open('/search');
  const ends = endsOf(page);
  const counts = await watchCounts(page);
  await page.locator('#q').focus();
  await typeAndAsk(page, 'gas', 'gas');
  await typeAndAsk(page, ' pipeline', 'gas pipeline');
  const newest = await site.answer('q=gas+pipeline');
  await eventually(() => shown(page)).toMatchObject({
    total: newest.total,
    address: '/search?q=gas+pipeline',
  });

  letGo('gas');
  await eventually(() => ends.get('gas')).toBe('aborted');
  await painted(page);
  expect(await shown(page)).toMatchObject({ total: newest.total, address: '/search?q=gas+pipeline' });
  expect(await counts()).toEqual([textOf(newest.total)]);
});

test('answers that come in reverse order leave the newest one standing', async () => {
  const letGo = site.holdBack('gas', 'gas oil', 'gas oil OR border');
  const page = await browser.open('/search');
  const ends = endsOf(page);
  const counts = await watchCounts(page);
  await page.locator('#q').focus();
  await typeAndAsk(page, 'gas', 'gas');
  await typeAndAsk(page, ' oil', 'gas oil');
  await typeAndAsk(page, ' OR border', 'gas oil OR border');
  for (const query of ['gas oil OR border', 'gas oil', 'gas']) {
    letGo(query);
    await eventually(() => ends.has(query)).toBe(true);
    await painted(page);
  }
  expect([...ends.keys()].filter((query) => ends.get(query) === 'answered')).toEqual(['gas oil OR border']);
  const { total } = await site.answer('q=gas+oil+OR+border');
  await eventually(() => shown(page)).toMatchObject({ total, box: 'gas oil OR border' });
  expect(await counts()).toEqual([textOf(total)]);
});

test('a box that is ticked while an answer is under way replaces it, and keeps what was typed', async () => {
  const letGo = site.holdBack('border');
  const page = await browser.open('/search');
  const counts = await watchCounts(page);
  await page.locator('#q').focus();
  await typeAndAsk(page, 'border', 'border');
  site.beforeSearch = () => {};
  await page.getByRole('checkbox', { name: 'Amur Desk' }).click();
  const both = await site.answer('q=border&source=Amur+Desk');
  await eventually(() => shown(page)).toMatchObject({ total: both.total, ticked: ['source=Amur Desk'] });
  letGo('border');
  expect(await counts()).toEqual([textOf(both.total)]);
});

test('Enter does not wait for the pause, and the pause asks nothing again', async () => {
  const page = await browser.openAlone('/search');
  await stopClock(page);
  await page.locator('#q').focus();
  await page.keyboard.type('gas');
  await page.keyboard.press('Enter');
  const { total } = await site.answer('q=gas');
  await eventually(() => shown(page)).toMatchObject({ total, address: '/search?q=gas', focus: 'q' });
  const asked = [...site.asked];
  await page.clock.runFor(1000);
  await page.keyboard.type(' oil');
  await page.keyboard.press('Enter');
  await eventually(() => site.asked).toEqual([...asked, 'gas oil']);
});

test('the results say that they are being renewed, until they are', async () => {
  const letGo = site.holdBack('gas', 'gas oil');
  const page = await browser.open('/search');
  expect(await shown(page)).toMatchObject({ busy: false });
  await page.locator('#q').focus();
  await typeAndAsk(page, 'gas', 'gas');
  expect(await shown(page)).toMatchObject({ busy: true });
  await typeAndAsk(page, ' oil', 'gas oil');
  letGo('gas');
  expect(await shown(page)).toMatchObject({ busy: true, address: '/search' });
  letGo('gas oil');
  await eventually(() => shown(page)).toMatchObject({ busy: false, address: '/search?q=gas+oil' });
});
