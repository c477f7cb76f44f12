/** Tells when files of a folder have changed, once they have been left alone for a moment. */

import { type FSWatcher, watch } from 'node:fs';

/** Editors and copies write a file in several steps. */
const QUIET_MS = 400;
/** A folder that is never quiet, as one that is copied into, is built now and then all the same. */
const LONGEST_MS = 5_000;

/**
 * Calls `changed` after each stir, one call after the other, until the returned function is called.
 * `fail` is told what keeps the folder from being watched, as too many folders for the system.
 */
export function watchFolder(
  folder: string,
  changed: () => Promise<void>,
  fail: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  let stirredAt = 0;
  let isBuilding = false;
  let isStale = false;
  const run = async (): Promise<void> => {
    timer = null;
    if (isBuilding) {
      isStale = true;
      return;
    }
    isBuilding = true;
    isStale = false;
    await changed().catch(fail);
    isBuilding = false;
    if (isStale) await run();
  };
  const stir = (): void => {
    const now = Date.now();
    if (timer === null) stirredAt = now;
    else clearTimeout(timer);
    timer = setTimeout(run, Math.min(QUIET_MS, Math.max(0, stirredAt + LONGEST_MS - now)));
  };
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, { recursive: true }, stir);
    watcher.on('error', fail);
  } catch (error) {
    fail(error);
  }
  return () => {
    watcher?.close();
    if (timer !== null) clearTimeout(timer);
  };
}
