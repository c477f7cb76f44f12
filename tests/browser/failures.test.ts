/** A server that fails or is gone: what was found stays on the page, and the reader is told. */

import type { Page } from 'playwright-core';
import { afterEach, expect, test, vi } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown, stopClock } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const COULD_NOT_ANSWER = 'The server could not answer. The results are those of the search before.';
const COULD_NOT_BE_REACHED = 'The server could not be reached. The results are those of the search before.';

afterEach(() => vi.restoreAllMocks());

/** Makes the server fail at searches for a query, and keeps its log out of the tests' output. */
function failAt(query: string) {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  site.beforeSearch = ({ typed }) => {
    if (typed === query) throw new Error('the index fell off the shelf');
  };
  browser.expectProblem(/status of 500/);
  return log;
}

async function typeOn(page: Page, more: string): Promise<void> {
  await page.locator('#q').press('End');
  await page.keyboard.type(more);
}

/** What a failure must leave as it was. */
async function left(page: Page) {
  const { address, title, total, hits, counts, chips } = await shown(page);
  return { address, title, total, hits, counts, chips };
}

test('a failing search leaves the results and the address, says so, and is forgotten after a good one', async () => {
  const page = await browser.open('/search?q=gas');
  const before = await left(page);
  const log = failAt('gas oil');
  await typeOn(page, ' oil');
  await page.getByRole('alert').filter({ hasText: COULD_NOT_ANSWER }).waitFor();
  expect(await left(page)).toEqual(before);
  expect(await shown(page)).toMatchObject({ box: 'gas oil', focus: 'q', busy: false });
  expect(log).toHaveBeenCalledOnce();
  await typeOn(page, ' OR border');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=gas+oil+OR+border', alert: '' });
  expect(await page.getByRole('alert').isVisible()).toBe(false);
});

test('a box whose search fails leaves the results and adds no step to go back through', async () => {
  const page = await browser.openAlone('/search?q=border');
  const before = await left(page);
  const steps = await page.evaluate(() => history.length);
  failAt('border');
  await page.getByRole('checkbox', { name: 'Amur Desk' }).click();
  await eventually(() => shown(page)).toMatchObject({ alert: COULD_NOT_ANSWER, busy: false });
  expect(await left(page)).toEqual(before);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('a server that is gone leaves the results and the address, until it is back', async () => {
  const page = await browser.open('/search?q=gas');
  const before = await left(page);
  browser.expectProblem(/ERR_CONNECTION_REFUSED|Failed to fetch/);
  await site.stop();
  try {
    await typeOn(page, ' oil');
    await eventually(() => shown(page)).toMatchObject({ alert: COULD_NOT_BE_REACHED, busy: false });
    expect(await left(page)).toEqual(before);
  } finally {
    await site.start();
  }
  await typeOn(page, ' OR border');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=gas+oil+OR+border', alert: '' });
});

test('a server that does not answer is given up after twenty seconds', async () => {
  const page = await browser.openAlone('/search?q=gas');
  const before = await left(page);
  await stopClock(page);
  site.holdBack('gas oil');
  await typeOn(page, ' oil');
  await page.clock.runFor(300);
  await eventually(() => site.asked).toContain('gas oil');
  await page.clock.runFor(19_000);
  expect(await shown(page)).toMatchObject({ alert: '', busy: true });
  browser.expectProblem(/htmx:error/);
  await page.clock.runFor(1_500);
  await eventually(() => shown(page)).toMatchObject({ alert: COULD_NOT_BE_REACHED, busy: false });
  expect(await left(page)).toEqual(before);
});

test('a query that is too long for an address is told so, and leaves the results', async () => {
  const page = await browser.open('/search?q=gas');
  const before = await left(page);
  browser.expectProblem(/status of 414/);
  await page.locator('#q').fill('Грузия '.repeat(1000));
  await eventually(() => shown(page)).toMatchObject({ alert: expect.stringContaining('too long') });
  expect(await left(page)).toEqual(before);
});

test('a page that can’t be had says so in the look of the site, with the way on', async () => {
  failAt('gas');
  const page = await browser.open('/search?q=gas');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Something went wrong');
  await page.getByRole('link', { name: 'Look through all articles' }).click();
  await page.waitForURL('**/search');
  expect((await shown(page)).total).toBe((await site.answer('')).total);
});
