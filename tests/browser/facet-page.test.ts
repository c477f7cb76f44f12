/** The page of all values of a facet: searched by its form, and several of them applied at once. */

import { expect, test } from 'vitest';
import { useBrowser } from './chromium.ts';
import { shown } from './results-page.ts';
import { SAMPLE, useSite } from './site.ts';

const site = useSite(SAMPLE);
const browser = useBrowser(site);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';

  test(`all values are listed, and those with what is typed in their names found, ${how}`, async () => {
    const page = await browser.open('/search?q=border&from=1960', { javaScriptEnabled });
    const { distinct, facets } = await site.answer('q=border&from=1960');
    await page.locator('#facet-tag ~ .rest a').click();
    await page.waitForURL('**/facets/tag?q=border&from=1960');
    const values = page.locator('#values input');
    expect(await values.count()).toBe(distinct.tag);
    const counts = (await shown(page)).counts.tag;
    for (const { key, count } of facets.tag) expect(counts?.[key]).toBe(count);
    await page.getByRole('searchbox', { name: 'Search within: Tag' }).fill('DIPLÓ');
    await page.locator('.within-form button').click();
    await page.waitForURL('**within=**');
    expect(await values.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))).toEqual([
      'diplomacy',
    ]);
  });

  test(`boxes of the page are applied by its button, beside what was chosen before, ${how}`, async () => {
    const page = await browser.open('/facets/source?q=border&from=1960&sort=oldest', { javaScriptEnabled });
    const names = ['Amur Desk', 'The Meridian Wire'];
    for (const name of names) await page.getByRole('checkbox', { name }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL('**/search?**');
    const { total } = await site.answer('q=border&from=1960&source=Amur+Desk&source=The+Meridian+Wire');
    expect(await shown(page)).toMatchObject({ total, box: 'border', chips: ['From 1960', ...names] });
    expect(page.url()).toContain('sort=oldest');
  });
}
