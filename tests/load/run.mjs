/**
 * `npm run test:load`: what one server process answers over Reuters-21578. First 50 clients with 300 queries,
 * beside the same server giving a constant page, and a bare one; then 1,000 clients and a flood of the costliest queries.
 * `LOAD_SECONDS` changes how long each takes. Ends with 1 when a bound was not kept.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { installPackages, installPeers } from '../bench/install-peers.mjs';

installPeers();
installPackages(new URL('.', import.meta.url), 'the load test');
// These need the packages, which may have been missing until now.
const { readCorpus } = await import('../bench/corpus.mjs');
const { median } = await import('../bench/statistics.mjs');
const { load, timed, watchedDuring } = await import('./measure.mjs');
const { costliest, drawAddresses } = await import('./queries.mjs');
const { buildIndexOf, serveConstant, serveIndexAt } = await import('./site.mjs');

const LEAST_RATIO = 0.08;
const AIM = 0.25;
const MOST_MEMORY = 200e6;
const PASSES = 3;
const SECONDS = Number(process.env.LOAD_SECONDS ?? 10);
const FLOOD_SECONDS = 1.5 * SECONDS;

const TITLES = { site: 'pages of results', constant: 'a constant page', bare: 'on a bare server' };

let isKept = true;
function check(isTrue, sentence) {
  if (!isTrue) isKept = false;
  console.log(`${isTrue ? 'kept  ' : 'BROKEN'}  ${sentence}`);
}

const folder = mkdtempSync(join(tmpdir(), 'backfile-load-'));
try {
  const articles = readCorpus();
  const index = buildIndexOf(articles, folder);
  await pages(index, drawAddresses(articles));
  await flood(index, drawAddresses(articles));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isKept ? 0 : 1;

async function pages(index, addresses) {
  const site = await serveIndexAt(index);
  const sizes = [];
  for (const address of addresses) {
    const body = await (
      await fetch(site.url + address, { headers: { 'Accept-Encoding': 'identity' } })
    ).text();
    sizes.push(Buffer.byteLength(body));
  }
  const size = Math.round(sizes.reduce((sum, each) => sum + each) / sizes.length);
  const constant = await serveConstant(size);
  const bare = await serveConstant(size, 'bare');
  const rates = { site: [], constant: [], bare: [] };
  // As a server is that has run for a while: Node compiles what runs often.
  await loadOf(bare, ['/search?q=x']);
  await loadOf(constant, ['/search?q=x']);
  await loadOf(site, shuffledBy(addresses.flatMap((address) => repeated(address, 'warm'))));
  // Turn by turn: a machine that others use too is not as quick from one minute to the next.
  for (let pass = 0; pass < PASSES; pass += 1) {
    // An address that was never asked for is in no cache of pages.
    const fresh = addresses.flatMap((address) => repeated(address, pass));
    rates.bare.push(await loadOf(bare, ['/search?q=x']));
    rates.constant.push(await loadOf(constant, ['/search?q=x']));
    rates.site.push(await loadOf(site, shuffledBy(fresh)));
  }
  const ratioTo = (others) => median(rates.site.map(({ rate }, i) => rate / others[i].rate));
  const ratio = ratioTo(rates.constant);
  console.log(`\n50 clients, ${addresses.length} queries, pages of ${size} bytes on average, uncompressed\n`);
  console.log('                     a second      50 %      99 %    99.9 %       CPU');
  for (const [name, results] of Object.entries(rates)) {
    for (const { rate, p50, p99, p999, cpu } of results) {
      const row = [rate.toFixed(0), `${p50} ms`, `${p99} ms`, `${p999} ms`, `${cpu.toFixed(2)} ms`];
      const title = TITLES[name];
      console.log(title.padEnd(19) + row.map((cell) => cell.padStart(10)).join(''));
    }
  }
  console.log(`\nratio to a constant page ${ratio.toFixed(3)} (at least ${LEAST_RATIO}, the aim is ${AIM})`);
  console.log(`ratio to a bare server's ${ratioTo(rates.bare).toFixed(3)}`);
  console.log(`resident memory at the end ${(site.rss() / 1e6).toFixed(0)} MB\n`);
  const all = Object.values(rates).flat();
  check(
    all.every(({ failures }) => failures === 0),
    'No request failed.',
  );
  check(
    all.every(({ statuses }) => Object.keys(statuses).join() === '200'),
    'Each was answered with 200.',
  );
  check(ratio >= LEAST_RATIO, `The ratio is at least ${LEAST_RATIO}.`);
  check(!(site.rss() > MOST_MEMORY), 'Resident memory is at most 200 MB.');
  await Promise.all([site.stop(), constant.stop(), bare.stop()]);
}

/** With the milliseconds of a processor that a request took: they tell more where the machine is busy. */
async function loadOf(server, paths) {
  const before = server.cpu();
  const result = await load(server.url, paths, { seconds: SECONDS, clients: 50 });
  return { ...result, cpu: ((server.cpu() - before) / result.total) * 1000 };
}

async function flood(index, addresses) {
  const site = await serveIndexAt(index);
  const usual = async () => {
    const times = [];
    for (const address of addresses.slice(0, 50)) times.push((await timed(site.url + address)).ms);
    return median(times);
  };
  await usual();
  const before = await usual();
  const { result, watched } = await watchedDuring(`${site.url}/healthz`, () =>
    load(site.url, [...costliest(), ...addresses.slice(0, 20)], { seconds: FLOOD_SECONDS, clients: 1_000 }),
  );
  const start = performance.now();
  let after = Number.POSITIVE_INFINITY;
  // As quick as before, but for what a busy machine makes of it.
  while (after > Math.max(3 * before, 25) && performance.now() - start < 20_000) after = await usual();
  const seconds = (performance.now() - start) / 1000;
  console.log(`\n1,000 clients, the costliest queries, ${FLOOD_SECONDS} s\n`);
  console.log(`answers by status   ${JSON.stringify(result.statuses)}, ${result.failures} failed`);
  console.log(
    `/healthz            asked ${watched.count} times, 99 % ${watched.p99.toFixed(0)} ms, the slowest ${watched.most.toFixed(0)} ms`,
  );
  console.log(`a page              ${before.toFixed(1)} ms before, ${after.toFixed(1)} ms after`);
  console.log(`resident memory     ${(site.rss() / 1e6).toFixed(0)} MB\n`);
  check(watched.failed === 0, '/healthz was always answered with 200.');
  check(watched.p99 < 200, '99 % of /healthz under 200 ms.');
  check(watched.most < 1_000, 'No /healthz above 1 s.');
  const statuses = Object.keys(result.statuses);
  check(
    statuses.every((status) => ['200', '429', '503'].includes(status)),
    'All others 200, 429 or 503.',
  );
  check(result.failures === 0, 'No connection was broken off.');
  check(seconds < 5, `Back to normal within 5 s (${seconds.toFixed(1)} s).`);
  await site.stop();
}

/** An address in forms of its own, so that no cache has what was asked for before. */
function repeated(address, pass) {
  return Array.from({ length: 40 }, (_, i) => `${address}&pass=${pass}-${i}`);
}

/** In an order that is the same each time and neither by kind nor by query. */
function shuffledBy(items) {
  const step = 7_919;
  return items.map((_, i) => items[(i * step) % items.length]);
}
