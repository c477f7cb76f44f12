/** Decides on what was read in threads, one for each core, and hands the decisions on in order. */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { Turns } from '../src/turns.ts';
import { type Decided, Decider, type DecidingSettings } from './decider.ts';
import type { DecidingMessage } from './deciding-thread.ts';

/** A thread runs compiled code, also for tests, which run the sources themselves. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'index-build', 'deciding-thread.js');

/** So many bytes are decided on by this thread before others would have started. */
const FEW = 2 ** 20;
/** Readings that a thread has at once: the next is there when one is done. */
const AT_ONCE = 2;

/** Calls `onDecided` for each reading, in order. `bytes`: of all readings. */
export async function decideOnAll(
  readings: Iterable<DecidingMessage>,
  bytes: number,
  settings: DecidingSettings,
  threads: number,
  onDecided: (path: string, decided: Decided) => void,
): Promise<void> {
  if (bytes > FEW) return new DecidingPool(readings, settings, onDecided).run(threads);
  const decider = new Decider(settings);
  // Who waits for the build may go away meanwhile, which is only heard of in a pause.
  const turns = new Turns();
  for (const { path, reading } of readings) {
    onDecided(path, decider.decide(path, reading));
    await turns.pause();
  }
}

class DecidingPool {
  private readonly readings: Iterator<DecidingMessage>;
  /** Of readings that were handed over and not handed on: their paths, and the decisions that are there. */
  private readonly paths: string[] = [];
  private readonly decided = new Map<number, Decided>();
  private next = 0;
  private handedOn = 0;
  private isOver = false;
  private finish: () => void = () => {};
  private fail: (error: unknown) => void = () => {};

  constructor(
    readings: Iterable<DecidingMessage>,
    private readonly settings: DecidingSettings,
    private readonly onDecided: (path: string, decided: Decided) => void,
  ) {
    this.readings = readings[Symbol.iterator]();
  }

  async run(threads: number): Promise<void> {
    const finished = new Promise<void>((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    const workers = Array.from({ length: Math.min(availableParallelism(), threads) }, () => this.start());
    try {
      await finished;
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  }

  private start(): Worker {
    const worker = new Worker(THREAD, { workerData: this.settings });
    /** The readings that it has, in order. */
    const given: number[] = [];
    worker.on('message', (decided: Decided) => {
      try {
        this.take(given.shift() as number, decided);
        this.give(worker, given);
      } catch (error) {
        this.fail(error);
      }
    });
    worker.on('error', this.fail);
    for (let i = 0; i < AT_ONCE; i += 1) this.give(worker, given);
    return worker;
  }

  private give(worker: Worker, given: number[]): void {
    const { done, value } = this.readings.next();
    if (done) {
      this.isOver = true;
      if (this.handedOn === this.next) this.finish();
      return;
    }
    this.paths[this.next] = value.path;
    given.push(this.next);
    this.next += 1;
    worker.postMessage(value, [value.reading.buffer]);
  }

  private take(index: number, decided: Decided): void {
    this.decided.set(index, decided);
    for (;;) {
      const next = this.decided.get(this.handedOn);
      if (next === undefined) break;
      this.onDecided(this.paths[this.handedOn] as string, next);
      this.decided.delete(this.handedOn);
      delete this.paths[this.handedOn];
      this.handedOn += 1;
    }
    if (this.isOver && this.handedOn === this.next) this.finish();
  }
}
