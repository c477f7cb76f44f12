/** A query that may have been meant otherwise: the page says how it was read, and each link mends it. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

const searchFor = (q: string) => `/search?${new URLSearchParams({ q })}`;

/** The links that the notes of a page offer: what they show and what they would type. */
function offersOf(page: Page): Promise<{ text: string; typed: string; href: string }[]> {
  return page.locator('.mend a').evaluateAll((all) =>
    all.map((link) => {
      const href = link.getAttribute('href') ?? '';
      return {
        text: link.textContent ?? '',
        typed: new URL(href, location.href).searchParams.get('q') ?? '',
        href,
      };
    }),
  );
}

/** Follows what is offered, and waits for articles that have all of it. */
async function follow(page: Page, { typed, href }: { typed: string; href: string }): Promise<void> {
  await page.locator(`.mend a[href="${href}"]`).click();
  const { total, query } = await site.answer(href.split('?')[1] ?? '');
  expect({ typed, matching: query.matching }).toEqual({ typed, matching: 'all' });
  expect(total).toBeGreaterThan(0);
  await eventually(() => shown(page)).toMatchObject({ total, box: typed, busy: false });
}

test('a word that was left out is told, and a link finds it all the same', async () => {
  const page = await browser.open(searchFor('the border'));
  expect(await page.locator('.notes').innerText()).toContain('“the” is so common that it was left out.');
  const offers = await offersOf(page);
  expect(offers.map(({ text, typed }) => [text, typed])).toEqual([['"the"', '"the" border']]);
  for (const offer of offers) await follow(page, offer);
  expect(await page.locator('.snippet mark', { hasText: /^the$/i }).count()).toBeGreaterThan(0);
  expect(await page.locator('.notes').count()).toBe(0);
});

test('it is found by its link however it is typed', async () => {
  for (const typed of ['The border', 'THE border']) {
    const page = await browser.open(searchFor(typed));
    const [offer, ...others] = await offersOf(page);
    expect(others).toEqual([]);
    await follow(page, offer as NonNullable<typeof offer>);
  }
});

test('what is no syntax is offered in no other form that is none', async () => {
  for (const typed of [
    'foo:border bar:gas',
    'http://border.com/x gas',
    'Sino-Soviet xylophone',
    'border^x gas',
  ]) {
    const page = await browser.open(searchFor(typed));
    for (const { typed: offered } of await offersOf(page)) {
      const { query } = await site.answer(`${new URLSearchParams({ q: offered })}`);
      expect(offered, typed).not.toMatch(/:(?!\/)|[-^]$/);
      expect(query.notes.filter((note) => /read as|means nothing/.test(note))).toEqual([]);
    }
  }
});

test('where no article has all the words, each can be asked for, and each finds something', async () => {
  const typed = 'pandas ussuri permafrost xylophone';
  const page = await browser.open(searchFor(typed));
  expect(await page.locator('.notes').innerText()).toContain('No article has all of these words');
  const offers = await offersOf(page);
  expect(offers.map(({ text }) => text)).toEqual(['pandas', 'ussuri', 'permafrost']);
  for (const offer of offers) {
    await page.goto(searchFor(typed));
    const href = offer.href;
    await page.locator(`.mend a[href="${href}"]`).click();
    const { total, hits } = await site.answer(href.split('?')[1] ?? '');
    expect(total).toBeGreaterThan(0);
    await eventually(() => shown(page)).toMatchObject({ total, box: offer.typed, busy: false });
    expect((await shown(page)).hits).toEqual(hits.map(({ url }) => url));
  }
  // With others beside it the rest stays typed; what is left of a word with a hyphen excludes nothing.
  await page.goto(searchFor('border xylophone moscow pandas'));
  expect((await offersOf(page)).map(({ typed }) => typed)).toContain('+border xylophone moscow pandas');
  await page.goto(searchFor('Sino-Soviet pandas'));
  const hyphened = (await offersOf(page)).map((offer) => offer.typed);
  expect(hyphened).toContain('pandas');
  expect(hyphened.filter((text) => /(?:^|\s)-/.test(text))).toEqual([]);
});

test('a word that may be a slip leads to the one that was meant, and what narrows is kept', async () => {
  const page = await browser.open('/search?q=borfer&tag=border&sort=oldest');
  const link = page.locator('.did-you-mean a');
  expect(await link.innerText()).toBe('border');
  await link.click();
  const { total } = await site.answer('q=border&tag=border&sort=oldest');
  const address = '/search?q=border&tag=border&sort=oldest';
  await eventually(() => shown(page)).toMatchObject({ total, box: 'border', address, busy: false });
  expect(await page.locator('.did-you-mean').count()).toBe(0);
});

test('what follows a quote that was left open is offered as the phrase that it may have been', async () => {
  for (const typed of ['"power of siberia', 'gas "power of siberia']) {
    const page = await browser.open(searchFor(typed));
    expect(await page.locator('.notes').innerText()).toMatch(
      /Read as: .*power siberia Look for it as a phrase:/,
    );
    expect((await shown(page)).total).toBeGreaterThan(0);
    const [phrase] = (await offersOf(page)).filter(({ text }) => text === '"power of siberia"');
    expect(phrase?.typed).toBe(typed.replace('"power of siberia', '"power of siberia"'));
    await follow(page, phrase as { typed: string; href: string });
  }
});

test('typed conditions are told beside what else narrows, and each can be taken away by itself', async () => {
  const typed = 'title:treaty after:1989 border';
  const page = await browser.open(`${searchFor(typed)}&tag=border`);
  const chips = ['title:treaty', 'after:1989', 'border'];
  expect((await shown(page)).chips).toEqual(chips);
  for (const [chip, left] of [
    ['title:treaty', 'after:1989 border'],
    ['after:1989', 'title:treaty border'],
    ['border', typed],
  ] as const) {
    await page.goto(`${searchFor(typed)}&tag=border`);
    await page.getByRole('link', { name: new RegExp(`^${chip} .*remove`) }).click();
    const params = new URLSearchParams({ q: left, ...(chip === 'border' ? {} : { tag: 'border' }) });
    const { total } = await site.answer(params.toString());
    const others = chips.filter((other) => other !== chip);
    await eventually(() => shown(page)).toMatchObject({ total, box: left, chips: others, busy: false });
  }
});
