/**
 * `npm run screenshots`: each page of the sample archive by day and by night, on a desk and on a
 * phone, into `.screenshots/` to be looked at; and from the same pages the pictures of the README.
 */

import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './install-chromium.mjs';
import { serveSample } from './sample-server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCREENSHOTS = join(ROOT, '.screenshots');
const ARTICLE = '/articles/2010s/2019-12-02-the-gas-arrives.md';

const PAGES = {
  home: '/',
  'home-ru': '/?lang=ru',
  'home-zh': '/?lang=zh',
  results: '/search?q=treaty+border&source=Amur+Desk&source=Steppe+%26+Harbour+Review',
  year: '/search?q=china&date=2023&chart=share',
  month: '/search?date=2023-03',
  misread: '/search?q=the+border+treaty+of+xinjiang',
  nothing: '/search?q=xylophone',
  context: '/search?q=border&view=context&by=after',
  facet: '/facets/tag',
  article: `${ARTICLE}?q=gas+china#match-1`,
  'not-found': '/articles/nowhere',
};
const DEVICES = { desk: { width: 1200, height: 860 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'];

/** What the README shows. */
const PICTURES = { 'results.png': 'results-desk-light', 'context.png': 'context-desk-dark' };

rmSync(SCREENSHOTS, { recursive: true, force: true });
mkdirSync(SCREENSHOTS);
const { url, stop } = await serveSample();
try {
  const executablePath = findChromium();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const [device, viewport] of Object.entries(DEVICES)) {
    for (const colorScheme of THEMES) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(url + path);
        await page.screenshot({ path: join(SCREENSHOTS, `${name}-${device}-${colorScheme}.png`) });
      }
      await page.close();
    }
  }
  await browser.close();
} finally {
  await stop();
}
for (const [picture, screenshot] of Object.entries(PICTURES)) {
  copyFileSync(join(SCREENSHOTS, `${screenshot}.png`), join(ROOT, 'views/pictures', picture));
}
console.log(`The pages are in ${SCREENSHOTS}, the pictures of the README in views/pictures/.`);
