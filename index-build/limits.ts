/** How much of an archive a build has in memory at a time. What is built is the same whatever the limits. */

import { IN_MEMORY, type SpoolPlace } from './spool.ts';

export interface BuildLimits {
  /** Bytes of articles that are sorted at once. */
  readonly sorted: number;
  /** Tokens that are inverted at once. */
  readonly tokens: number;
  /** Bytes of each thing laid aside that stay in memory. */
  readonly spool: number;
  /** Bytes of what was read of files that wait for their turn. */
  readonly waiting: number;
  /** Threads that read. */
  readonly threads: number;
  /** Whether the heap is to be kept small too, which takes time. */
  readonly isSmall: boolean;
}

const MB = 2 ** 20;

/** What the runtime, its threads and the words of an archive take, whatever the limits. */
const BASE = 370 * MB;
/** More than this makes nothing quicker. */
const ENOUGH = 900 * MB;
/** Tokens, likewise; the runs of more would be merged no quicker. */
const ENOUGH_TOKENS = 8 * MB;
/** With less for buffers than this, one thread reads. */
const LEAST_FOR_THREADS = 240 * MB;
const MOST_THREADS = 8;

/** Of a build that may take `memory` bytes in all, about; there is a least that it takes. */
export function limitsFor(memory: number): BuildLimits {
  const buffers = Math.min(ENOUGH, Math.max(16 * MB, memory - BASE));
  const isSmall = buffers < LEAST_FOR_THREADS;
  return {
    sorted: Math.floor(buffers / 7),
    // An occurrence takes four bytes in the log, and eight when it is inverted.
    tokens: Math.min(ENOUGH_TOKENS, Math.floor(buffers / 5 / 12)),
    spool: Math.floor(buffers / 28),
    waiting: Math.floor(buffers / 7),
    threads: isSmall ? 1 : MOST_THREADS,
    isSmall,
  };
}

/** For archives that are in memory anyway, as those of tests. */
export const NO_LIMITS: BuildLimits = {
  sorted: Number.POSITIVE_INFINITY,
  tokens: Number.POSITIVE_INFINITY,
  spool: Number.POSITIVE_INFINITY,
  waiting: Number.POSITIVE_INFINITY,
  threads: MOST_THREADS,
  isSmall: false,
};

/** Where a build lays aside what it does not hold; `folder` null: nowhere, all stays in memory. */
export function spoolPlace(limits: BuildLimits, folder: string | null): SpoolPlace {
  return folder === null ? IN_MEMORY : { folder, inMemory: limits.spool };
}
