/** Languages: of the pages, as the browser asks or the reader chooses, and of the articles, from either side. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { useSite } from './site.ts';

const article = (name: string, language: string, title: string, text: string, tags = '[]') => [
  `${name}.txt`,
  `---\ntitle: ${title}\nlanguage: ${language}\ndate: 2021-07-15\nsource: Desk\ntags: ${tags}\n---\n${text}\n`,
];

const site = useSite(
  Object.fromEntries([
    article(
      'ru',
      'ru',
      'Договор о дружбе',
      'Договор подписан в Москве. Граница открыта.',
      '[five, two, one]',
    ),
    article('en', 'en', 'A treaty of friendship', 'The treaty was signed in Moscow.', '[five, two]'),
    article('fr', 'fr', 'Un traité d’amitié', 'Le traité a été signé à Moscou.', '[five]'),
    article('ar', 'ar', 'معاهدة الصداقة', 'تم توقيع معاهدة الصداقة في موسكو بين البلدين.', '[five]'),
    article('he', 'he', 'חוזה ידידות', 'נחתם חוזה ידידות במוסקבה בין שתי המדינות.', '[five]'),
  ]),
);
const browser = useBrowser(site);

const languageOf = (page: Page) => page.locator('html').getAttribute('lang');

/** The addresses of all links within the site that lead to pages, each once. */
async function linksOf(page: Page): Promise<string[]> {
  const all = await page
    .locator('a[href^="/"]:not(.languages a)')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') as string));
  return [...new Set(all)].filter((href) => !/^\/(?:assets\/|search\.)|[?&]format=/.test(href));
}

const PAGES = [
  '/',
  '/search',
  '/search?q=treaty+OR+traité&sort=oldest&size=1&tag=five',
  '/search?q=treaty&view=context',
  '/search?date=2021-07-15&chart=share',
  '/search?q=nothing+AND+here&tag=one',
  '/search?q=the+treeaty',
  '/articles/en.txt?q=treaty',
  '/facets/tag?q=treaty&within=o',
  '/nowhere',
];

