/** A server whose index is built anew again and again, under clients that ask without a break. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningProgram, run, start } from '../fixtures/running-program.ts';
import { articlesOf, writeRound } from './archive.ts';
import { Clients } from './clients.ts';

/** Far more than it takes, but for a machine that is busy with other things. */
const SWITCH_MS = 120_000;
/** So that some of all questions are asked of each generation. */
const SERVED_MS = 700;
/** Within which all that nobody uses any more must be closed. */
const CLOSED_MS = 5_000;

export interface Rebuild {
  readonly round: number;
  /** Checked answers since the rebuild before. */
  readonly answers: number;
  /** How often clients were told since then to come again later, and did. */
  readonly postponed: number;
  /** From the end of the build to its first answer. */
  readonly switchMs: number;
  readonly rssMb: number;
  /** Descriptors of the server in all, and those of indexes. */
  readonly descriptors: number;
  readonly openIndexes: number;
}

export interface Swaps {
  readonly rebuilds: readonly Rebuild[];
  readonly failures: readonly string[];
  /** When all clients have gone. */
  readonly openIndexesAtEnd: number;
  /** How long it took until no more than these were open. */
  readonly closedMs: number;
  /** What the server printed that is not about what it serves. */
  readonly complaints: readonly string[];
}

/** Builds so many times under so many clients, in processes beside that of the server. */
export async function swapUnderLoad(root: string, rebuilds: number, clients: number): Promise<Swaps> {
  const index = join(root, 'index');
  const build = (round: number) => run('build', writeRound(root, round), '--out', index, '--no-lunr-json');
  await build(0);
  const server = await start(['serve', index]);
  const load = new Clients(server.url, clients, 1);
  try {
    const done: Rebuild[] = [];
    let before = { answers: 0, postponed: 0 };
    for (let round = 1; round <= rebuilds; round += 1) {
      await build(round);
      const switchMs = await untilServed(server, round);
      await sleep(SERVED_MS);
      const { answers, postponed } = load;
      const since = { answers: answers - before.answers, postponed: postponed - before.postponed };
      done.push({ round, ...since, switchMs, ...stateOf(server.pid, index) });
      before = { answers, postponed };
    }
    await load.stop();
    const closed = await untilClosed(() => stateOf(server.pid, index).openIndexes);
    const complaints = server
      .output()
      .split('\n')
      .filter((line) => !/^(Serving |$)/.test(line));
    return { rebuilds: done, failures: load.failures, ...closed, complaints };
  } finally {
    await load.stop();
    await server.stop();
  }
}

async function untilServed({ url, output }: RunningProgram, round: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < SWITCH_MS) {
    const ready = (await (await fetch(`${url}/readyz`)).json()) as { articles: number };
    if (ready.articles === articlesOf(round)) return performance.now() - begun;
    await sleep(20);
  }
  throw new Error(`Round ${round} was not served within ${SWITCH_MS / 1000} s: ${output()}`);
}

/** Waits until one index is open, for as long as that may take. */
async function untilClosed(open: () => number) {
  const begun = performance.now();
  while (open() > 1 && performance.now() - begun < CLOSED_MS) await sleep(10);
  return { openIndexesAtEnd: open(), closedMs: performance.now() - begun };
}

/** What the system says of a process. */
function stateOf(pid: number, index: string) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const paths = readdirSync(`/proc/${pid}/fd`).map((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`);
    } catch {
      return '';
    }
  });
  return {
    rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    descriptors: paths.length,
    openIndexes: paths.filter((path) => path.startsWith(index)).length,
  };
}
