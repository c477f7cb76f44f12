/** Files of the archive → what was read of each, in order, by as many threads as pay. */

import type { Sink } from '../durable-files.ts';
import type { BuildLimits } from '../limits.ts';
import { formatFor } from '../readers/index.ts';
import { DraftCache, DraftCacheWriter } from './draft-cache.ts';
import { type ReadingPart, type ReadingSettings, readInParts, readingVersion } from './read-in-parts.ts';
import { ReaderPool } from './reader-pool.ts';
import type { ReadingSummary } from './reading-summary.ts';

/** So many files of simple formats are read by this thread before others would have started. */
const FEW = 200;

/** Called in the order of the paths. */
export interface ReadingListener {
  /** What was read of a file, in one piece or several: drafts and problems, as `itemsOf` takes them out; and its summary. */
  reading(path: string, reading: Uint8Array, summary: ReadingSummary): void;
  /** A file that can't be used, or not to its end, and why. */
  problem(path: string, reason: string): void;
  /** After all that was read of a file. `hash` is the SHA-256 of its bytes; null when they can't be read. */
  file(path: string, hash: string | null): void;
}

/**
 * Reads the files; one that was read before, as `cache` (a path) tells, is taken from there. What
 * will be known the next time goes to `sink`, as a new cache.
 */
export async function readFiles(
  paths: readonly string[],
  settings: ReadingSettings,
  cache: string | null,
  sink: Sink,
  listener: ReadingListener,
  limits: Pick<BuildLimits, 'threads' | 'waiting'>,
): Promise<void> {
  const written = new DraftCacheWriter(sink, readingVersion(settings));
  /** Of a file that is the same as an earlier one nothing is kept. */
  let isKept: boolean | null = null;
  const take = (path: string, part: ReadingPart | string): void => {
    if (typeof part === 'string') {
      listener.problem(path, part);
      listener.file(path, null);
      written.end(null);
      isKept = null;
      return;
    }
    const { reading, summary, key, hash, last } = part;
    listener.reading(path, reading, summary);
    isKept ??= key !== null && !written.has(key);
    if (isKept) written.add(reading);
    if (!last) return;
    written.end(isKept ? key : null);
    isKept = null;
    listener.file(path, hash);
  };
  if (paths.length > FEW || paths.some((path) => formatFor(path)?.isolated)) {
    await new ReaderPool({ ...settings, cache }, paths, take, limits).run();
  } else {
    const known = DraftCache.open(cache, readingVersion(settings));
    for (const path of paths) for await (const part of readInParts(path, settings, known)) take(path, part);
    known.close();
  }
  written.finish();
}
