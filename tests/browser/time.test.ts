/** Time: the chart over the results and its calendar, shares, one day in many years, and ranges. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { useSite } from './site.ts';

const RIVER = 'The river rose in the night.';

const article = (name: string, date: string | null, text = RIVER) => [
  `${name}.txt`,
  `---\ntitle: Report ${name}\n${date === null ? '' : `date: ${date}\n`}---\n${text}\n`,
];

const site = useSite(
  Object.fromEntries([
    article('a', '1950-02-14'),
    article('b', '1950-02-14'),
    article('c', '1950-02-20'),
    article('d', '1950-02'),
    article('e', '1950-07-01'),
    article('f', '1950'),
    article('g', '1953-02-14'),
    article('h', '1953-03-01', 'A dry spring.'),
    article('i', '1960-02-14'),
    article('j', '1960', 'A dry year.'),
    article('k', null),
    article('l', null, 'Nobody knows when.'),
  ]),
);
const browser = useBrowser(site);

const addressesOf = (...names: string[]) => names.map((name) => `/articles/${name}.txt`);

/** What the API counts in each bucket of the level that is listed. */
async function countsOf(params: string): Promise<Record<string, number>> {
  const { facets } = await site.answer(params);
  return Object.fromEntries(facets.date.map(({ key, count }) => [key, count]));
}

/** The bars: where each leads, what it says, and where it stands as parts of the picture. */
function barsOf(page: Page) {
  return page.locator('.bars').evaluate((chart) => {
    const all = (chart.querySelector('svg') as SVGElement).getBoundingClientRect();
    return [...chart.querySelectorAll('a')].map((link) => {
      const bar = (link.querySelector('rect:not(.back)') as SVGElement).getBoundingClientRect();
      return {
        date: new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('date') ?? '',
        says: link.querySelector('title')?.textContent ?? '',
        tabindex: link.getAttribute('tabindex'),
        place: (bar.x - all.x) / all.width,
        height: bar.height,
      };
    });
  });
}

/** What stands beside the bars or the calendar, by its name. */
const besideOf = (page: Page) => page.locator('.beside a').allInnerTexts();

/** Follows a link into a period, and waits for its results. */
async function enter(page: Page, selector: string, date: string | null): Promise<void> {
  await page.locator(selector).click();
  const address = date === null ? '/search?q=river' : `/search?q=river&date=${date}`;
  await eventually(() => shown(page)).toMatchObject({ address, busy: false });
}

test('each year with hits has a bar, as high as its number in the table, and empty years leave gaps', async () => {
  const page = await browser.open('/search?q=river');
  const { undated, ...years } = await countsOf('q=river');
  const bars = await barsOf(page);
  expect(
    Object.fromEntries(bars.map(({ date, says }) => [date, Number(/: (\d+) /.exec(says)?.[1])])),
  ).toEqual(years);
  expect((await shown(page)).counts.date).toEqual({ ...years, undated });
  const highest = Math.max(...bars.map(({ height }) => height));
  for (const { date, place, height } of bars) {
    expect(place, date).toBeCloseTo((Number(date) - 1950) / 11, 2);
    expect(height / highest, date).toBeCloseTo((years[date] as number) / (years['1950'] as number), 2);
  }
  expect(await besideOf(page)).toEqual([`Undated ${undated}`]);
});

