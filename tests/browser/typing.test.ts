/** Typing in the search box of a results page: everything on the page follows, and nothing is lost. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown, stopClock } from './results-page.ts';
import { SAMPLE, type SearchAnswer, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const box = (page: Page) => page.locator('#q');

/** What the page must show of an answer. */
function seenOf({ total, hits, facets }: SearchAnswer) {
  const counts = (buckets: SearchAnswer['facets']['date'], most = Number.POSITIVE_INFINITY) =>
    Object.fromEntries(buckets.slice(0, most).map(({ key, count }) => [key, count]));
  return {
    total,
    announced: `${total} ${total === 1 ? 'article' : 'articles'}`,
    hits: hits.map((hit) => hit.url),
    counts: { date: counts(facets.date), source: counts(facets.source, 8), tag: counts(facets.tag, 8) },
  };
}

test('typing narrows the results, the counts, the announcement and the title together', async () => {
  const everything = await site.answer('');
  const gas = await site.answer('q=gas');
  expect(gas.total).toBeGreaterThan(0);
  expect(gas.total).toBeLessThan(everything.total);

  const page = await browser.open('/search');
  expect(await shown(page)).toMatchObject(seenOf(everything));
  await box(page).focus();
  await page.keyboard.type('gas');
  await eventually(() => shown(page)).toMatchObject({ ...seenOf(gas), title: 'gas – Backfile' });
});

test('typing on narrows further, and deleting brings back what was there', async () => {
  const page = await browser.open('/search?q=gas');
  await box(page).press('End');
  await page.keyboard.type(' pipeline');
  const narrower = seenOf(await site.answer('q=gas+pipeline'));
  await eventually(() => shown(page)).toMatchObject(narrower);
  for (let i = 0; i < ' pipeline'.length; i += 1) await page.keyboard.press('Backspace');
  const before = seenOf(await site.answer('q=gas'));
  expect(narrower.total).toBeLessThan(before.total);
  await eventually(() => shown(page)).toMatchObject(before);
});

test('the focus and the caret stay where they are, in the middle of the text too', async () => {
  const page = await browser.open('/search?q=treaty');
  await page.evaluate(() => Object.assign(window, { firstBox: document.getElementById('q') }));
  await box(page).press('Home');
  await page.keyboard.type('border ');
  const { hits } = seenOf(await site.answer('q=border+treaty'));
  await eventually(() => shown(page)).toMatchObject({ hits, address: '/search?q=border+treaty' });
  expect(await shown(page)).toMatchObject({ focus: 'q', caret: 'border '.length, box: 'border treaty' });
  // The same element: a new one would lose what an input method or a screen reader is doing in it.
  expect(await page.evaluate(() => Reflect.get(window, 'firstBox') === document.getElementById('q'))).toBe(
    true,
  );
  await page.keyboard.type('river ');
  await eventually(() => shown(page)).toMatchObject({ box: 'border river treaty', caret: 13 });
});

test('the address follows, and is no further step to go back through', async () => {
  const page = await browser.openAlone('/search');
  const steps = await page.evaluate(() => history.length);
  await box(page).focus();
  for (const [typed, address] of [
    ['gas', '/search?q=gas'],
    [' OR oil', '/search?q=gas+OR+oil'],
  ]) {
    await page.keyboard.type(typed as string);
    await eventually(async () => (await shown(page)).address).toBe(address);
  }
  // Nor is Enter, for what was searched for already.
  const asked = site.asked.length;
  await page.keyboard.press('Enter');
  await eventually(() => site.asked.length).toBe(asked + 1);
  await eventually(() => shown(page)).toMatchObject({ busy: false });
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.reload();
  expect(await shown(page)).toMatchObject({
    ...seenOf(await site.answer('q=gas+OR+oil')),
    box: 'gas OR oil',
  });
});

test('an emptied box shows every article again, at the bare address', async () => {
  const page = await browser.open('/search?q=gas');
  await box(page).fill('');
  const everything = seenOf(await site.answer(''));
  await eventually(() => shown(page)).toMatchObject({ ...everything, title: 'All articles – Backfile' });
  expect((await shown(page)).address).toBe('/search');
});

test('the server is asked once for a word, after a pause in typing', async () => {
  const page = await browser.openAlone('/search');
  await stopClock(page);
  await box(page).focus();
  for (const key of 'treaty') {
    await page.keyboard.press(key);
    await page.clock.runFor(150);
  }
  expect(site.asked).toEqual(['']);
  await page.clock.runFor(100);
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=treaty', busy: false });
  expect(site.asked).toEqual(['', 'treaty']);
});

test('any text that is typed is searched for, and none of it is an error', async () => {
  const page = await browser.open('/search');
  for (const typed of ['"gas (10:30', 'title:', '%&q=1#+ 𝔤as🚂\\']) {
    await box(page).fill(typed);
    const params = new URLSearchParams({ q: typed }).toString();
    await eventually(async () => (await shown(page)).address).toBe(`/search?${params}`);
    const { total, hits } = seenOf(await site.answer(params));
    expect(await shown(page)).toMatchObject({ total, hits, box: typed, alert: '' });
  }
});
