/** A build in a process of its own, so that a server goes on answering and its memory stays its own. */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { Problem, sentenceOf } from '../src/problem.ts';
import { type BuildReport, type BuildRequest, build } from './build.ts';

/** What can be sent to another process. */
export type SendableRequest = Omit<BuildRequest, 'onProgress' | 'onNotice'>;

type Answer = { readonly report: BuildReport } | { readonly problem: string };

/**
 * Builds as {@link build} does. Throws a Problem with what stood in the way, or when the process died;
 * `signal` ends it, whatever it is at.
 */
export function buildApart(request: SendableRequest, signal?: AbortSignal): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), {
      serialization: 'advanced',
      ...(signal && { signal }),
    });
    let answer: Answer | null = null;
    child.once('message', (message) => {
      answer = message as Answer;
    });
    child.once('error', reject);
    child.once('exit', (code, name) => {
      if (answer === null)
        reject(new Problem(`The build ended with ${name ?? code}, and nothing was built.`));
      else if ('problem' in answer) reject(new Problem(answer.problem));
      else resolve(answer.report);
    });
    // One that dies at once is told of by its exit.
    child.send(request, () => {});
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', async (request) => {
    const answer = await build(request as SendableRequest).then(
      (report): Answer => ({ report }),
      (error: unknown): Answer => ({ problem: sentenceOf(error) ?? inspect(error) }),
    );
    // Who asked may have died meanwhile.
    process.send?.(answer, () => {
      if (process.connected) process.disconnect();
    });
  });
}
