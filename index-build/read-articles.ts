/** A folder → its articles: every file is read, then each article is decided on. */

import type { CivilDate } from '../src/publication-date.ts';
import { Turns } from '../src/turns.ts';
import type { Arrivals } from './arrivals.ts';
import { articleFromDraft, draftId } from './article-from-draft.ts';
import { Corrections } from './corrections.ts';
import { DayOrders } from './dates/day-orders.ts';
import type { DayOrder } from './dates/written-date.ts';
import { DISK, type Disk } from './disk.ts';
import { replaceFileBy, type Sink } from './durable-files.ts';
import type { FileProblem, FoundFiles } from './find-files.ts';
import { type BuildLimits, spoolPlace } from './limits.ts';
import type { Draft, ReadOptions } from './reader.ts';
import { type ReadingListener, readFiles } from './reading/read-files.ts';
import { itemsOf } from './reading/reading-form.ts';
import { SortedArticles } from './sorted-articles.ts';
import { SourceHash } from './source-hash.ts';
import { Spool } from './spool.ts';

export interface ReadRequest {
  readonly folder: string;
  /** The day on which new articles arrive. */
  readonly today: CivilDate;
  /** Names of keys and columns in this archive; none unless given. */
  readonly map?: ReadOptions['map'];
  /** How numeric dates are to be read; null when nothing but themselves tells it. */
  readonly dayOrder?: DayOrder | null;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ReadArticles {
  readonly articles: SortedArticles;
  readonly undated: number;
  readonly source: string;
  readonly skipped: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

/** Where what was read before is kept for the next time, and how much is in memory at a time. */
export interface ReadingPlace {
  /** Null: nothing is kept. */
  readonly cache: string | null;
  /** For what is laid aside; null: nothing is. */
  readonly folder: string | null;
  readonly limits: BuildLimits;
}

/** New articles are added to `arrivals`. */
export async function readArticles(
  request: ReadRequest,
  found: FoundFiles,
  arrivals: Arrivals,
  place: ReadingPlace,
  disk: Disk = DISK,
): Promise<ReadArticles> {
  const { folder, today, onProgress, map = {}, dayOrder = null } = request;
  const { cache, limits } = place;
  const hash = new SourceHash();
  // Numeric dates are told by others of their source, so all is read before anything is decided on.
  const orders = new DayOrders(dayOrder);
  const readings = new Readings(place);
  const skipped = [...found.skipped];
  let done = 0;
  const listener: ReadingListener = {
    reading: (path, reading) => {
      for (const item of itemsOf(reading)) {
        if (typeof item === 'string') skipped.push({ path, reason: item });
        else orders.learn(item);
      }
      readings.add(path, reading);
    },
    problem: (path, reason) => skipped.push({ path, reason }),
    file: (path, ofFile) => {
      hash.add(path, ofFile);
      done += 1;
      onProgress?.(done, found.paths.length);
    },
  };
  const read = (sink: Sink) =>
    readFiles(found.paths, { folder, options: { map } }, cache, sink, listener, limits);
  await (cache === null ? read(() => {}) : replaceFileBy(cache, read, disk));
  const articles = new SortedArticles(spoolPlace(limits, place.folder), limits.sorted);
  const warnings: FileProblem[] = [];
  const corrections = new Corrections(found.corrections);
  const turns = new Turns();
  let undated = 0;
  for (const [path, given] of readings.drafts()) {
    const { draft, undated: isUndated } = corrections.apply(path, draftId(path, given), given);
    const result = articleFromDraft(draft, path, { today, dayOrder: orders.of(draft.source) });
    if (result.article === null) skipped.push({ path, reason: 'it has neither title nor text' });
    else {
      const date = isUndated ? null : result.article.date;
      if (date === null) undated += 1;
      articles.add({ ...result.article, date, arrived: arrivals.dayOf(result.article.id, today) });
      for (const reason of result.warnings) warnings.push({ path, reason });
    }
    // Who waits for the build may go away meanwhile, which is only heard of in a pause.
    await turns.pause();
  }
  warnings.push(...corrections.problems, ...corrections.unmet());
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { articles, undated, source: hash.digest(found), skipped, warnings };
}

/** What was read, in order, until it is decided on. */
class Readings {
  private readonly bytes: Spool;
  private readonly paths: string[] = [];
  private readonly ends: number[] = [];

  constructor({ limits, folder }: ReadingPlace) {
    this.bytes = new Spool(spoolPlace(limits, folder));
  }

  add(path: string, reading: Uint8Array): void {
    this.bytes.write(reading);
    this.paths.push(path);
    this.ends.push(this.bytes.length);
  }

  /** The drafts with the paths of their files, once: they are let go of. */
  *drafts(): Generator<readonly [path: string, draft: Draft]> {
    for (const [i, path] of this.paths.entries()) {
      for (const item of itemsOf(this.bytes.read(this.ends[i - 1] ?? 0, this.ends[i] as number))) {
        if (typeof item !== 'string') yield [path, item];
      }
    }
    this.bytes.close();
  }
}
