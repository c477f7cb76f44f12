/** A server whose index is built anew again and again, under clients that ask without a break. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningProgram, run, start } from '../fixtures/running-program.ts';
import { articlesOf, writeRound } from './archive.ts';
import { Clients } from './clients.ts';

const LIVE_MEMORY = new URL('live-memory.mjs', import.meta.url).href;
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
  readonly residentMb: number;
  /** What is left when all garbage is collected. */
  readonly liveMb: number;
  /** Descriptors of the server: as many clients as happen to be connected, and whatever else it has open. */
  readonly sockets: number;
  readonly descriptors: number;
  /** Of the latter, those of indexes. */
  readonly openIndexes: number;
}

export interface Swaps {
  readonly rebuilds: readonly Rebuild[];
  readonly failures: readonly string[];
  /** When all clients have gone. */
  readonly openIndexesAtEnd: number;
  readonly socketsAtEnd: number;
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
  const server = await start(['serve', index], undefined, ['--import', LIVE_MEMORY]);
  const load = new Clients(server.url, clients, 1);
  try {
    const done: Rebuild[] = [];
    let before = { answers: 0, postponed: 0 };
    for (let round = 1; round <= rebuilds; round += 1) {
      await build(round);
      const switchMs = await untilServed(server, round);
      await sleep(SERVED_MS);
      const liveMb = await liveMemory(server);
      const { answers, postponed } = load;
      const since = { answers: answers - before.answers, postponed: postponed - before.postponed };
      done.push({ round, ...since, switchMs, liveMb, ...stateOf(server.pid, index) });
      before = { answers, postponed };
    }
    await load.stop();
    const closed = await untilClosed(() => stateOf(server.pid, index));
    const complaints = server
      .output()
      .split('\n')
      .filter((line) => !/^(Serving |Live bytes: |$)/.test(line));
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
async function untilClosed(state: () => ReturnType<typeof stateOf>) {
  const begun = performance.now();
  while (state().openIndexes > 1 && performance.now() - begun < CLOSED_MS) await sleep(10);
  const closedMs = performance.now() - begun;
  await sleep(SERVED_MS);
  const { openIndexes, sockets } = state();
  return { openIndexesAtEnd: openIndexes, socketsAtEnd: sockets, closedMs };
}

async function liveMemory({ pid, output }: RunningProgram): Promise<number> {
  const told = () => [...output().matchAll(/^Live bytes: (\d+)$/gm)];
  const before = told().length;
  process.kill(pid, 'SIGUSR2');
  while (told().length === before) await sleep(10);
  return Number(told().at(-1)?.[1]) / 2 ** 20;
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
  const sockets = paths.filter((path) => path.startsWith('socket:')).length;
  return {
    residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    sockets,
    descriptors: paths.length - sockets,
    openIndexes: paths.filter((path) => path.startsWith(index)).length,
  };
}
