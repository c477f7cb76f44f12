/** A build in a process of its own, so that a server goes on answering and its memory stays its own. */

import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { Problem } from '../src/problem.ts';
import type { BuildReport, BuildRequest } from './build.ts';
import type { Answer, SendableRequest, Told } from './build-process.ts';

export type { SendableRequest };

/** Compiled or not, beside this one. */
const PROCESS = new URL(`./build-process${extname(import.meta.url)}`, import.meta.url);
/** What this process is debugged by is taken. */
const OF_THIS_PROCESS = /^--inspect/;

/**
 * Builds as `build` does. Throws a Problem with what stood in the way, or when the process died;
 * `signal` ends it, whatever it is at.
 */
export function buildApart(
  { onProgress, onNotice, ...request }: BuildRequest,
  signal?: AbortSignal,
): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, {
      serialization: 'advanced',
      execArgv: process.execArgv.filter((flag) => !OF_THIS_PROCESS.test(flag)),
      ...(signal && { signal }),
    });
    let answer: Answer | null = null;
    child.on('message', (message) => {
      const told = message as Told;
      if ('progress' in told) onProgress?.(told.progress);
      else if ('notice' in told) onNotice?.(told.notice);
      else answer = told;
    });
    child.once('error', reject);
    child.once('exit', (code, name) => {
      if (answer === null)
        reject(new Problem(`The build ended with ${name ?? code}, and nothing was built.`));
      else if ('problem' in answer) reject(new Problem(answer.problem));
      else resolve(answer.report);
    });
    // One that dies at once is told of by its exit.
    child.send(request satisfies SendableRequest, () => {});
  });
}
