/**
 * `npm run bench:build`: the command's whole way from a folder of files to a synced index, over the
 * corpus as one file and as a file an article: the first time, again with nothing changed, and again
 * with one file more.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFolders } from './build-folders.mjs';
import { installPeers } from './install-peers.mjs';

const ONCE = fileURLToPath(new URL('build-once.mjs', import.meta.url));

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
    await row(name, 'first', folder, index);
    await row(name, 'again, nothing changed', folder, index);
    writeFileSync(join(folder, 'one-more.txt'), 'One more\n\nA file that was not there before.\n');
    await row(name, 'again, one file more', folder, index);
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function row(name, run, folder, index) {
  const child = fork(ONCE, [folder, index]);
  const [{ milliseconds, counts, peak }] = await once(child, 'message');
  await once(child, 'exit');
  const rate = Math.round((1000 * counts.articles) / milliseconds);
  console.log(
    `| ${name} | ${run} | ${(milliseconds / 1000).toFixed(2)} | ${rate.toLocaleString('en')} | ${Math.round(peak / 1e6)} |`,
  );
}
