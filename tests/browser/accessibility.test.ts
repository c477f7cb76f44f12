/** What axe finds wrong with the pages, by day and by night, on a phone and on a desk: nothing. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, PHONE, useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

type Results = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations' | 'incomplete' | 'passes'>;

/** What is wrong with a page or a part of it as it stands, or could not be decided, in words that say where. */
async function faultsOf(page: Page, look: string, part = 'html'): Promise<string[]> {
  const { violations, incomplete, passes } = (await ask(page, part)) ?? (await putIn(page, part));
  expect(passes.length, 'rules that axe could check').toBeGreaterThan(10);
  const faults = [...violations, ...incomplete];
  return faults.map(({ id, help, nodes }) => `${look}: ${id}, ${help}: ${nodes[0]?.html}`);
}

/** Puts axe into a page, by way of its quickest rule, and asks it. */
async function putIn(page: Page, part: string): Promise<Results> {
  // Pages without frames need no second window for the results.
  await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  return (await ask(page, part)) as Results;
}

/** Asks the axe that is in a page, for no more than is wanted; null when there is none yet. */
function ask(page: Page, part: string): Promise<Results | null> {
  return page.evaluate(async (context) => {
    type Axe = { run(context: string, options: object): Promise<Results> };
    const axe = Reflect.get(window, 'axe') as Axe | undefined;
    if (axe === undefined) return null;
    const wanted = { resultTypes: ['violations', 'incomplete'], selectors: false };
    const { violations, incomplete, passes } = await axe.run(context, wanted);
    return { violations, incomplete, passes };
  }, part);
}

/**
 * Opens or closes all that can be folded. What a wide window shows of the folded choices without
 * opening them, axe takes for hidden, so that it would be left unchecked.
 */
function setOpen(page: Page, open: boolean): Promise<void> {
  return page.evaluate((now) => {
    for (const details of document.querySelectorAll('details')) details.open = now;
  }, open);
}

async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await setOpen(page, device === 'desktop');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await faultsOf(page, `${device}, ${colorScheme}`)));
    }
  }
  return faults;
}

const PAGES = {
  'the home page': '/',
  'results, with notes on how the query was read': '/search?q=the+"border+treaty"&date=soon',
  'results that are narrowed':
    '/search?q=border&date=1991&from=1960&to=2020&source=Amur+Desk&source=The+Meridian+Wire&tag=border&sort=oldest',
  'no results': '/search?q=xylophone+AND+gas',
  'an article': '/articles/2010s/2019-12-02-the-gas-arrives.md',
  'an article with matches': '/articles/2010s/2019-12-02-the-gas-arrives.md?q=gas+china',
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`axe finds no fault with ${name}`, async () => {
    const page = await browser.open(path);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
}

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
