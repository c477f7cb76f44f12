/** Backfile's engine with a clock in it: how long a search matched and counted, and how long it took in all. */

import { performance } from 'node:perf_hooks';
import { CompiledIndex } from '../../dist/src/compiled-index/compiled-index.js';
import { CompiledEngine } from '../../dist/src/engine/compiled-engine.js';

/** @returns the engine, and `lap`, which tells the milliseconds since it was last called and forgets them */
export function openTimedEngine(path) {
  const engine = new CompiledEngine('bench', CompiledIndex.open(path));
  const asking = new Stopwatch();
  const finding = new Stopwatch();
  asking.hold(engine, 'search');
  asking.hold(engine, 'suggest');
  finding.hold(engine, 'find');
  finding.hold(engine, 'lookUp');
  finding.hold(engine.counts, 'all');
  // Whether another spelling would find more is a question of its own, with searches within it.
  finding.hold(engine, 'suggestionFor');
  return { engine, lap: () => ({ engine: asking.lap(), find: finding.lap() }) };
}

/** Adds up the time that methods take: once where one calls the other. */
class Stopwatch {
  running = 0;
  total = 0;

  hold(object, name) {
    const method = object[name];
    if (typeof method !== 'function') throw new Error(`There is no method ${name} to be timed.`);
    object[name] = (...given) => this.time(() => method.apply(object, given));
  }

  time(work) {
    if (this.running > 0) return work();
    this.running += 1;
    const start = performance.now();
    const end = () => {
      this.total += performance.now() - start;
      this.running -= 1;
    };
    const result = work();
    if (result instanceof Promise) return result.finally(end);
    end();
    return result;
  }

  lap() {
    const { total } = this;
    this.total = 0;
    return total;
  }
}
