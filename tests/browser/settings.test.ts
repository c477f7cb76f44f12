/** What an owner sets is on the pages, safe and legible, whatever was set. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/archive.ts';
import { faultsInEveryLook } from './axe.ts';
import { useBrowser } from './chromium.ts';
import { SAMPLE, useSite } from './site.ts';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());

function file(name: string, content: string): string {
  const path = join(temporary.path, name);
  writeFileSync(path, content);
  return path;
}

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="teal"/></svg>';

const site = useSite(SAMPLE, {
  title: 'Amur <Gazette>',
  description: 'News from both banks of the river & its towns.',
  footer: 'Kept by the library of <b>Heihe</b>.',
  logo: file('logo.svg', LOGO),
  accent: '#ffff00',
  stylesheet: file('own.css', '.brand { letter-spacing: 3px; }'),
});
const browser = useBrowser(site);

const PATHS = [
  '/',
  '/search?q=border&tag=border',
  '/articles/2010s/2019-12-02-the-gas-arrives.md?q=gas#match-1',
];

const styleOf = (page: Page, selector: string, property: 'color' | 'letterSpacing') =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element)[name], property);

test('name, footer and logo are on every page, as they were written', async () => {
  const page = await browser.open('/');
  for (const path of PATHS) {
    await page.goto(path);
    expect(await page.title()).toMatch(/Amur <Gazette>$/);
    expect((await page.locator('header .brand').innerText()).trim()).toBe('Amur <Gazette>');
    expect(await page.locator('footer.site p').innerText()).toContain('Kept by the library of <b>Heihe</b>.');
    const width = (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth);
    expect(await page.locator('header .brand img').evaluate(width)).toBe(64);
  }
});

test('the first page says what the archive is, to readers and to search engines', async () => {
  const page = await browser.open('/');
  expect(await page.locator('h1').innerText()).toBe('Amur <Gazette>');
  const description = 'News from both banks of the river & its towns.';
  expect(await page.locator('.lead').innerText()).toBe(description);
  expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(description);
});

test('the owner’s stylesheet has the last word', async () => {
  const page = await browser.open('/');
  for (const path of PATHS) {
    await page.goto(path);
    expect(await styleOf(page, '.brand', 'letterSpacing')).toBe('3px');
  }
});

test('an accent that could not be read is made darker on light paper, and kept on dark', async () => {
  const page = await browser.open('/search?q=border');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await styleOf(page, '.hit h2 a', 'color')).toBe('rgb(255, 255, 0)');
  await page.emulateMedia({ colorScheme: 'light' });
  const [red = 0, green = 0, blue = 0] =
    (await styleOf(page, '.hit h2 a', 'color')).match(/\d+/g)?.map(Number) ?? [];
  expect(red).toBe(green);
  expect(red).toBeLessThan(160);
  expect(blue).toBe(0);
  for (const path of PATHS) {
    await page.goto(path);
    expect(await faultsInEveryLook(page)).toEqual([]);
  }
});
