/** One story in several papers is one hit, with the others folded under it. */

import { expect, test } from 'vitest';
import { faultsInEveryLook } from './axe.ts';
import { useBrowser } from './chromium.ts';
import { shown } from './results-page.ts';
import { useSite } from './site.ts';

const STORY =
  'A barge with forty lorries aboard ran onto a sandbank below the ferry landing last evening, and stayed ' +
  'there until two tugs came down from the harbour at midnight. Nobody was hurt, the cargo of apples is dry, ' +
  'and the captain says that the buoys had been moved by the ice.';

const story = (source: string, day: string, text: string) =>
  `---\ntitle: A barge runs aground, says the ${source}\nsource: ${source}\ndate: 1998-04-${day}\n---\n${text}\n`;

const site = useSite({
  'echo.md': story('Echo', '12', STORY),
  'mail.md': story('Mail', '13', `${STORY.replace('forty lorries', 'forty-one lorries')} (Agency)`),
  'other.md': story('Star', '14', 'Another barge came past the sandbank without any trouble, at noon.'),
});
const browser = useBrowser(site);

for (const javaScriptEnabled of [true, false]) {
  test(`near-copies are one hit that opens to show the others, script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const page = await browser.open('/search?q=barge+sandbank&sort=oldest', { javaScriptEnabled });
    expect((await shown(page)).total).toBe(3);
    const visible = page.locator('.hit h2').locator('visible=true');
    const titles = ['A barge runs aground, says the Echo', 'A barge runs aground, says the Star'];
    expect(await visible.allInnerTexts()).toEqual(titles);
    await page.getByText('1 near-copy').click();
    expect(await visible.allInnerTexts()).toEqual([
      titles[0],
      'A barge runs aground, says the Mail',
      titles[1],
    ]);
    expect(await page.locator('.copies mark').count()).toBeGreaterThan(0);
    await page.locator('.copies h2 a').click();
    await page.waitForURL('**/articles/mail.md?**');
    expect(await page.locator('main').innerText()).toContain('Nearly the same text');
  });
}

test('the keys pass over what is folded, and go through it when it is open', async () => {
  const page = await browser.open('/search?q=barge+sandbank&sort=oldest');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.split(' ').at(-1));
  const pressed = async (keys: string) => {
    const papers: (string | undefined)[] = [];
    for (const key of keys) {
      await page.keyboard.press(key);
      papers.push(await focused());
    }
    return papers;
  };
  expect(await pressed('jjk')).toEqual(['Echo', 'Star', 'Echo']);
  await page.getByText('1 near-copy').click();
  await page.locator('h1').click();
  expect(await pressed('jjj')).toEqual(['Echo', 'Mail', 'Star']);
});

test('the API lists each of them, as a near-copy of the other', async () => {
  const { total, hits } = await site.answer('q=barge+sandbank&sort=oldest');
  expect(total).toBe(3);
  const copies = hits.map(({ id, near_copies }) => [id, near_copies.map((copy) => copy.id)]);
  expect(copies).toEqual([
    ['echo.md', ['mail.md']],
    ['mail.md', ['echo.md']],
    ['other.md', []],
  ]);
});

test('axe finds no fault with near-copies, folded or opened', async () => {
  const page = await browser.open('/search?q=barge');
  expect(await faultsInEveryLook(page)).toEqual([]);
});
