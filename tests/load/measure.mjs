/** Loads a server from a process of its own, and asks for its health meanwhile. */

import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { quantile } from '../bench/statistics.mjs';

/**
 * @param {string} url @param {string[]} paths asked for in turns
 * @returns what `load.mjs` prints
 */
export function load(url, paths, { seconds, clients }) {
  const script = fileURLToPath(new URL('load.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, url, String(seconds), String(clients)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(paths));
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.once('close', (status) => {
      if (status === 0) resolve(JSON.parse(output));
      else reject(new Error(`The load ended with ${status}.`));
    });
  });
}

/** Asks again and again, some milliseconds apart, until the work is done; in milliseconds. */
export async function watchedDuring(url, work, pause = 20) {
  const times = [];
  let failed = 0;
  let isOver = false;
  const watch = (async () => {
    while (!isOver) {
      const { status, ms } = await timed(url);
      times.push(ms);
      if (status !== 200) failed += 1;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  })();
  const result = await work().finally(() => {
    isOver = true;
  });
  await watch;
  return {
    result,
    watched: { count: times.length, failed, p99: quantile(times, 0.99), most: Math.max(...times) },
  };
}

export async function timed(url) {
  const start = performance.now();
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - start };
  } catch {
    return { status: 0, ms: performance.now() - start };
  }
}
