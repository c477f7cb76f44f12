/**
 * The dates of the archive and where the articles of each begin. Articles are numbered in the order
 * of their dates, so those of a date are a run of numbers, and so are those of a month or a year.
 */

import type { CivilDate } from '../publication-date.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** Takes the date of each article in order of number; null for the undated, who come last. */
export class DateTableWriter {
  private readonly starts: [start: number, date: CivilDate][] = [];
  private articles = 0;
  private dated = 0;

  add(date: CivilDate | null): void {
    if (date !== null) {
      if (date !== this.starts.at(-1)?.[1]) this.starts.push([this.articles, date]);
      this.dated = this.articles + 1;
    }
    this.articles += 1;
  }

  finish(): Uint8Array {
    const out = new ByteWriter();
    out.varint(this.dated);
    out.varint(this.starts.length);
    let last = 0;
    for (const [start, date] of this.starts) {
      out.varint(start - last);
      out.text(date);
      last = start;
    }
    return out.finish();
  }
}

/** Articles by number, from the first to before the last. */
export type Run = readonly [from: number, to: number];

export class DateTable {
  /** Articles from here on are undated. */
  readonly firstUndated: number;
  /** The different dates, ascending. */
  readonly dates: readonly CivilDate[];
  /** Where the articles of each date begin, and an end after the last. */
  private readonly starts: Uint32Array;

  private constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    this.firstUndated = reader.varint();
    const count = reader.varint();
    const dates: CivilDate[] = [];
    this.starts = new Uint32Array(count + 1);
    for (let i = 0; i < count; i += 1) {
      this.starts[i] = (this.starts[i - 1] ?? 0) + reader.varint();
      dates.push(reader.text());
    }
    reader.end();
    this.starts[count] = this.firstUndated;
    this.dates = dates;
  }

  static read(bytes: Uint8Array): DateTable {
    return new DateTable(bytes);
  }

  /** The articles of the dates [from, to) by their places. */
  run(from: number, to: number): Run {
    return [this.starts[from] as number, this.starts[to] as number];
  }

  /** The place of the first date that is not before `date`. */
  lowerBound(date: CivilDate): number {
    let low = 0;
    for (let high = this.dates.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((this.dates[middle] as CivilDate) < date) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The date of an article; null when it has none. */
  dateOf(article: number): CivilDate | null {
    if (article >= this.firstUndated) return null;
    let low = 0;
    for (let high = this.dates.length; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) <= article) low = middle;
      else high = middle;
    }
    return this.dates[low] as CivilDate;
  }
}
