/** Single keys: to the search box, from hit to hit, the list of them; none of them where one types. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ready, useBrowser } from './chromium.ts';
import { eventually, focusOf } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const hitsOf = (page: Page) =>
  page.locator('.hit h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));

const isListOpen = (page: Page) => page.locator('#keys').isVisible();

test('a slash leads to the search box, whose text is then replaced by typing', async () => {
  for (const path of ['/', '/search?q=gas', '/articles/2010s/two-pandas-for-moscow.md?q=gas']) {
    const page = await browser.open(path);
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('q');
    await page.keyboard.type('border');
    expect(await page.locator('#q').inputValue()).toBe('border');
  }
});

test('j and k go from hit to hit and stop at the ends, and Enter opens the one that has the focus', async () => {
  const page = await browser.open('/search?q=border');
  const hits = await hitsOf(page);
  expect(hits.length).toBe(10);
  for (const hit of [...hits, hits.at(-1)]) {
    await page.keyboard.press('j');
    expect(await focusOf(page)).toBe(hit);
  }
  expect(
    await page
      .locator('.hit')
      .last()
      .evaluate((hit) => hit.getBoundingClientRect().bottom),
  ).toBeLessThan(901);
  for (const hit of hits.slice(0, -1).reverse()) {
    await page.keyboard.press('k');
    expect(await focusOf(page)).toBe(hit);
  }
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  expect(await focusOf(page)).toBe(hits[1]);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${hits[1]}`);
  await page.goBack();
  await eventually(() => focusOf(page)).toBe(hits[1]);
  await ready(page);
  await page.keyboard.press('j');
  expect(await focusOf(page)).toBe(hits[2]);
});

test('in words in context they go from line to line', async () => {
  const page = await browser.open('/search?q=border&view=context');
  const links = page.locator('.context .match a');
  for (const [key, line] of [
    ['j', 0],
    ['j', 1],
    ['j', 2],
    ['k', 1],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focusOf(page)).toBe(await links.nth(line).getAttribute('href'));
  }
});

test('a question mark lists the keys, which then wait until Escape or its button closes the list', async () => {
  const page = await browser.open('/search?q=border');
  await page.keyboard.press('j');
  const left = await focusOf(page);
  await page.keyboard.press('?');
  expect(await isListOpen(page)).toBe(true);
  for (const key of ['j', '/', '?']) await page.keyboard.press(key);
  expect(await page.locator('#keys').evaluate((list) => list.contains(document.activeElement))).toBe(true);
  expect((await page.locator('#keys kbd').allInnerTexts()).join(' ')).toBe('/ j k n p ? Esc');
  await page.keyboard.press('Escape');
  expect(await isListOpen(page)).toBe(false);
  expect(await focusOf(page)).toBe(left);
  await page.locator('#show-keys').click();
  expect(await isListOpen(page)).toBe(true);
  await page.locator('#keys button').click();
  expect(await isListOpen(page)).toBe(false);
});

test('letters that are typed in a field are its text and nothing else', async () => {
  for (const field of ['#q', '[name=from]', '#within-tag']) {
    const page = await browser.open('/search?q=border');
    await page.locator(field).fill('');
    await page.locator(field).pressSequentially('/jknp?');
    expect(await page.locator(field).inputValue()).toBe('/jknp?');
    expect(await page.locator(field).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await isListOpen(page)).toBe(false);
  }
});

test('keys that are pressed with Ctrl, Alt or Meta are left to the browser', async () => {
  const page = await browser.open('/search?q=border');
  await page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken, seen: 0 });
    window.addEventListener('keydown', (event) => {
      if ('/jknp?'.includes(event.key)) Object.assign(window, { seen: Reflect.get(window, 'seen') + 1 });
      if (event.defaultPrevented) taken.push(event.key);
    });
  });
  const modifiers = ['Control', 'Alt', 'Meta'];
  for (const modifier of modifiers)
    for (const key of '/jknp?') await page.keyboard.press(`${modifier}+${key}`);
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toBe(modifiers.length * 6);
  expect(await page.evaluate(() => Reflect.get(window, 'taken'))).toEqual([]);
  expect(await focusOf(page)).toBe('');
  expect(await isListOpen(page)).toBe(false);
});
