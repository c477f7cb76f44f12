/** Tells when a build has put another generation in an index folder. */

import { type Stats, unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { CURRENT } from './layout.ts';
import { currentGeneration, type Generation, openGeneration } from './read-generation.ts';

/** How often the one file that names the generation is looked at: it costs next to nothing. */
const INTERVAL_MS = 500;
/** After which one that could not be opened is tried again: what was in the way may be gone. */
const AGAIN_MS = 5_000;

/**
 * Calls `use` with each generation that replaces the one named `serving`, until the returned function
 * is called. One that can't be opened is told to `fail`, once for each reason, and the one before stays.
 */
export function followCurrent(
  index: string,
  serving: string,
  use: (generation: Generation) => Promise<void>,
  fail: (error: unknown) => void,
): () => void {
  const path = join(index, CURRENT);
  /** Null for one that is to be opened whatever it is called. */
  let known: string | null = serving;
  let told = '';
  let work = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    try {
      const name = await currentGeneration(index);
      if (name === null || name === known) return;
      known = name;
      const generation = await openGeneration(index);
      await use(generation);
      known &&= generation.name;
      told = '';
    } catch (error) {
      if (isStopped) return;
      known = null;
      if (String(error) !== told) fail(error);
      told = String(error);
      clearTimeout(retry);
      retry = setTimeout(listen, AGAIN_MS);
    }
  };
  const listen = (): void => {
    // One after the other: a slow one must not replace a later one.
    work = work.then(look);
  };
  const onChange = (now: Stats, before: Stats): void => {
    if (now.ino === before.ino && now.mtimeMs === before.mtimeMs) return;
    // Where files were damaged, a build writes the same generation anew: it has the same name.
    known = null;
    listen();
  };
  watchFile(path, { interval: INTERVAL_MS }, onChange);
  // What was built since the first one was opened is no change to who begins to watch now.
  listen();
  return () => {
    isStopped = true;
    unwatchFile(path, onChange);
    clearTimeout(retry);
  };
}
