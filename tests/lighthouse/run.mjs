/**
 * `npm run lighthouse`: what Lighthouse says of the pages that `npm start` serves, as medians of five runs.
 *
 * Ends with 1 when a page scores less than it should, after telling which audits it failed.
 */

import { installPackages } from '../bench/install-peers.mjs';
import { findChromium } from '../browser/install-chromium.mjs';
import { serveSample } from '../browser/sample-server.mjs';
import { pagesOf } from './pages.mjs';
import { report, shortfalls } from './report.mjs';

installPackages(new URL('.', import.meta.url), 'Lighthouse');
// It needs the packages, which may have been missing until now.
const { measure } = await import('./measure.mjs');

const chromium = findChromium();
const site = await serveSample();
try {
  const pages = [];
  for (const page of await pagesOf(site.url)) {
    console.error(`${page.name}: ${page.url}`);
    pages.push({ ...page, scores: await measure(page.url, chromium) });
  }
  console.log(report(pages));
  if (shortfalls(pages).length > 0) process.exitCode = 1;
} finally {
  await site.stop();
}
