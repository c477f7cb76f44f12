/**
 * `npm run bench:million`: a million articles are drawn, built by the command and by SQLite's FTS5, and served;
 * then queries of nine kinds are asked, of a server and of both engines without one. It prints tables in
 * Markdown and ends with 1 when a bound was not kept. It needs Linux, about 6 GB of disk and a quarter of an hour.
 *
 * `--articles N` makes fewer. `--keep DIR` leaves what was made in a folder of DIR that is named by their
 * number, and takes from there what an earlier run has left: the articles, the indexes, and what it took to
 * build them. After a change of the format or of the builder that folder is to be removed.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPeers } from '../bench/install-peers.mjs';
import { descendantsOf } from './process-memory.mjs';

const { values: options } = parseArgs({
  options: { articles: { type: 'string', default: '1000000' }, keep: { type: 'string' } },
});
const articles = Number(options.articles);
if (!Number.isSafeInteger(articles) || articles < 1_000)
  throw new Error('--articles is a number from 1000 on.');

const tell = (line) => console.error(`… ${line}`);
installPeers();
// These need the packages, which may have been missing until now.
const { measure } = await import('./measure.mjs');

const folder = folderFor(options.keep, articles);
const results = await measure(folder, articles, tell);
const { report } = await import('./report.mjs');
const { verdictsOf } = await import('./verdicts.mjs');
console.log(
  `${articles.toLocaleString('en')} articles, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0].model}\n`,
);
console.log(`${report(results)}\n`);
const verdicts = verdictsOf(results);
for (const { isKept, sentence } of verdicts) console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${sentence}`);
process.exitCode = verdicts.every(({ isKept }) => isKept) ? 0 : 1;

/** One to keep, or one that goes with this process however it ends, and with it what it has started. */
function folderFor(keep, count) {
  const made =
    keep === undefined ? mkdtempSync(join(tmpdir(), 'backfile-million-')) : resolve(keep, `${count}`);
  mkdirSync(made, { recursive: true });
  process.once('exit', () => {
    for (const pid of descendantsOf(process.pid)) kill(pid);
    if (keep === undefined) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      tell(`ended by ${signal}`);
      process.exit(1);
    });
  }
  return made;
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
