/** Where the focus is after a page of results has changed, and what is said of the change. */

import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, focusOf, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

test('another page of results begins at its top, with the focus on its heading', async () => {
  const page = await browser.open('/search?q=border');
  await page.getByRole('link', { name: 'Next →' }).focus();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=border&page=2', focus: 'count' });
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('Back leads to the link by which one left: a hit, a page, a year', async () => {
  for (const selector of ['.hit:nth-child(7) h2 a', '.pager a[rel=next]', '.dates .bucket:nth-child(3) a']) {
    const page = await browser.open('/search?q=border');
    const href = (await page.locator(selector).getAttribute('href')) as string;
    await page.locator(selector).click();
    await page.waitForURL(`${site.origin}${href}`);
    await eventually(() => shown(page)).toMatchObject({ busy: false });
    await page.goBack();
    await eventually(() => shown(page)).toMatchObject({ address: '/search?q=border', busy: false });
    await eventually(() => focusOf(page)).toBe(href);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).tabIndex)).toBe(0);
  }
});

test('each change of the results is announced once, by how many there are now', async () => {
  const page = await browser.open('/search');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.getElementById('announcement') as HTMLElement;
    const options = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, options);
  });
  const said = () => page.evaluate(() => Reflect.get(window, 'said') as string[]);
  const expected: string[] = [];
  const follows = async (params: string) => {
    const { total } = await site.answer(params);
    expected.push(`${total} articles`);
    await eventually(() => shown(page)).toMatchObject({ total, address: `/search?${params}`, busy: false });
    expect(await said()).toEqual(expected);
  };
  await page.locator('#q').fill('border');
  await follows('q=border');
  await page.getByRole('checkbox', { name: 'Amur Desk' }).click();
  await follows('q=border&source=Amur+Desk');
  await page.getByRole('link', { name: /^Amur Desk.*remove/ }).click();
  await follows('q=border');
  const year = (await site.answer('q=border')).facets.date.find(({ count }) => count > 1)?.key;
  await page.locator(`.dates a[href$="date=${year}"]`).click();
  await follows(`q=border&date=${year}`);
});
