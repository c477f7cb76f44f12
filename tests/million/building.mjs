/** Builds the archive with Backfile's command and with FTS5, and tells what each took. */

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { EngineProcess } from '../bench/engine-process.mjs';
import { bytesIn } from '../bench/storage.mjs';
import { watchPeak } from './process-memory.mjs';

const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));
export const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
/** Articles without a day of their own arrive on it: builds on either side of midnight are the same. */
const TODAY = '2024-01-01';

/**
 * @typedef {object} Built
 * @property {number} seconds
 * @property {number} peak bytes of resident memory
 * @property {number} bytes of what answers
 * @property {number} folderBytes of all that the build has left
 * @property {string} [generation]
 */

/**
 * `backfile build`, the first time in this folder.
 * @param {number} memory megabytes
 * @returns {Promise<Built>}
 */
export async function buildBackfile(source, index, memory) {
  rmSync(index, { recursive: true, force: true });
  const options = ['--out', index, '--no-lunr-json', '--memory', String(memory), '--today', TODAY];
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'build', source, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const peakOf = watchPeak(child.pid);
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  const peak = peakOf();
  if (status !== 0) throw new Error(`The build ended with ${status}: ${said}`);
  const generation = readFileSync(join(index, 'current'), 'utf8').trim();
  return {
    ...{ seconds, peak, generation },
    bytes: bytesIn(generationFolder(index)),
    folderBytes: bytesIn(index),
  };
}

/** The folder of the generation that an index folder serves. */
export function generationFolder(index) {
  return join(index, 'generations', readFileSync(join(index, 'current'), 'utf8').trim());
}

/** @returns {Promise<Built>} */
export async function buildFts5(source, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const engine = await EngineProcess.start('fts5', WORKER);
  const peakOf = watchPeak(engine.child.pid);
  try {
    const milliseconds = await engine.run('build', { source, folder });
    const peak = peakOf();
    const bytes = bytesIn(folder);
    return { seconds: milliseconds / 1000, peak, bytes, folderBytes: bytes };
  } finally {
    peakOf();
    await engine.stop();
  }
}
