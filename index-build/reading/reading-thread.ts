/** What a thread of the {@link ReaderPool} runs: paths → what was read of each file, part by part. */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DraftCache } from './draft-cache.ts';
import { type ReadingPart, type ReadingSettings, readInParts, readingVersion } from './read-in-parts.ts';

export interface ThreadSettings extends ReadingSettings {
  /** The path of the cache; null for none. */
  readonly cache: string | null;
}

/** A part, or why the file could not be read at all. */
export type ThreadMessage = ReadingPart | { readonly failure: string };

const settings = workerData as ThreadSettings;
const pool = parentPort as MessagePort;
const cache = DraftCache.open(settings.cache, readingVersion(settings));

pool.on('message', async (path: string) => {
  try {
    for await (const part of readInParts(path, settings, cache)) send(part);
  } catch (error) {
    send({ failure: error instanceof Error ? error.message : String(error) });
  }
});

function send(message: ThreadMessage): void {
  pool.postMessage(message);
}
