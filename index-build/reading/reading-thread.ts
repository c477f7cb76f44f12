/**
 * What a thread of the {@link ReaderPool} runs: paths → what was read of each file, part by part. Only so
 * many parts are sent as were asked for: what nobody has taken yet is in memory.
 */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DraftCache } from './draft-cache.ts';
import { type ReadingPart, type ReadingSettings, readInParts, readingVersion } from './read-in-parts.ts';

export interface ThreadSettings extends ReadingSettings {
  /** The path of the cache; null for none. */
  readonly cache: string | null;
}

/** A file to be read, or leave to send a part more of the one that is. */
export type PoolMessage = { readonly path: string } | 'more';

/** A part, or why the file could not be read at all. */
export type ThreadMessage = ReadingPart | { readonly failure: string };

/** Parts that may be on their way at the beginning of a file. */
const AT_FIRST = 2;

const settings = workerData as ThreadSettings;
const pool = parentPort as MessagePort;
const cache = DraftCache.open(settings.cache, readingVersion(settings));
let allowed = 0;
let whenAllowed: () => void = () => {};

pool.on('message', (message: PoolMessage) => {
  if (message !== 'more') void read(message.path);
  else {
    allowed += 1;
    whenAllowed();
  }
});

async function read(path: string): Promise<void> {
  allowed = AT_FIRST;
  try {
    for await (const part of readInParts(path, settings, cache)) {
      if (allowed === 0) {
        await new Promise<void>((resolve) => {
          whenAllowed = resolve;
        });
      }
      allowed -= 1;
      send(part, [part.reading.buffer]);
    }
  } catch (error) {
    send({ failure: error instanceof Error ? error.message : String(error) });
  }
}

function send(message: ThreadMessage, moved: ArrayBuffer[] = []): void {
  pool.postMessage(message, moved);
}
