/** Serves an index with `backfile serve`, anew for each measurement, so that no answer is at hand from before. */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { serveIndexAt } from '../load/site.mjs';
import { generationFolder } from './building.mjs';
import { askAll } from './clients.mjs';
import { memoryOf } from './process-memory.mjs';
import { paramsOf } from './queries.mjs';

export const API = '/api/search';
export const PAGES = '/search';

/**
 * Starts a server whose files are not in memory, as after a boot, for the first query of each kind.
 * @param {import('./queries.mjs').MillionQuery[]} queries
 * @returns {Promise<Record<string, { ready: number, first: number }>>} milliseconds, by kind
 */
export async function startColdly(index, queries) {
  const starts = {};
  for (const query of queries) {
    if (query.kind in starts) continue;
    dropFromMemory(generationFolder(index));
    const start = performance.now();
    const site = await serveIndexAt(index);
    const ready = performance.now() - start;
    try {
      const [first] = await askAll(site.url, [addressOf(API, query)], 1);
      starts[query.kind] = { ready, first };
    } finally {
      await site.stop();
    }
  }
  return starts;
}

/**
 * All queries once, of a server that was warmed up with others.
 * @param {{ warmUp: object[], queries: object[] }} drawn
 * @returns milliseconds by query, as the client has them and, of one client, as the server notes them down; and the
 *   server's memory in bytes when all are answered
 */
export async function serveAndAsk(index, { warmUp, queries }, { route, clients }) {
  const site = await serveIndexAt(index, ['--log-format', 'json']);
  const addresses = (asked) => asked.map((query) => addressOf(route, query));
  try {
    await askAll(site.url, addresses(warmUp), 1);
    const start = performance.now();
    const times = await askAll(site.url, addresses(queries), clients);
    const seconds = (performance.now() - start) / 1000;
    const memory = memoryOf(site.pid);
    const noted = clients === 1 ? await notedBy(site, route, warmUp.length, queries.length) : null;
    return { times, noted, seconds, memory };
  } finally {
    await site.stop();
  }
}

/** What the server's log has of answers, those of the warm-up left out: milliseconds until all was handed over. */
async function notedBy(site, route, before, count) {
  const line = new RegExp(`"route":"${route}","status":200,"ms":([\\d.]+)`, 'g');
  // The log comes by a pipe.
  for (let attempts = 0; attempts < 100; attempts += 1) {
    const noted = Array.from(site.output().matchAll(line), ([, ms]) => Number(ms));
    if (noted.length === before + count) return noted.slice(before);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The log of the server does not have all answers.');
}

function addressOf(route, query) {
  return `${route}?${paramsOf(query)}`;
}

/** Has the system forget the files of a folder, where it knows how; they are then read from the disk. */
function dropFromMemory(folder) {
  for (const name of readdirSync(folder)) {
    spawnSync('dd', [`if=${join(folder, name)}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}
