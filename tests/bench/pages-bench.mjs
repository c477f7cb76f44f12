/**
 * `npm run bench:pages`: the server's share of a page, over Reuters-21578: of search as one types, letter
 * by letter, and of whole pages of results. Query is to match, count and look for other spellings, snippets
 * is to read the articles shown and mark their texts, and rendering is the rest, from address to text.
 *
 * Each request is made once of an engine just opened, and then some more times, of which the median counts.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createApp } from '../../dist/src/http/app.js';
import { installPeers } from './install-peers.mjs';
import { median } from './statistics.mjs';

installPeers();
// These need the packages, which may have been missing until now.
const { readCorpus } = await import('./corpus.mjs');
const { buildIndex, INDEX } = await import('./engines/backfile.mjs');
const { drawPageQueries } = await import('./page-queries.mjs');
const { openTimedEngine } = await import('./timed-engine.mjs');
const { reportPages } = await import('./pages-report.mjs');

const PASSES = 5;
/** What servers give to pages that they make as they are asked: it takes about as long as gzip. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const folder = mkdtempSync(join(tmpdir(), 'backfile-bench-pages-'));
try {
  const articles = readCorpus();
  await buildIndex(articles, folder, { lunrJson: false });
  const { typed, pages } = drawPageQueries(articles);
  const tables = {
    'as one types, /suggest': typed.map((q) => ({ kind: 'typed', path: addressOf('/suggest', { q }) })),
    'as one types, /search': typed.map((q) => ({ kind: 'typed', path: addressOf('/search', { q }) })),
    'a whole page, /search': pages.map(({ kind, params }) => ({ kind, path: addressOf('/search', params) })),
  };
  // Once for the program's own code, which the first requests of a process wait for.
  await measure(tables, 1);
  const measured = await measure(tables, PASSES);
  console.log(
    `${articles.length} articles, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0].model}\n`,
  );
  console.log(reportPages(measured));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function addressOf(route, params) {
  return `${route}?${new URLSearchParams(params)}`;
}

/** Makes the requests of each table of an engine just opened, in so many passes beside the first. */
async function measure(tables, passes) {
  const measured = {};
  for (const [name, requests] of Object.entries(tables)) {
    const { engine, lap } = openTimedEngine(join(folder, INDEX));
    const app = createApp(engine, { title: 'Bench', fullText: true });
    const times = requests.map(() => []);
    for (let pass = 0; pass <= passes; pass += 1) {
      for (const [i, { path }] of requests.entries()) times[i].push(await timesOf(app, lap, path));
    }
    measured[name] = [];
    for (const [i, request] of requests.entries()) {
      const [first, ...again] = times[i];
      const bytes = await bytesOf(app, request.path);
      measured[name].push({ ...request, first, again: medianOf(again), bytes });
    }
  }
  return measured;
}

/** Milliseconds of an answer and of its parts. */
async function timesOf(app, lap, path) {
  lap();
  const start = performance.now();
  const response = await app.request(path);
  await response.text();
  const total = performance.now() - start;
  const { engine, find } = lap();
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`);
  return { total, query: find, snippets: engine - find, rendering: total - engine };
}

async function bytesOf(app, path) {
  const body = await (await app.request(path)).text();
  return {
    raw: Buffer.byteLength(body),
    gzip: gzipSync(body).length,
    brotli: brotliCompressSync(body, BROTLI).length,
  };
}

function medianOf(times) {
  const parts = Object.keys(times[0]);
  return Object.fromEntries(parts.map((part) => [part, median(times.map((time) => time[part]))]));
}
