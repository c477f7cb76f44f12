/** A folder → its articles: every file is read, then each article is decided on. */

import type { CivilDate } from '../src/publication-date.ts';
import type { Arrivals } from './arrivals.ts';
import { Corrections } from './corrections.ts';
import { DayOrders } from './dates/day-orders.ts';
import type { DayOrder } from './dates/written-date.ts';
import type { Decided } from './decider.ts';
import { decideOnAll } from './deciding-pool.ts';
import type { DecidingMessage } from './deciding-thread.ts';
import { DISK, type Disk } from './disk.ts';
import { replaceFileBy, type Sink } from './durable-files.ts';
import type { FileProblem, FoundFiles } from './find-files.ts';
import { type BuildLimits, spoolPlace } from './limits.ts';
import type { Progress } from './progress.ts';
import type { ReadOptions } from './reader.ts';
import { type ReadingListener, readFiles } from './reading/read-files.ts';
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
  /** Called again and again, some megabytes or a thousand articles apart. */
  readonly onProgress?: (progress: Progress) => void;
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
  const files = found.paths.length;
  let done = 0;
  const listener: ReadingListener = {
    reading: (path, reading, summary) => {
      for (const reason of summary.problems) skipped.push({ path, reason });
      orders.learnSeen(summary.orders);
      readings.add(path, reading, summary.drafts);
      onProgress?.({ stage: 'Reading', done, total: files, articles: readings.drafts });
    },
    problem: (path, reason) => skipped.push({ path, reason }),
    file: (path, ofFile) => {
      hash.add(path, ofFile);
      done += 1;
      onProgress?.({ stage: 'Reading', done, total: files, articles: readings.drafts });
    },
  };
  const read = (sink: Sink) =>
    readFiles(found.paths, { folder, options: { map } }, cache, sink, listener, limits);
  await (cache === null ? read(() => {}) : replaceFileBy(cache, read, disk));
  const articles = new SortedArticles(spoolPlace(limits, place.folder), limits.sorted);
  const warnings: FileProblem[] = [];
  const corrected = new Set<number>();
  let undated = 0;
  const settings = { today, orders: orders.known, corrections: found.corrections };
  const take = (path: string, decided: Decided): void => {
    let at = 0;
    for (const [id, date, bytes] of decided.articles) {
      const line = decided.lines.subarray(at, at + bytes);
      at += bytes;
      if (date === null) undated += 1;
      arrive(line, arrivals.dayOf(id, today));
      articles.add(id, date, line);
    }
    for (const reason of decided.skipped) skipped.push({ path, reason });
    for (const reason of decided.warnings) warnings.push({ path, reason });
    for (const line of decided.corrected) corrected.add(line);
    onProgress?.({ stage: 'Deciding', done: articles.size, total: readings.drafts, articles: articles.size });
  };
  await decideOnAll(readings.all(), readings.length, settings, limits.threads, take);
  const corrections = new Corrections(found.corrections);
  warnings.push(...corrections.problems, ...corrections.unmet(corrected));
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { articles, undated, source: hash.digest(found), skipped, warnings };
}

/** Puts the day of arrival into the JSON of an article, which ends with it. */
function arrive(line: Uint8Array, day: CivilDate): void {
  const end = line.length - '"}'.length;
  for (let i = 0; i < day.length; i += 1) line[end - day.length + i] = day.charCodeAt(i);
}

/** What was read, in order, until it is decided on. */
class Readings {
  private readonly bytes: Spool;
  private readonly paths: string[] = [];
  private readonly ends: number[] = [];
  /** Drafts in all. */
  drafts = 0;

  constructor({ limits, folder }: ReadingPlace) {
    this.bytes = new Spool(spoolPlace(limits, folder));
  }

  add(path: string, reading: Uint8Array, drafts: number): void {
    this.bytes.write(reading);
    this.drafts += drafts;
    this.paths.push(path);
    this.ends.push(this.bytes.length);
  }

  /** Bytes of all. */
  get length(): number {
    return this.bytes.length;
  }

  /** All in order, once: they are let go of. */
  *all(): Generator<DecidingMessage> {
    for (const [i, path] of this.paths.entries()) {
      yield { path, reading: this.bytes.read(this.ends[i - 1] ?? 0, this.ends[i] as number) };
    }
    this.bytes.close();
  }
}
