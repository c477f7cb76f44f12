/** A file of the archive → what its reader makes of it, from the cache if it was read before, in parts if it is long. */

import { Problem } from '../../src/problem.ts';
import { languageOf } from '../language.ts';
import type { Draft, ReadOptions, SourceFile } from '../reader.ts';
import { formatFor, READERS_VERSION } from '../readers/index.ts';
import { LONGEST_WHOLE, openSourceFile } from '../source-file.ts';
import type { DraftCache } from './draft-cache.ts';
import { itemsOf, READING_FORM, ReadingWriter } from './reading-form.ts';
import { ReadingSummarizer, type ReadingSummary } from './reading-summary.ts';

export interface ReadingSettings {
  readonly folder: string;
  readonly options: ReadOptions;
}

/** A piece of what was read of a file. */
export interface ReadingPart {
  /** As a {@link ReadingWriter} makes it. */
  readonly reading: Uint8Array<ArrayBuffer>;
  /** Of this piece. */
  readonly summary: ReadingSummary;
  /** Under which all parts are to be found again; null for what is not kept, as of a long file. The last part's counts. */
  readonly key: string | null;
  /** SHA-256 of the file, in hex; null for one that can't be read. */
  readonly hash: string | null;
  /** Whether it is the file's last. */
  readonly last: boolean;
}

/** Bytes after which a part ends. */
const PART = 1024 * 1024;

/** Problems of one file that are told apart; of more, it is told how many. */
const MOST_PROBLEMS = 1000;
/** With so many problems and no more drafts than these, a file holds something else than articles. */
const TOO_MANY_PROBLEMS = 10_000;
const FEW_DRAFTS = 1000;

/** All that a reading depends on beside the content of its file and the format. */
export function readingVersion({ options }: ReadingSettings): string {
  return JSON.stringify({
    readers: READERS_VERSION,
    form: READING_FORM,
    node: process.versions.unicode,
    options,
  });
}

/** Reads a file. Nothing that is in it makes this throw. */
export async function* readInParts(
  path: string,
  { folder, options }: ReadingSettings,
  cache: DraftCache,
): AsyncGenerator<ReadingPart> {
  let hash: string | null = null;
  let key: string | null = null;
  const summarizer = new ReadingSummarizer();
  const part = (reading: Uint8Array<ArrayBuffer>, last = true): ReadingPart => {
    return { reading, summary: summarizer.take(), key, hash, last };
  };
  try {
    const opened = await openSourceFile(folder, path);
    hash = opened.hash;
    if (opened.isShort) key = `${hash}${formatFor(path)?.extensions[0]}${/\.gz$/i.test(path) ? '.gz' : ''}`;
    const known = key === null ? null : cache.get(key);
    if (known !== null) {
      for (const item of itemsOf(known)) summarizer.add(item);
      yield part(known);
    } else {
      const gathered = new ReadingWriter();
      let length = 0;
      for await (const item of readDrafts(opened.file, options)) {
        gathered.add(item);
        summarizer.add(item);
        if (gathered.length < PART) continue;
        length += gathered.length;
        // A compressed file may hold more than is read again in one piece.
        if (length > LONGEST_WHOLE) key = null;
        yield part(gathered.take(), false);
      }
      yield part(gathered.take());
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const problem = new ReadingWriter();
    problem.add(error.message);
    summarizer.add(error.message);
    yield part(problem.take());
  }
}

/** The drafts of a file, their languages told, or texts that say what of it could not be used. */
export async function* readDrafts(file: SourceFile, options: ReadOptions): AsyncGenerator<Draft | string> {
  const format = formatFor(file.path);
  if (format === null) {
    yield 'it is of no format that is read';
    return;
  }
  let problems = 0;
  let drafts = 0;
  try {
    const reader = await format.load();
    for await (const item of reader.read(file, options)) {
      if (!('problem' in item)) {
        drafts += 1;
        // Here, so that it is found out in the threads, and once.
        yield { ...item, language: languageOf(item) };
        continue;
      }
      problems += 1;
      if (problems <= MOST_PROBLEMS) yield item.problem;
      if (problems === TOO_MANY_PROBLEMS && drafts <= FEW_DRAFTS) {
        throw new Problem(
          `hardly any of it can be used, and it was read no further than this: ${item.problem}`,
        );
      }
    }
  } catch (error) {
    if (error instanceof Problem) yield error.message;
    else yield `it could not be read (${error instanceof Error ? error.message : String(error)})`;
  }
  if (problems > MOST_PROBLEMS) yield `${problems - MOST_PROBLEMS} more of its records could not be used`;
}
