/** An archive of somebody else's text, some of it written to take a reader's browser over: it stays text. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Files } from '../fixtures/archive.ts';
import { useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { useSite } from './site.ts';

const RUN = "window.pwned=1;alert('pwned')";
/** Each is markup in some place that text is put into: content, attributes, titles, addresses, htmx. */
const ATTACKS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><svg onload="${RUN}">`,
  `' autofocus onfocus='${RUN}' x='`,
  `</title></head><body onload="${RUN}">`,
  `</mark></a></p><iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<hx-partial hx-target="body"><a href="javascript:${RUN}" hx-get="/" hx-trigger="load">`,
  `<form hx-on:click="${RUN}"><input name=q></form><base href="//evil.example/">`,
];
/** In every text, to be searched for and so be marked in the midst of it. */
const WORD = 'pwned';

/** One article for each attack, which is in everything that a file can say, its name included. */
const archive: Files = Object.fromEntries(
  ATTACKS.map((attack, number) => {
    const quoted = JSON.stringify(attack);
    const frontMatter = [
      `title: ${quoted}`,
      `source: ${quoted}`,
      `author: ${quoted}`,
      `tags: [${quoted}]`,
      `description: ${quoted}`,
      `url: ${JSON.stringify(`javascript:${RUN}`)}`,
      `date: ${number % 2 === 0 ? `202${number}-01-01` : quoted}`,
    ];
    const name = `${number} ${attack.replaceAll('/', '∕')}`.slice(0, 80);
    return [`${name}.txt`, `---\n${frontMatter.join('\n')}\n---\n${attack}\n\nAgain: ${attack}\n`];
  }),
);

const site = useSite(archive);
const browser = useBrowser(site);

/** That nothing ran, and that nothing is there which could still run on a click or a key. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')];
    const handlers = elements.flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on') || name.startsWith('hx-on')),
    );
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[href], [src]')];
    const addresses = links.map(
      (link) => new URL(link.getAttribute('href') ?? link.getAttribute('src') ?? '', document.baseURI),
    );
    return {
      pwned: Reflect.has(window, 'pwned'),
      handlers,
      elsewhere: addresses.filter((url) => url.origin !== location.origin).map(String),
      alien: [...document.querySelectorAll('iframe, object, embed, base, img, svg[onload], body body')]
        .length,
      // What is JSON never runs.
      scripts: [...document.scripts]
        .filter((script) => script.type !== 'application/ld+json')
        .map((script) => script.getAttribute('src')?.slice(0, 8)),
      live: [...document.querySelectorAll('[hx-get], [hx-trigger], [hx-target]')].map(({ id }) => id),
    };
  });
  const live = found.live.filter(
    (id) => id !== 'search' && id !== 'suggestions' && !id.startsWith('within-'),
  );
  expect({ ...found, live }).toEqual({
    pwned: false,
    handlers: [],
    elsewhere: [],
    alien: 0,
    scripts: Array.from({ length: 5 }, () => '/assets/'),
    live: [],
  });
}

const searchFor = (query: string) => `/search?${new URLSearchParams({ q: query, size: '100' })}`;

test('the home page shows hostile titles, sources and tags as they are written', async () => {
  const page = await browser.open('/');
  await expectHarmless(page);
  const text = await page.locator('main').innerText();
  for (const attack of ATTACKS) expect(text).toContain(attack);
});

test('results show every field as it is written, and mark words in the midst of it', async () => {
  const page = await browser.open(searchFor(WORD));
  await expectHarmless(page);
  expect((await shown(page)).total).toBe(ATTACKS.length);
  const titles = await page.locator('.hit h2').allInnerTexts();
  expect(titles.sort()).toEqual([...ATTACKS].sort());
  expect(await page.locator('.hit h2 mark').count()).toBeGreaterThanOrEqual(ATTACKS.length);
  const sources = await page.locator('.hit .source').allInnerTexts();
  expect(sources.sort()).toEqual([...ATTACKS].sort());
});

test('each article shows its text as it is written, found by its words or not', async () => {
  const page = await browser.open(searchFor(WORD));
  const links = page.locator('.hit h2 a');
  const found = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const titles: string[] = [];
  for (const address of [...found, ...found.slice(0, 2).map((link) => link.split('?')[0] as string)]) {
    await page.goto(address);
    await expectHarmless(page);
    const title = await page.locator('h1').innerText();
    expect(await page.locator('.text').innerText()).toContain(`Again: ${title}`);
    expect(await page.title()).toBe(`${title} – Backfile`);
    titles.push(title);
  }
  expect(titles.slice(0, ATTACKS.length).sort()).toEqual([...ATTACKS].sort());
});

test('hostile text in the box is searched for, by link and while it is typed', async () => {
  const all = ATTACKS.join(' ');
  const page = await browser.open(searchFor(all));
  await expectHarmless(page);
  expect(await shown(page)).toMatchObject({ box: all, title: `${all} – Backfile` });
  await page.locator('#q').fill(`${all} again`);
  await eventually(() => shown(page)).toMatchObject({ title: `${all} again – Backfile` });
  await expectHarmless(page);
});

test('hostile values can be ticked, chosen and taken away like any other', async () => {
  const sources = ATTACKS.map((attack) => ['source', attack]);
  const page = await browser.open(`/search?${new URLSearchParams([...sources, ['date', ATTACKS.join()]])}`);
  await expectHarmless(page);
  expect(await shown(page)).toMatchObject({ total: ATTACKS.length, chips: ATTACKS });
  const first = page.locator('.values input').first();
  const value = await first.inputValue();
  await first.click();
  const others = ATTACKS.filter((attack) => attack !== value);
  await eventually(() => shown(page)).toMatchObject({ total: others.length });
  await expectHarmless(page);
  expect((await shown(page)).chips.toSorted()).toEqual(others.toSorted());
});

test('an address that is itself an attack leads to a page that says that nothing is there', async () => {
  browser.expectProblem(/status of 404/);
  const attack = encodeURIComponent(ATTACKS.join(' '));
  const page = await browser.open(`/articles/${attack}?q=${attack}`);
  await expectHarmless(page);
  expect(await page.locator('h1').innerText()).toBe('Not found');
});

test('no page may run inline script, and markup that got through would not', async () => {
  const page = await browser.open('/');
  for (const path of ['/', '/search', searchFor(WORD), '/nowhere', '/robots.txt', '/api/search']) {
    const policy = (await page.request.get(path)).headers()['content-security-policy'] ?? 'none';
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
  }
  browser.expectProblem(/Content Security Policy|content policy violated/i);
  await page.evaluate(
    (attack) => document.body.insertAdjacentHTML('beforeend', attack),
    ATTACKS[1] as string,
  );
  browser.expectProblem(/status of 404/);
  await page
    .locator('img')
    .evaluate(
      (image: HTMLImageElement) =>
        image.complete || new Promise((resolve) => image.addEventListener('error', resolve)),
    );
  expect(await page.evaluate(() => Reflect.has(window, 'pwned'))).toBe(false);
  expect(browser.problemsSoFar().join()).toMatch(/content policy violated: script-src/);
});
