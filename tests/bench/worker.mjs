/**
 * One engine in a process of its own: builds, opens and answers when it is told to.
 *
 * A message `{ task, ... }` is answered by `{ result }` or `{ problem }`. Times are milliseconds.
 */

import { performance } from 'node:perf_hooks';
import { readCorpus } from './corpus.mjs';
import { answerTasks } from './tasks.mjs';

const engine = await import(`./engines/${process.argv[2]}.mjs`);
let opened;

const TASKS = {
  /** From articles in memory to a synced index in an empty folder. */
  async build({ folder }) {
    const articles = readCorpus();
    global.gc();
    const start = performance.now();
    await engine.build(articles, folder);
    return performance.now() - start;
  },

  /** From files to the first answer. */
  async open({ folder, query }) {
    const before = memory();
    const wish = engine.spell(query);
    const start = performance.now();
    opened = await engine.open(folder);
    const open = performance.now() - start;
    await opened.search(wish);
    const firstAnswer = performance.now() - start;
    return { open, firstAnswer, memory: { before, opened: memory() } };
  },

  /**
   * A pass over the queries in each order until the time is up, two at least: the first warms up.
   * Gives how long each query took in each pass, and how many of the best ten it found.
   */
  async passes({ queries, orders, milliseconds }) {
    const wishes = queries.map(engine.spell);
    const found = [];
    const passes = [];
    const end = performance.now() + milliseconds;
    for (const order of orders) {
      if (passes.length > 1 && performance.now() > end) break;
      const times = new Array(queries.length);
      for (const index of order) {
        const start = performance.now();
        let hits = opened.search(wishes[index]);
        if (hits instanceof Promise) hits = await hits;
        times[index] = performance.now() - start;
        found[index] = hits.length;
      }
      passes.push(times);
    }
    return { passes, found };
  },

  memory,
};

function memory() {
  global.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed, external };
}

answerTasks(TASKS);
