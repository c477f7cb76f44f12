/** The process that {@link buildApart} starts: builds what it is told to, and tells how that went. */

import { inspect } from 'node:util';
import { sentenceOf } from '../src/problem.ts';
import { type BuildReport, type BuildRequest, build } from './build.ts';
import type { Progress } from './progress.ts';

/** What can be sent to another process. */
export type SendableRequest = Omit<BuildRequest, 'onProgress' | 'onNotice'>;

/** What is told on the way, and at the end. */
export type Told = { readonly progress: Progress } | { readonly notice: string } | Answer;

export type Answer = { readonly report: BuildReport } | { readonly problem: string };

process.once('message', async (request) => {
  // Nobody waits for it any more, and nothing is lost with a build that is cut short.
  const abandoned = (): never => process.exit(1);
  process.once('disconnect', abandoned);
  const tell = (told: Told): void => {
    // Who asked may just have died, which `disconnect` tells.
    process.send?.(told, () => {});
  };
  const answer = await build({
    ...(request as SendableRequest),
    onProgress: (progress) => tell({ progress }),
    onNotice: (notice) => tell({ notice }),
  }).then(
    (report): Answer => ({ report }),
    (error: unknown): Answer => ({ problem: sentenceOf(error) ?? inspect(error) }),
  );
  // Who asked may have died meanwhile.
  process.send?.(answer, () => {
    process.off('disconnect', abandoned);
    if (process.connected) process.disconnect();
  });
});
