/**
 * Reads files in threads, one for each core. Parsers of pages, mail and PDF can be made to run for
 * ever by what they are given, and only a thread can be stopped: one that says nothing for
 * {@link PATIENCE} milliseconds is, and its file is left out.
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { ReadingPart } from './read-in-parts.ts';
import type { PoolMessage, ThreadMessage, ThreadSettings } from './reading-thread.ts';

/** A thread runs compiled code, also for tests, which run the sources themselves. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'index-build', 'reading', 'reading-thread.js');

/** Milliseconds that an article may take. */
const PATIENCE = 10_000;

/** Files that are read ahead of the one whose turn it is, for each thread: what is read waits in memory. */
const AHEAD = 32;

export interface PoolLimits {
  readonly threads: number;
  /** Bytes of what was read that may wait for its turn, about. */
  readonly waiting: number;
  /** Milliseconds that an article may take. */
  readonly patience?: number;
}

/** Called with each part of each file, in the order of the paths; a text instead of a part tells why there is none. */
export type OnPart = (path: string, part: ReadingPart | string) => void;

export class ReaderPool {
  private readonly threads: PoolThread[] = [];
  private next = 0;
  /** The file whose parts are handed on as they come. */
  private turn = 0;
  /** Of files after it: the parts that wait for their turn, and whether they are all. */
  private readonly waiting = new Map<number, { readonly parts: (ReadingPart | string)[]; done: boolean }>();
  private waitingBytes = 0;
  private finish: () => void = () => {};
  private fail: (error: unknown) => void = () => {};

  constructor(
    private readonly settings: ThreadSettings,
    private readonly paths: readonly string[],
    private readonly onPart: OnPart,
    private readonly limits: PoolLimits,
  ) {}

  /** Reads all files. */
  async run(): Promise<void> {
    if (this.paths.length === 0) return;
    const threads = Math.min(availableParallelism(), this.limits.threads, this.paths.length);
    const finished = new Promise<void>((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    for (let i = 0; i < threads; i += 1) this.threads.push(this.newThread());
    this.assign();
    try {
      await finished;
    } finally {
      await Promise.all(this.threads.map((thread) => thread.stop()));
    }
  }

  private newThread(): PoolThread {
    return new PoolThread(this.settings, this.limits.patience ?? PATIENCE, (index, part, done) => {
      try {
        this.take(index, part, done);
      } catch (error) {
        // It is the one who waits for all that is to be told.
        this.fail(error);
      }
    });
  }

  /** Whether the file whose turn it is not may be read on. */
  private get hasRoom(): boolean {
    return this.waitingBytes < this.limits.waiting;
  }

  /** Gives each thread that has none a file, unless too much waits already. */
  private assign(): void {
    const end = Math.min(this.paths.length, this.turn + AHEAD * this.threads.length);
    for (const thread of this.threads) {
      if (!thread.isFree || this.next >= end || (this.next > this.turn && !this.hasRoom)) continue;
      this.waiting.set(this.next, { parts: [], done: false });
      thread.read(this.next, this.paths[this.next] as string);
      this.next += 1;
    }
  }

  private take(index: number, part: ReadingPart | string, done: boolean): void {
    const file = this.waiting.get(index);
    if (file === undefined) return;
    file.parts.push(part);
    this.waitingBytes += bytesOf(part);
    file.done = done;
    this.handOn();
    if (this.turn === this.paths.length) {
      this.finish();
      return;
    }
    for (const thread of this.threads) if (thread.index === this.turn || this.hasRoom) thread.readOn();
    this.assign();
  }

  private handOn(): void {
    for (let file = this.waiting.get(this.turn); file !== undefined; file = this.waiting.get(this.turn)) {
      for (const part of file.parts.splice(0)) {
        this.waitingBytes -= bytesOf(part);
        this.onPart(this.paths[this.turn] as string, part);
      }
      if (!file.done) return;
      this.waiting.delete(this.turn);
      this.turn += 1;
    }
  }
}

function bytesOf(part: ReadingPart | string): number {
  return typeof part === 'string' ? 0 : part.reading.length;
}

/** A thread that is begun anew when it had to be stopped. */
class PoolThread {
  private worker: Worker | null = null;
  private reading: number | null = null;
  /** Parts that came and for which no other was asked for yet. */
  private unanswered = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: ThreadSettings,
    private readonly patience: number,
    private readonly take: (index: number, part: ReadingPart | string, done: boolean) => void,
  ) {}

  get isFree(): boolean {
    return this.reading === null;
  }

  /** The file that it reads. */
  get index(): number | null {
    return this.reading;
  }

  read(index: number, path: string): void {
    this.worker ??= this.start();
    this.reading = index;
    this.unanswered = 0;
    this.wait();
    this.post({ path });
  }

  /** Asks for as many parts more as came. */
  readOn(): void {
    if (this.unanswered === 0) return;
    for (; this.unanswered > 0; this.unanswered -= 1) this.post('more');
    this.wait();
  }

  private post(message: PoolMessage): void {
    this.worker?.postMessage(message);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(THREAD, { workerData: this.settings });
    // What a thread says after it was stopped counts for nothing.
    const ifCurrent = (then: () => void) => {
      if (this.worker === worker) then();
    };
    worker.on('message', (message: ThreadMessage) => ifCurrent(() => this.receive(message)));
    worker.on('error', (error) => ifCurrent(() => this.giveUp(deathOf(error))));
    return worker;
  }

  private receive(message: ThreadMessage): void {
    if ('failure' in message) this.end(`it could not be read (${message.failure})`);
    else if (message.last) this.end(message);
    else {
      // It may have nothing to say until it is asked for more.
      clearTimeout(this.timer);
      this.unanswered += 1;
      this.take(this.reading as number, message, false);
    }
  }

  private wait(): void {
    clearTimeout(this.timer);
    const seconds = this.patience / 1000;
    this.timer = setTimeout(
      () => this.giveUp(`an article of it took longer than ${seconds} seconds to read`),
      this.patience,
    );
  }

  private giveUp(reason: string): void {
    void this.stop();
    this.end(reason);
  }

  private end(part: ReadingPart | string): void {
    clearTimeout(this.timer);
    const index = this.reading as number;
    this.reading = null;
    this.unanswered = 0;
    this.take(index, part, true);
  }
}

/** Why a thread died, as a reason for leaving its file out. */
function deathOf(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return `reading it failed (${error.message})`;
  const megabytes = Math.floor(getHeapStatistics().heap_size_limit / 1e6);
  return (
    `reading it takes more memory than the ${megabytes} MB that a thread may have; ` +
    'NODE_OPTIONS=--max-old-space-size=MEGABYTES gives it more'
  );
}
