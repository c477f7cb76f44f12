/**
 * Articles in the order of their numbers, however many: sorted in memory as long as they fit, else in runs
 * that are laid aside and merged (external merge sort: Knuth, TAOCP 5.4).
 */

import type { Article, ArticleId } from '../src/article.ts';
import type { CivilDate } from '../src/publication-date.ts';
import { compareNumbered, type NumberedBy } from './article-from-draft.ts';
import { Spool, type SpoolPlace } from './spool.ts';
import { SpoolWindow } from './spool-window.ts';

/** Before each line its length, in bytes. */
const HEAD = 4;

/** What articles are sorted by, and where their lines are in memory. */
interface Place extends NumberedBy {
  readonly start: number;
  readonly end: number;
}

/** An article, and as JSON in UTF-8: bytes that are good until the next one is asked for. */
export type ArticleLine = readonly [article: Article, line: Uint8Array];

export class SortedArticles {
  private lines = Buffer.alloc(2 ** 16);
  private used = 0;
  private places: Place[] = [];
  private readonly runs: Spool;
  private readonly ends: number[] = [];
  private count = 0;

  /** `most`: bytes of lines that are sorted in memory. */
  constructor(
    place: SpoolPlace,
    private readonly most: number,
  ) {
    this.runs = new Spool(place);
  }

  /** Articles added. */
  get size(): number {
    return this.count;
  }

  /** Adds an article by what it is numbered by, and as JSON in UTF-8, which is copied. */
  add(id: ArticleId, date: CivilDate | null, line: Uint8Array): void {
    if (this.used + line.length > this.lines.length) {
      this.lines = Buffer.concat([this.lines], 2 * (this.used + line.length));
    }
    const start = this.used;
    this.lines.set(line, start);
    this.used += line.length;
    this.places.push({ id, date, start, end: this.used });
    this.count += 1;
    if (this.used >= this.most) this.endRun();
  }

  /** All of them in order, once: what was added is let go of. */
  *inOrder(): Generator<ArticleLine> {
    if (this.ends.length === 0) {
      for (const line of this.sortedLines()) yield [parse(line), line];
      return;
    }
    this.endRun();
    this.lines = Buffer.alloc(0);
    yield* merged(this.ends.map((end, run) => new RunOfArticles(this.runs, this.ends[run - 1] ?? 0, end)));
    this.close();
  }

  close(): void {
    this.runs.close();
    this.lines = Buffer.alloc(0);
    this.places = [];
  }

  private endRun(): void {
    const head = Buffer.alloc(HEAD);
    for (const line of this.sortedLines()) {
      head.writeUInt32LE(line.length);
      this.runs.write(head);
      this.runs.write(line);
    }
    this.ends.push(this.runs.length);
    this.used = 0;
    this.places = [];
  }

  private *sortedLines(): Generator<Uint8Array> {
    for (const { start, end } of this.places.sort(compareNumbered)) yield this.lines.subarray(start, end);
  }
}

class RunOfArticles {
  /** The next one, good until the step past it; null after the last. */
  next: ArticleLine | null = null;
  /** What that is numbered by. */
  by: NumberedBy = { id: '', date: null };
  private readonly window: SpoolWindow;

  constructor(spool: Spool, from: number, to: number) {
    this.window = new SpoolWindow(spool, from, to);
    this.step();
  }

  step(): void {
    this.next = null;
    if (this.window.left === 0) return;
    const head = this.window.take(HEAD);
    const line = this.window.take(new DataView(head.buffer, head.byteOffset).getUint32(0, true));
    const article = parse(line);
    this.next = [article, line];
    this.by = { id: article.id, date: article.date?.date ?? null };
  }
}

/** The runs that have a next one, that with the least of them last. */
function* merged(runs: RunOfArticles[]): Generator<ArticleLine> {
  const compare = (a: RunOfArticles, b: RunOfArticles): number => compareNumbered(b.by, a.by);
  const open = runs.filter(({ next }) => next !== null).sort(compare);
  for (let run = open.pop(); run !== undefined; run = open.pop()) {
    yield run.next as ArticleLine;
    run.step();
    if (run.next === null) continue;
    // Where it belongs now: there are few runs.
    let low = 0;
    for (let high = open.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if (compare(open[middle] as RunOfArticles, run) < 0) low = middle + 1;
      else high = middle;
    }
    open.splice(low, 0, run);
  }
}

function parse(line: Uint8Array): Article {
  return JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString()) as Article;
}
