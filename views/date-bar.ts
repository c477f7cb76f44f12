/** A bar of the chart of time, or a day of its calendar. */

import type { Messages } from '../src/messages/english.ts';
import type { Bucket } from '../src/search-engine.ts';
import { bucketText } from './date-of.tsx';

/** The articles of each bucket, found or not; null where the chart shows how many were found. */
export type Totals = ReadonlyMap<string, number> | null;

export interface Bar {
  readonly bucket: Bucket;
  /** What its height stands for: a number of articles, or a part of them all. */
  readonly value: number;
}

/** What a bar or a day says when it is pointed at. */
export function legend(t: Messages, { bucket, value }: Bar, totals: Totals): string {
  const number = t.articles(bucket.count);
  const name = bucketText(t, bucket.key);
  if (totals === null) return `${name}: ${number}`;
  return `${name}: ${t.shareOf(t.share(value), t.articles(totals.get(bucket.key) ?? bucket.count))}`;
}
