/**
 * `npm run bench:build`: the command's whole way from a folder of files to a synced index, over the
 * corpus as one file and as a file an article: the first time, again with nothing changed, and again
 * with one file more. Then what reading a file of a million lines takes, which is to be no memory to speak of.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFolders, writeLines } from './build-folders.mjs';
import { installPeers } from './install-peers.mjs';

const ONCE = fileURLToPath(new URL('build-once.mjs', import.meta.url));

const READ_ONCE = fileURLToPath(new URL('read-once.mjs', import.meta.url));
const MANY_LINES = 1_000_000;

installPeers();
const { readCorpus } = await import('./corpus.mjs');

const parent = mkdtempSync(join(tmpdir(), 'backfile-bench-build-'));
try {
  const articles = readCorpus();
  const folders = writeFolders(articles, parent);
  console.log(
    `${articles.length} articles, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0].model}\n`,
  );
  console.log('| folder | run | seconds | articles a second | peak memory, MB |');
  console.log('|---|---|---:|---:|---:|');
  for (const [name, folder] of Object.entries(folders)) {
    const index = join(parent, `index-${name}`);
    await row(name, 'first', ONCE, folder, index);
    await row(name, 'again, nothing changed', ONCE, folder, index);
    writeFileSync(join(folder, 'one-more.txt'), 'One more\n\nA file that was not there before.\n');
    await row(name, 'again, one file more', ONCE, folder, index);
  }
  writeLines(articles, MANY_LINES, join(parent, 'many.jsonl'));
  await row('a million lines of JSON', 'read, not built', READ_ONCE, parent, 'many.jsonl');
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function row(name, run, script, ...parameters) {
  const child = fork(script, parameters);
  const [{ milliseconds, counts, peak }] = await once(child, 'message');
  await once(child, 'exit');
  const rate = Math.round((1000 * counts.articles) / milliseconds);
  console.log(
    `| ${name} | ${run} | ${(milliseconds / 1000).toFixed(2)} | ${rate.toLocaleString('en')} | ${Math.round(peak / 1e6)} |`,
  );
}
