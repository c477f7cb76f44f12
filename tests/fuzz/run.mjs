/**
 * `npm run test:fuzz`: 200,000 seeded requests against a running server of Reuters-21578, and then clients that
 * don't behave. `FUZZ_REQUESTS` and `FUZZ_SEED` change how many and which. Ends with 1 when a bound was not kept.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { installPeers } from '../bench/install-peers.mjs';

installPeers();
// These need the packages, which may have been missing until now.
const { readCorpus } = await import('../bench/corpus.mjs');
const { quantile } = await import('../bench/statistics.mjs');
const { buildIndexOf, serveIndexAt } = await import('../load/site.mjs');
const { RawClient } = await import('./client.mjs');
const { misbehave } = await import('./clients.mjs');
const { requestsOf } = await import('./requests.mjs');

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 200_000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const CLIENTS = 4;
const SHOWN = 10;

let isKept = true;
function check(isTrue, sentence) {
  if (!isTrue) isKept = false;
  console.log(`${isTrue ? 'kept  ' : 'BROKEN'}  ${sentence}`);
}

const folder = mkdtempSync(join(tmpdir(), 'backfile-fuzz-'));
try {
  const site = await serveIndexAt(buildIndexOf(readCorpus(), folder));
  await fuzz(site);
  await misbehave(site, check);
  await site.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isKept ? 0 : 1;

async function fuzz(site) {
  const requestOf = requestsOf(SEED);
  const times = new Float64Array(REQUESTS);
  const statuses = {};
  const wrong = [];
  const memory = [];
  let next = 0;
  const start = performance.now();
  const work = async () => {
    const client = new RawClient(new URL(site.url).port);
    while (next < REQUESTS) {
      const number = next;
      next += 1;
      const { text, isHead } = requestOf(number);
      const { status, head, body, ms } = await client.ask(text, isHead);
      times[number] = ms;
      statuses[status] = (statuses[status] ?? 0) + 1;
      const why = whatIsWrong(status, head, body, ms);
      if (why !== null) wrong.push({ number, why, ms: Math.round(ms), request: text.slice(0, 300) });
      if (number % Math.ceil(REQUESTS / 20) === 0) memory.push(site.rss());
    }
    client.close();
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  const seconds = (performance.now() - start) / 1000;
  console.log(`\n${REQUESTS} requests of seed ${SEED}, ${CLIENTS} at a time, in ${seconds.toFixed(0)} s`);
  console.log(`answers by status   ${JSON.stringify(statuses)}`);
  console.log(
    `times               50 % ${quantile(times, 0.5).toFixed(1)} ms, 99.9 % ${quantile(times, 0.999).toFixed(0)} ms, the slowest ${quantile(times, 1).toFixed(0)} ms`,
  );
  console.log(`resident memory     ${memory.map((bytes) => (bytes / 1e6).toFixed(0)).join(' ')} MB\n`);
  for (const each of wrong.slice(0, SHOWN)) console.log(JSON.stringify(each));
  const slowest = [...times.keys()].sort((a, b) => times[b] - times[a]).slice(0, SHOWN);
  for (const number of slowest) {
    const [line] = requestOf(number).text.split('\r\n');
    console.log(`${times[number].toFixed(0)} ms, request ${number}: ${line.slice(0, 200)}`);
  }
  check(
    wrong.every(({ why }) => why === 'slow'),
    'No failure but the deliberate 503, and nothing that gives the program away.',
  );
  check(quantile(times, 0.999) < 250, '99.9 % under 250 ms.');
  check(quantile(times, 1) < 2_000, 'None above 2 s.');
  // What a process takes at first it keeps: caches fill. After that it may not grow.
  const settled = memory.slice(memory.length / 2);
  check(!(settled.at(-1) > 1.15 * settled[0]), 'Memory does not grow in the second half.');
}

function whatIsWrong(status, head, body, ms) {
  if (status === 0) return 'no answer';
  if (status >= 500 && !(status === 503 && /^retry-after:/im.test(head))) return `status ${status}`;
  if (/\n\s+at .*[:(]\d+:\d+|node_modules|file:\/\/\//.test(body)) return 'a stack';
  if (/"devDependencies"|root:x:0|"generation_hash"/.test(body)) return 'a file';
  return ms > 2_000 ? 'slow' : null;
}