test('the chart says nothing twice to those who listen or go by keys: the table is for them', async () => {
  const page = await browser.open('/search?q=river');
  expect(await page.locator('.chart').getAttribute('aria-hidden')).toBe('true');
  const tabindexes = await page
    .locator('.chart a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('tabindex')));
  expect(new Set(tabindexes)).toEqual(new Set(['-1']));
});

test('a bar opens its year, a month of it a calendar of shaded days, and the trail leads back up', async () => {
  const page = await browser.open('/search?q=river');
  await enter(page, '.bars a[href$="date=1950"]', '1950');
  const months = await barsOf(page);
  expect(months.map(({ date, says }) => [date, says])).toEqual([
    ['1950-02', 'February 1950: 4 articles'],
    ['1950-07', 'July 1950: 1 article'],
  ]);
  for (const { date, place } of months) expect(place).toBeCloseTo((Number(date.slice(5)) - 1) / 12, 2);
  expect(await besideOf(page)).toEqual(expect.arrayContaining(['Month unknown 1']));

  await enter(page, '.bars a[href$="date=1950-02"]', '1950-02');
  expect(await page.locator('.calendar li:not(.weekday)').count()).toBe(28);
  const days = await page
    .locator('.calendar a')
    .evaluateAll((all) =>
      all.map((a) => [a.textContent, (a as HTMLElement).title, getComputedStyle(a).backgroundColor]),
    );
  expect(days.map(([day, says]) => [day, says])).toEqual([
    ['14', '14 February 1950: 2 articles'],
    ['20', '20 February 1950: 1 article'],
  ]);
  expect(days[0]?.[2]).not.toBe(days[1]?.[2]);
  expect(await besideOf(page)).toEqual(expect.arrayContaining(['Day unknown 1']));
  // The 14th was a Tuesday.
  const left = (text: string) => page.locator('.calendar li', { hasText: text }).first().boundingBox();
  expect((await left('14'))?.x).toBe((await left('Tue'))?.x);

  await enter(page, '.calendar a[href$="date=1950-02-14"]', '1950-02-14');
  expect((await shown(page)).hits.toSorted()).toEqual(addressesOf('a', 'b'));
  for (const date of ['1950-02', '1950']) await enter(page, `.trail a[href$="date=${date}"]`, date);
  await enter(page, '.trail li:first-child a', null);
  expect((await barsOf(page)).map(({ date }) => date)).toEqual(['1950', '1953', '1960']);
});

test('shares are of all articles of the period, in the table, the bars and beside them', async () => {
  const format = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 2 });
  const page = await browser.open('/search?q=river');
  await page.getByRole('link', { name: 'Share of all' }).click();
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=river&chart=share', busy: false });
  for (const date of ['', '&date=1953', '&date=1950-02']) {
    await page.goto(`/search?q=river&chart=share${date}`);
    const [found, all] = [await countsOf(`q=river${date}`), await countsOf(date)];
    const shares = Object.entries(found).map(([key, count]) => format.format(count / (all[key] as number)));
    expect(await page.locator('.dates .share').allInnerTexts(), date).toEqual(shares);
  }
  await page.goto('/search?q=river&chart=share');
  const [full, half, least] = await barsOf(page);
  expect([full?.says, half?.says]).toEqual(['1950: 100% of 6 articles', '1953: 50% of 2 articles']);
  for (const bar of [half, least]) expect((bar?.height ?? 0) / (full?.height ?? 1)).toBeCloseTo(0.5, 2);
  expect(await besideOf(page)).toEqual(['Undated 50%']);
});

test('one day is found in every year by its field and by the link of a day, where the day is known', async () => {
  const page = await browser.open('/search?sort=oldest');
  await page.getByLabel('Day of any year').fill('02-14');
  await page.getByLabel('Day of any year').press('Enter');
  const hits = expect.arrayContaining(addressesOf('a', 'b', 'g', 'i'));
  const found = { total: 4, hits, chips: ['14 February in any year'] };
  await eventually(() => shown(page)).toMatchObject({ ...found, address: '/search?day=02-14&sort=oldest' });
  await page.goto('/search?date=1953-02-14&sort=oldest');
  expect((await shown(page)).hits).toEqual(addressesOf('g'));
  await page.locator('.range a').click();
  await eventually(() => shown(page)).toMatchObject({ ...found, address: '/search?day=02-14&sort=oldest' });
  await page.getByLabel('Day of any year').fill('Easter');
  await page.getByLabel('Day of any year').press('Enter');
  await page.getByText('“Easter” was left out').waitFor();
});

test('a range has no article that may lie outside it: dates that are known less exactly stay out', async () => {
  const page = await browser.open('/search?sort=oldest');
  await page.getByLabel('From').fill('1950-02-15');
  await page.getByLabel('From').press('Enter');
  await eventually(() => shown(page)).toMatchObject({ chips: ['From 15 February 1950'], busy: false });
  await page.getByLabel('To', { exact: true }).fill('1953-02');
  await page.getByLabel('To', { exact: true }).press('Enter');
  await eventually(() => shown(page)).toMatchObject({ hits: addressesOf('c', 'e', 'g') });
  await page.goto('/search?from=1950-02&to=1950-02');
  expect((await shown(page)).hits.toSorted()).toEqual(addressesOf('a', 'b', 'c', 'd'));
});
