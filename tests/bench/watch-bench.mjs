/**
 * `npm run bench:watch`: how long after a file of 20,000 changed, came or went the answers of a running
 * `backfile FOLDER` tell of it, with `lunr.json` and without.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { started } from '../load/site.mjs';
import { pick, randomFrom } from './random.mjs';

const FOLDERS = 200;
const FILES_A_FOLDER = 100;
const WORDS = 200;
const SEED = 1987;
const PAUSE_MS = 50;
const PATIENCE_MS = 120_000;

const parent = mkdtempSync(join(tmpdir(), 'backfile-bench-watch-'));
try {
  const archive = join(parent, 'articles');
  writeArchive(archive);
  console.log(
    `${FOLDERS * FILES_A_FOLDER} files of ${WORDS} words, seconds until the answers tell of a change\n`,
  );
  console.log('| | changed | added | removed |');
  console.log('|---|---:|---:|---:|');
  await measure(archive, 'with `lunr.json`', []);
  await measure(archive, 'without', ['--no-lunr-json']);
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Most words are common ones, as in any text. */
function writeArchive(archive) {
  const random = randomFrom(SEED);
  const common = Array.from({ length: 300 }, (_, i) => `common${i.toString(36)}`);
  const rare = Array.from({ length: 40_000 }, (_, i) => `rare${i.toString(36)}`);
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    mkdirSync(join(archive, String(folder)), { recursive: true });
    for (let file = 0; file < FILES_A_FOLDER; file += 1) {
      const words = Array.from({ length: WORDS }, () => pick(random, random() < 0.6 ? common : rare));
      const head = `---\ntitle: Report ${folder} ${file}\ndate: ${1950 + (folder % 60)}\n---\n`;
      writeFileSync(join(archive, String(folder), `${file}.md`), head + words.join(' '));
    }
  }
}

async function measure(archive, name, options) {
  const site = await started([archive, '--out', join(parent, name), '--port', '0', ...options]);
  const until = async (word, total) => {
    const start = performance.now();
    for (;;) {
      const answer = await (await fetch(`${site.url}/api/search?q=${word}`)).json();
      const seconds = (performance.now() - start) / 1000;
      if (answer.total === total) return seconds.toFixed(1);
      if (seconds * 1000 > PATIENCE_MS) throw new Error(`“${word}” was not told within ${seconds} s.`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const [known, other] = [join(archive, '5', '7.md'), join(archive, '5', 'new.md')];
  writeFileSync(known, `Changed\n\nzeppelin ${name.length}`);
  const changed = await until('zeppelin', 1);
  writeFileSync(other, 'New\n\nxylophone');
  const added = await until('xylophone', 1);
  rmSync(other);
  const removed = await until('xylophone', 0);
  writeFileSync(known, 'Changed\n\nand back');
  console.log(`| ${name} | ${changed} | ${added} | ${removed} |`);
  await site.stop();
}
