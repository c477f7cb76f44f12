/**
 * What archives need, by what is known beforehand: the bytes of their files, or of an index. The factors
 * were measured on Reuters-21578 and 18f-blog: see `src/README.md`. Other archives differ, by what of
 * a file is text above all, so that nothing is refused by an estimate.
 */

const MB = 1_000_000;

/** Bytes of the files of an archive. */
export interface SourceBytes {
  readonly plain: number;
  /** Of those that are compressed, as they are. */
  readonly compressed: number;
}

export interface Needs {
  readonly heap: number;
  readonly memory: number;
  readonly disk: number;
}

/** Bytes of an archive that a build with little memory holds at a time, about. */
const MOST_HELD = 38 * MB;

/** Text takes a tenth to a third of itself when it is compressed. */
const UNFOLDED = 5;

/** `lunrJson`: whether it is written too. */
export function needsOfBuild({ plain, compressed }: SourceBytes, lunrJson: boolean): Needs {
  const bytes = plain + UNFOLDED * compressed;
  // More than that is laid aside on the disk, but for `lunr.json`, which is made in memory.
  const held = lunrJson ? bytes : Math.min(bytes, MOST_HELD);
  const more = Math.max(0, bytes - MOST_HELD);
  return {
    heap: 24 * MB + 2.4 * held + 0.03 * more,
    memory: 200 * MB + 6.5 * held,
    // The new index beside the old one, what was read of the files, and what is laid aside.
    disk: 2.1 * bytes + 1.4 * more + (lunrJson ? 3.4 * bytes : 0),
  };
}

/** What the caches of an engine hold at most. A small archive does not fill them. */
const CACHES = 120 * MB;

/** `held`: bytes of the index that are in memory for as long as it is open; the rest is behind caches with a bound. */
export function needsOfServing(held: number): Omit<Needs, 'disk'> {
  return { heap: 40 * MB, memory: 150 * MB + 2 * held + Math.min(CACHES, 6 * held) };
}

/** An index that Lunr answers from is wholly in the heap, many times as large as its file. */
export function needsOfLunr(lunrJson: number, compiledIndex: number): Omit<Needs, 'disk'> {
  const heap = 40 * MB + 6 * lunrJson + 2 * compiledIndex;
  return { heap, memory: 100 * MB + heap + lunrJson };
}

/** What a runtime holds with no archive at all: with less it does not start. */
export const LEAST_MEMORY = 40 * MB;
/** A build writes seven files and folders, a block each at the least. */
export const LEAST_DISK = 7 * 4096;
