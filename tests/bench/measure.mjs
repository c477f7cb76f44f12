/** Takes the measurements: each engine in its own process, and all in turn, so that a slow minute hits all. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from './corpus.mjs';
import { EngineProcess } from './engine-process.mjs';
import { drawQueries } from './queries.mjs';
import { randomFrom, shuffled } from './random.mjs';
import { bytesIn } from './storage.mjs';

const ENGINES = ['backfile', 'backfile-with-lunr-json', 'fts5', 'flexsearch', 'minisearch', 'orama', 'lunr'];
const BUILDS = 3;
const OPENS = 5;
const QUERY_ROUNDS = 3;
/** For each engine, table and round: passes at most, and milliseconds after which no other begins. */
const PASSES = 200;
const PASSES_TIME = 1000;

/**
 * @param {string[]} chosen names of engines; all when empty
 * @param {(line: string) => void} tell what is being done
 * @returns every time taken, in milliseconds, and sizes in bytes
 */
export async function measure(chosen, tell) {
  const unknown = chosen.find((name) => !ENGINES.includes(name));
  if (unknown !== undefined)
    throw new Error(`No engine is named ${unknown}. There are ${ENGINES.join(', ')}.`);
  const names = ENGINES.filter((name) => chosen.length === 0 || chosen.includes(name));
  const articles = readCorpus();
  const queries = drawQueries(articles);
  const tables = new Map();
  for (const name of names) tables.set(name, (await import(`./engines/${name}.mjs`)).tables);
  const answering = names.filter((name) => tables.get(name).length > 0);
  const engines = Object.fromEntries(names.map((name) => [name, { builds: [], opens: [], tables: {} }]));
  const folder = mkdtempSync(join(tmpdir(), 'backfile-bench-'));
  const running = new Map();
  try {
    await buildAll(names, engines, folder, tell);
    await openAll(answering, engines, folder, queries.words[0], running, tell);
    await askAll(running, tables, engines, queries, tell);
  } finally {
    for (const engine of running.values()) await engine.stop();
    rmSync(folder, { recursive: true });
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  return { machine, articles: articles.length, queries, engines };
}

async function buildAll(names, engines, folder, tell) {
  for (let round = 1; round <= BUILDS; round += 1) {
    for (const name of names) {
      tell(`build ${round} of ${BUILDS}: ${name}`);
      const target = join(folder, name);
      rmSync(target, { recursive: true, force: true });
      mkdirSync(target);
      const engine = await EngineProcess.start(name);
      try {
        engines[name].builds.push(await engine.run('build', { folder: target }));
      } finally {
        await engine.stop();
      }
      engines[name].bytes = bytesIn(target);
    }
  }
}

/** Opens each engine in fresh processes, and leaves the last of each running. */
async function openAll(names, engines, folder, query, running, tell) {
  for (let round = 1; round <= OPENS; round += 1) {
    for (const name of names) {
      tell(`open ${round} of ${OPENS}: ${name}`);
      await running.get(name)?.stop();
      const engine = await EngineProcess.start(name);
      running.set(name, engine);
      engines[name].opens.push(await engine.run('open', { folder: join(folder, name), query }));
    }
  }
}

async function askAll(running, tables, engines, queries, tell) {
  const random = randomFrom(1);
  for (let round = 1; round <= QUERY_ROUNDS; round += 1) {
    for (const [table, asked] of Object.entries(queries)) {
      const numbers = asked.map((_, number) => number);
      const orders = Array.from({ length: PASSES + 1 }, () => shuffled(random, numbers));
      for (const [name, engine] of running) {
        if (!tables.get(name).includes(table)) continue;
        tell(`queries ${round} of ${QUERY_ROUNDS}: ${table}, ${name}`);
        const { passes, found } = await engine.run('passes', {
          queries: asked,
          orders,
          milliseconds: PASSES_TIME,
        });
        const [first, ...rest] = passes;
        engines[name].tables[table] ??= { cold: first, passes: [], found };
        engines[name].tables[table].passes.push(...rest);
      }
    }
  }
  for (const [name, engine] of running) engines[name].memoryAfterQueries = await engine.run('memory');
}