const withLang = (path: string, lang: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

test('a browser is answered in the language that it asks for, and in English when that is none of ours', async () => {
  for (const [locale, lang, heading] of [
    ['ru-RU', 'ru', '5 статей'],
    ['zh-CN', 'zh-Hans', '5 篇文章'],
    ['en-US', 'en', '5 articles'],
    ['fr-FR', 'en', '5 articles'],
  ] as const) {
    const page = await browser.open('/search', { locale });
    expect(await languageOf(page)).toBe(lang);
    expect(await page.locator('#count').innerText()).toBe(heading);
  }
});

test('numbers of articles are in the plural form that Russian has for them', async () => {
  const page = await browser.open('/search?tag=one', { locale: 'ru-RU' });
  for (const [tag, heading] of [
    ['one', '1 статья'],
    ['two', '2 статьи'],
    ['five', '5 статей'],
  ]) {
    await page.goto(`/search?tag=${tag}`);
    expect(await page.locator('#count').innerText()).toBe(heading);
    expect(await page.locator('#announcement').textContent()).toBe(heading);
  }
});

test('dates are written as the language of the page writes them', async () => {
  const page = await browser.open('/');
  for (const [lang, date] of [
    ['en', '15 July 2021'],
    ['ru', '15 июля 2021 г.'],
    ['zh', '2021年7月15日'],
  ] as const) {
    for (const path of ['/', '/search', '/articles/en.txt']) {
      await page.goto(withLang(path, lang));
      const dates = await page.locator('time.date').allInnerTexts();
      // Some browsers are given another kind of space.
      expect(new Set(dates.map((text) => text.replace(/\s/g, ' '))), `${lang} ${path}`).toEqual(
        new Set([date]),
      );
    }
  }
});

test('the foot of each page leads to the same page in another language', async () => {
  const page = await browser.open('/');
  for (const path of ['/', '/search?q=treaty&tag=five', '/articles/en.txt?q=treaty']) {
    await page.goto(path);
    for (const [name, lang, tag] of [
      ['Русский', 'ru', 'ru'],
      ['中文', 'zh', 'zh-Hans'],
      ['English', 'en', 'en'],
    ] as const) {
      await page.getByRole('link', { name }).click();
      await page.waitForURL(`${site.origin}${withLang(path, lang)}`);
      expect(await languageOf(page)).toBe(tag);
      expect(await page.locator('.languages [aria-current]').allInnerTexts()).toEqual([name]);
    }
  }
});

test('the chosen language is kept in every link of every page, and each leads to a page in it', async () => {
  browser.expectProblem(/status of 404/);
  const page = await browser.open('/');
  const linked = new Set<string>();
  for (const path of PAGES) {
    await page.goto(withLang(path, 'ru'));
    expect(await languageOf(page)).toBe('ru');
    const links = await linksOf(page);
    const forgetful = links.filter((href) => new URL(href, site.origin).searchParams.get('lang') !== 'ru');
    expect(forgetful, path).toEqual([]);
    for (const link of links) linked.add(link);
    const fields = await page
      .locator('form[action] input[name=lang]')
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
    expect(fields).toEqual(Array.from({ length: await page.locator('form[action]').count() }, () => 'ru'));
  }
  expect(linked.size).toBeGreaterThan(50);
  for (const href of linked) {
    const answer = await page.request.get(href);
    expect(answer.status(), href).toBe(200);
    expect(await answer.text(), href).toContain('<html lang="ru"');
  }
});

test('typing, suggestions and choices keep the language, and its links keep what was typed', async () => {
  const page = await browser.open('/?lang=ru');
  await page.locator('#q').pressSequentially('treat');
  await page.locator('#suggestions .completions a', { hasText: 'treaty' }).click();
  await page.waitForURL('**/search?q=treaty&lang=ru');
  await page.locator('#q').fill('договор');
  await eventually(() => shown(page)).toMatchObject({ total: 1, busy: false });
  await page.getByRole('checkbox', { name: 'one', exact: false }).first().click();
  await eventually(() => shown(page)).toMatchObject({ ticked: ['tag=one'], busy: false });
  expect(new URL(page.url()).searchParams.get('lang')).toBe('ru');
  expect(await page.locator('#count').innerText()).toBe('1 статья');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**lang=en');
  expect(await shown(page)).toMatchObject({ box: 'договор', ticked: ['tag=one'], total: 1 });
  expect(await page.locator('#count').innerText()).toBe('1 article');
});

test('Arabic and Hebrew are read from the right, and said to be what they are', async () => {
  const page = await browser.open('/');
  for (const [lang, word] of [
    ['ar', 'معاهدة'],
    ['he', 'חוזה'],
  ] as const) {
    await page.goto(`/search?q=${word}`);
    const directions = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((element) => getComputedStyle(element).direction));
    expect(await directions('.hit h2, .hit .snippet')).toEqual(['rtl', 'rtl']);
    expect(await page.locator('.hit h2').getAttribute('lang')).toBe(lang);
    expect(await directions('#q, .hit .about')).toEqual(['rtl', 'ltr']);
    await page.locator('.hit h2 a').click();
    await page.waitForURL('**/articles/**');
    expect(await page.locator('article').getAttribute('lang')).toBe(lang);
    expect(new Set(await directions('article h1, article .text p'))).toEqual(new Set(['rtl']));
    expect(await page.locator('article .about').getAttribute('lang')).toBe('en');
    await page.goto(`/search?q=${word}&view=context`);
    const line = page.locator('.context .from-right').last();
    const left = async (part: string) => (await line.locator(part).boundingBox())?.x ?? 0;
    expect(await left('.before')).toBeGreaterThan(await left('.match'));
    expect(await left('.match')).toBeGreaterThan(await left('.after'));
  }
});
