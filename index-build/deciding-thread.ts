/** What a thread of the {@link DecidingPool} runs: readings → what was decided on them. */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Decider, type DecidingSettings } from './decider.ts';

/** What was read of the file at `path`, or a part of it. */
export interface DecidingMessage {
  readonly path: string;
  readonly reading: Uint8Array<ArrayBuffer>;
}

const pool = parentPort as MessagePort;
const decider = new Decider(workerData as DecidingSettings);

pool.on('message', ({ path, reading }: DecidingMessage) => {
  const decided = decider.decide(path, reading);
  pool.postMessage(decided, [decided.lines.buffer]);
});
