/** `npm start -- FOLDER` as its user runs it: a process with a port, until it is stopped. */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { Get } from '../laws/site.ts';

export interface StartedSite {
  readonly url: string;
  /** All that the command printed before it served. */
  readonly output: string;
  readonly get: Get;
  /** Ends the command and all that it started. */
  stop(): Promise<void>;
}

const READY = /^Serving on (http:\/\/\S+)/m;
const START_MS = 120_000;
const STOP_MS = 10_000;

/** Starts on a free port with an index folder of its own. Throws with the output when it does not serve. */
export async function startSite(
  folder: string,
  index: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StartedSite> {
  const { HOST: _, PUBLIC_URL: __, ...inherited } = process.env;
  // A process group of its own: npm, its shell and the server end together.
  const child = spawn('npm', ['start', '--', folder], {
    cwd: PACKAGE_ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, PORT: '0', BACKFILE_OUT: index, ...env },
  });
  const stop = () => stopGroup(child);
  endWithThisProcess(child);
  try {
    const output = await outputUntilReady(child);
    const url = READY.exec(output)?.[1] ?? '';
    return { url, output, get: (path) => ask(url + path), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function outputUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail(`did not serve within ${START_MS / 1000} s`), START_MS);
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(new Error(`npm start ${what}:\n${output}`));
    };
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!READY.test(output)) return;
      clearTimeout(timer);
      resolve(output);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be run (${error.message})`));
    child.once('exit', (code) => fail(`ended with status ${code}`));
  });
}

async function ask(url: string) {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Whatever ends the tests, the server does not outlive them. */
function endWithThisProcess(child: ChildProcess): void {
  process.once('exit', () => signal(child, 'SIGKILL'));
  process.once('disconnect', () => process.exit());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit());
}

async function stopGroup(child: ChildProcess): Promise<void> {
  const deadline = Date.now() + STOP_MS;
  signal(child, 'SIGTERM');
  while (signal(child, 0)) {
    if (Date.now() > deadline) signal(child, 'SIGKILL');
    await wait(50);
  }
}

/** Whether any process of the group was there to be signalled. */
function signal(child: ChildProcess, name: NodeJS.Signals | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, name);
  } catch {
    return false;
  }
}
