/**
 * One engine in a process of its own, which builds or answers when it is told to.
 *
 * A message `{ task, ... }` is answered by `{ result }` or `{ problem }`. Times are milliseconds.
 */

import { performance } from 'node:perf_hooks';
import { answerTasks } from '../bench/tasks.mjs';

const engine = await import(`./engines/${process.argv[2]}.mjs`);

const TASKS = {
  /** From files to an index on the disk. */
  async build(wish) {
    const start = performance.now();
    await engine.build(wish);
    return performance.now() - start;
  },

  /** Each query once, after others that warm up, in as many rounds as the engine's code needs. */
  async answer({ folder, warmUp, queries }) {
    const ask = engine.open(folder);
    for (let round = 0; round < engine.warmUpRounds; round += 1) {
      for (const query of warmUp) await ask(query);
    }
    const answers = [];
    for (const query of queries) answers.push(await ask(query));
    return answers;
  },
};

answerTasks(TASKS);
