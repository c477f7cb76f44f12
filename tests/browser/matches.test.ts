/** From match to match in an article: by keys and links, round the ends, and back to where one came from. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const ARTICLE = '/articles/2010s/2019-12-02-the-gas-arrives.md';
const STILL = { reducedMotion: 'reduce' } as const;

/** Where one is among the matches, as the page says and shows it. */
function placeOf(page: Page) {
  return page.evaluate(() => {
    const target = document.querySelector('mark:target');
    const navs = [...document.querySelectorAll('.match-nav')].filter(
      (nav) => nav.getClientRects().length > 0,
    );
    const { top = -1, bottom = Number.POSITIVE_INFINITY } = target?.getBoundingClientRect() ?? {};
    return {
      hash: location.hash,
      says: navs.map((nav) => nav.querySelector('span')?.textContent),
      inSight: top >= 0 && bottom <= innerHeight,
    };
  });
}

const at = (match: number, of: number) => ({
  hash: `#match-${match}`,
  says: [`${match} of ${of}`],
  inSight: true,
});

/** The numbers of the matches in the order of the text. */
const numbersOf = (page: Page) => page.locator('mark[id]').evaluateAll((all) => all.map(({ id }) => id));

test('a hit opens its article at the first match, and the page says how many there are', async () => {
  const page = await browser.open('/search?q=heihe+OR+shanghai');
  await page.locator(`.hit a[href^="${ARTICLE}"]`).click();
  await page.waitForURL('**/articles/**');
  const numbers = await numbersOf(page);
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.map((_, i) => `match-${i + 1}`));
  await eventually(() => placeOf(page)).toEqual(at(1, numbers.length));
  expect(await page.locator('.match-count').innerText()).toBe(`${numbers.length} matches ↓`);
  expect(new Set(await page.locator('mark[id]').allInnerTexts())).toEqual(new Set(['Heihe', 'Shanghai']));
});

test('n and p go from match to match and round the ends, and leave no steps to go back through', async () => {
  const page = await browser.openAlone(`${ARTICLE}?q=heihe+OR+shanghai`, STILL);
  const steps = await page.evaluate(() => history.length);
  const of = (await numbersOf(page)).length;
  expect(await placeOf(page)).toMatchObject({ hash: '', says: [] });
  for (const match of [...Array.from({ length: of }, (_, i) => i + 1), 1, 2]) {
    await page.keyboard.press('n');
    await eventually(() => placeOf(page)).toEqual(at(match, of));
  }
  for (const match of [1, of, of - 1]) {
    await page.keyboard.press('p');
    await eventually(() => placeOf(page)).toEqual(at(match, of));
  }
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('the links beside a match go on, back and round the ends, and to the top, from the keyboard too', async () => {
  const page = await browser.open(`${ARTICLE}?q=heihe+OR+shanghai`, STILL);
  const of = (await numbersOf(page)).length;
  const follow = (name: string) => page.getByRole('link', { name }).locator('visible=true').click();
  await page.locator('.match-count a').click();
  for (const [name, match] of [
    ['Previous match', of],
    ['Previous match', of - 1],
    ['Next match', of],
    ['Next match', 1],
    ['Next match', 2],
  ] as const) {
    await follow(name);
    await eventually(() => placeOf(page)).toEqual(at(match, of));
  }
  await page.goBack();
  await eventually(() => placeOf(page)).toEqual(at(1, of));
  // The match is where Tab goes on from.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('rel'))).toBe('prev');
  await page.keyboard.press('Enter');
  await eventually(() => placeOf(page)).toEqual(at(of, of));
  await follow('Back to the top');
  await eventually(() => placeOf(page)).toMatchObject({ hash: '#main', says: [] });
  expect(await page.evaluate(() => scrollY)).toBeLessThan(200);
});

test('a single match is 1 of 1, and an article without a search has no matches for the keys', async () => {
  const page = await browser.open(`${ARTICLE}?q=permafrost`, STILL);
  expect(await page.locator('.match-count').innerText()).toBe('1 match ↓');
  for (const key of ['n', 'n', 'p']) {
    await page.keyboard.press(key);
    await eventually(() => placeOf(page)).toEqual(at(1, 1));
  }
  await page.goto(ARTICLE);
  await page.keyboard.press('n');
  expect(await placeOf(page)).toEqual({ hash: '', says: [], inSight: false });
  expect(await page.locator('.match-count').count()).toBe(0);
});

test('where only the title matches it is marked, and the page does not say that nothing does', async () => {
  const page = await browser.open('/search?q=title:stream');
  await page.locator(`.hit a[href^="${ARTICLE}"]`).click();
  await page.waitForURL('**/articles/**');
  expect(await page.locator('h1 mark').allInnerTexts()).toEqual(['stream']);
  expect(await numbersOf(page)).toEqual([]);
  expect(await page.locator('.match-count').count()).toBe(0);
});

test('the way back leads to the results as they were: words, filters, order and page', async () => {
  const address = '/search?q=china&from=1950&tag=diplomacy&sort=oldest&page=2&size=3';
  const page = await browser.open(address);
  const left = await shown(page);
  expect(left.hits).toHaveLength(3);
  await page.locator('.hit h2 a').nth(1).click();
  await page.waitForURL('**/articles/**');
  for (const key of ['n', 'n']) await page.keyboard.press(key);
  await page.getByRole('link', { name: '← Results for “china”' }).click();
  await page.waitForURL('**/search?**');
  const { hits, chips, address: reached } = await shown(page);
  expect({ hits, chips, reached }).toEqual({ hits: left.hits, chips: left.chips, reached: address });
});
