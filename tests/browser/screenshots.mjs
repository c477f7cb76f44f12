/** `npm run screenshots`: makes the pictures of the README from the sample archive. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './install-chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = [
  {
    file: 'results.png',
    path: '/search?q=treaty+border&source=Amur+Desk&source=Steppe+%26+Harbour+Review',
    height: 860,
  },
];

const index = mkdtempSync(join(tmpdir(), 'backfile-screenshots-'));
const server = spawn(process.execPath, ['dist/src/cli.js', 'data/articles', '--out', index, '--port', '0'], {
  cwd: ROOT,
});
try {
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (data) => {
      const found = /Serving on (\S+)/.exec(String(data));
      if (found) resolve(found[1]);
    });
    server.on('exit', () => reject(new Error('The site did not start.')));
  });
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
  server.kill();
  rmSync(index, { recursive: true, force: true });
}
