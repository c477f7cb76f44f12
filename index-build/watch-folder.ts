/** Has an archive built again whenever its files have changed and were then left alone for a moment. */

import { resolve } from 'node:path';
import { Problem } from '../src/problem.ts';
import { FolderWatchers, type Watch } from './folder-watchers.ts';

/** Editors and copies write a file in several steps. */
const QUIET_MS = 400;
/** A folder that is never quiet, as one that is copied into, is built now and then all the same. */
const LONGEST_MS = 5_000;
/** After which a build that failed is tried again, and a folder that can't be watched is looked at. */
const AGAIN_MS = 60_000;

export interface WatchTimes {
  readonly quiet: number;
  readonly longest: number;
  readonly again: number;
}

/**
 * Calls `changed` after each stir, one call after the other, until the returned function is called.
 * `fail` is told what went wrong with a call, which is then made again, and with watching.
 */
export function watchFolder(
  folder: string,
  changed: () => Promise<void>,
  fail: (error: unknown) => void,
  { quiet, longest, again }: WatchTimes = { quiet: QUIET_MS, longest: LONGEST_MS, again: AGAIN_MS },
  watch?: Watch,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  let stirredAt = 0;
  let isBuilding = false;
  let isStale = false;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    timer = null;
    if (isBuilding) {
      isStale = true;
      return;
    }
    isBuilding = true;
    isStale = false;
    clearTimeout(retry);
    try {
      await changed();
    } catch (error) {
      if (!isStopped) {
        fail(error);
        // The folder itself may have been away.
        retry = setTimeout(() => void watchers.renew().then(stir), again);
      }
    }
    isBuilding = false;
    if (isStale && !isStopped) await run();
  };
  const stir = (): void => {
    if (isStopped) return;
    const now = Date.now();
    if (timer === null) stirredAt = now;
    else clearTimeout(timer);
    timer = setTimeout(run, Math.min(quiet, Math.max(0, stirredAt + longest - now)));
  };
  const failed = (error: NodeJS.ErrnoException): void => {
    // Once is enough: where one folder can't be watched, many can't.
    if (looking !== undefined) return;
    fail(new Problem(watchProblem(error, folder, again)));
    looking = setInterval(stir, again);
  };
  const watchers = new FolderWatchers(resolve(folder), stir, failed, watch);
  void watchers.renew();
  return () => {
    isStopped = true;
    watchers.close();
    for (const each of [timer, retry, looking]) clearTimeout(each ?? undefined);
  };
}

function watchProblem({ code, message }: NodeJS.ErrnoException, folder: string, again: number): string {
  const limit = { ENOSPC: 'fs.inotify.max_user_watches', EMFILE: 'fs.inotify.max_user_instances' }[
    code ?? ''
  ];
  const remedy =
    limit === undefined
      ? `Not all of ${folder} can be watched: ${message}.`
      : `The system lets no more folders be watched, and not all of ${folder} is. Raise its limit ${limit} ` +
        'by sysctl, and start again.';
  return `${remedy} Until then it is looked at every ${again / 1000} seconds.`;
}
