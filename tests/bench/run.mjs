/**
 * `npm run bench`: Backfile and its peers over one corpus, in one run.
 *
 * `npm run bench -- backfile fts5` measures only the engines that are named. It prints tables in
 * Markdown and writes them with every raw time to `results/latest.json`.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { installPeers } from './install-peers.mjs';

installPeers();
// These need the packages, which may have been missing until now.
const { measure } = await import('./measure.mjs');
const { summarize } = await import('./summary.mjs');
const { report } = await import('./report.mjs');

const chosen = process.argv.slice(2);
const raw = await measure(chosen, (line) => console.error(line));
const summary = summarize(raw);
console.log(report(summary));

const results = new URL('results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(new URL('latest.json', results), `${JSON.stringify({ summary, raw })}\n`);
