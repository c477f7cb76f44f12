/** `npm run screenshots`: makes the pictures of the README from the sample archive. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './install-chromium.mjs';
import { serveSample } from './sample-server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = [
  {
    file: 'results.png',
    path: '/search?q=treaty+border&source=Amur+Desk&source=Steppe+%26+Harbour+Review',
    height: 860,
  },
];

const { url, stop } = await serveSample();
try {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const { file, path, height } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1200, height }, colorScheme: 'light' });
    await page.goto(url + path);
    await page.screenshot({ path: join(ROOT, 'views/pictures', file) });
  }
  await browser.close();
} finally {
  await stop();
}
