/** Words in context: every match a line between its own words, in order, a click away from its place. */

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, useBrowser } from './chromium.ts';
import { eventually, shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

interface Line {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  readonly href: string;
}

function linesOf(page: Page): Promise<Line[]> {
  return page.locator('table.context tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
      const link = row.querySelector('.match a') as HTMLAnchorElement;
      const { pathname, search, hash } = new URL(link.href);
      return {
        before: text('.before'),
        match: text('.match'),
        after: text('.after'),
        href: pathname + search + hash,
      };
    }),
  );
}

/** The lines of all pages. */
async function allLines(page: Page): Promise<Line[]> {
  const lines = await linesOf(page);
  while ((await page.locator('.pager a[rel=next]').count()) > 0) {
    await page.goto((await page.locator('.pager a[rel=next]').getAttribute('href')) as string);
    lines.push(...(await linesOf(page)));
  }
  return lines;
}

const pathOf = ({ href }: Line) => href.split(/[?#]/)[0] as string;

/** Without white space, of which a line has less than its article. */
const closed = (text: string) => text.replace(/\s+/g, '');

/** That no key comes before the one in front of it, as dictionaries have them. */
function expectInOrder(keys: readonly string[]): void {
  const { compare } = new Intl.Collator('und', { sensitivity: 'base', ignorePunctuation: true });
  const bare = keys.map((key) => key.replace(/^[\p{P}\p{S}\s]+/u, ''));
  const wrong = bare.filter((key, i) => i > 0 && compare(bare[i - 1] as string, key) > 0);
  expect(wrong).toEqual([]);
  expect(new Set(bare.map((key) => key.slice(0, 1).toLowerCase())).size).toBeGreaterThan(5);
}

test('a link away from the results each match is a line, between the words that are around it', async () => {
  const page = await browser.open('/search?q=treaty');
  await page.getByRole('link', { name: 'Words in context' }).click();
  const { total, hits } = await site.answer('q=treaty&size=100');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=treaty&view=context', total });
  const lines = await linesOf(page);
  expect(await page.locator('.lines-head h2').innerText()).toBe(`${lines.length} lines`);
  for (const line of lines) {
    const answer = await page.request.get(`/api${pathOf(line)}`);
    const { title, description, text } = await answer.json();
    const whole = closed([title, description, text].join(' '));
    expect(whole).toContain(closed(line.before + line.match + line.after));
    expect(line.match.toLowerCase()).toMatch(/^treat/);
  }
  // By article: as the hits are ordered, each with all its lines.
  expect([...new Set(lines.map(pathOf))]).toEqual(hits.map(({ url }) => url));
});

test('the lines are ordered by the word before and by the word after, and typing keeps the order', async () => {
  const page = await browser.open('/search?q=border&view=context');
  const byArticle = await linesOf(page);
  const sort = page.getByRole('navigation', { name: 'Order of lines' });
  await sort.getByRole('link', { name: 'By the word after' }).click();
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=border&view=context&by=after' });
  const byAfter = await linesOf(page);
  expectInOrder(byAfter.map(({ after }) => after));
  await sort.getByRole('link', { name: 'By the word before' }).click();
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=border&view=context&by=before' });
  const byBefore = await linesOf(page);
  expectInOrder(byBefore.map(({ before }) => before.split(' ').reverse().join(' ')));
  const sorted = (lines: Line[]) => lines.map((line) => Object.values(line).slice(0, 3).join(' ')).sort();
  for (const lines of [byAfter, byBefore]) expect(sorted(lines)).toEqual(sorted(byArticle));
  await page.locator('#q').fill('railway');
  await eventually(() => shown(page)).toMatchObject({ address: '/search?q=railway&view=context&by=before' });
  expectInOrder((await linesOf(page)).map(({ before }) => before.split(' ').reverse().join(' ')));
});

/** The match that the address names: what it is, what is before it in its paragraph, whether it is in sight. */
function targetOf(page: Page) {
  return page.evaluate(() => {
    const mark = document.querySelector('mark:target');
    const block = mark?.closest('p');
    if (!mark || !block) return null;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEndBefore(mark);
    for (const nav of block.querySelectorAll('.match-nav')) nav.remove();
    const { top, bottom } = mark.getBoundingClientRect();
    return { match: mark.textContent, before: range.toString(), inSight: top >= 0 && bottom <= innerHeight };
  });
}

test('each line opens its article at that very match', async () => {
  const page = await browser.open('/search?q=treaty&view=context&by=after', { reducedMotion: 'reduce' });
  const lines = await linesOf(page);
  expect(lines.length).toBeGreaterThan(20);
  for (const { href, before, match } of lines) {
    await page.goto(href);
    // A title is at the top of its page anyway.
    if (!href.includes('#')) expect(await page.locator('h1 mark').allInnerTexts()).toContain(match);
    else {
      await eventually(() => targetOf(page)).toMatchObject({ match, inSight: true });
      const [line, article] = [closed(before), closed((await targetOf(page))?.before ?? '')];
      expect(line.endsWith(article) || article.endsWith(line), `${line}, ${article}`).toBe(true);
    }
  }
});

test('a hundred lines are a page, no line is on two, and the CSV has the same ones', async () => {
  const page = await browser.open('/search?q=china+OR+moscow&view=context&by=before');
  const total = Number((await page.locator('.lines-head h2').innerText()).split(' ')[0]);
  expect(total).toBeGreaterThan(100);
  expect(await linesOf(page)).toHaveLength(100);
  const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const lines = await allLines(page);
  expect(lines).toHaveLength(total);
  const body = await (await page.request.get(csv as string)).text();
  const records: Record<string, string>[] = parse(body, { columns: true, bom: true });
  const plain = ({ before, match, after }: Partial<Line>) => [before, match, after];
  expect(records.map(plain)).toEqual(lines.map(plain));
  expect(records.map(({ url }) => new URL(url as string).pathname)).toEqual(lines.map(pathOf));
});

test('no phone is too narrow for the lines', async () => {
  for (const viewport of [PHONE, { width: 320, height: 640 }]) {
    const page = await browser.open('/search?q=china+OR+moscow&view=context', { viewport });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    const [match] = await linesOf(page);
    expect(await page.locator('.context .match').first().isVisible()).toBe(true);
    expect(match?.match).not.toBe('');
  }
});
