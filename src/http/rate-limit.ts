/** How many requests a client may make: a bucket of tokens each, which fills as time goes by. */

import { LRUCache } from 'lru-cache';

/** Clients that are remembered. One that is forgotten begins with a full bucket. */
const MOST_CLIENTS = 10_000;

interface Bucket {
  tokens: number;
  /** When it was filled last, in milliseconds. */
  at: number;
}

export class RateLimit {
  private readonly buckets = new LRUCache<string, Bucket>({ max: MOST_CLIENTS });
  private readonly tokensAMillisecond: number;

  /** A client may spend a minute's requests at once, and then as many as the time gives back. */
  constructor(
    private readonly requestsAMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokensAMillisecond = requestsAMinute / 60_000;
  }

  /** Counts a request: 0 when it may go on, else the seconds until one may. */
  waitOf(client: string): number {
    const now = this.now();
    const bucket = this.buckets.get(client) ?? { tokens: this.requestsAMinute, at: now };
    const filled = bucket.tokens + (now - bucket.at) * this.tokensAMillisecond;
    bucket.tokens = Math.min(this.requestsAMinute, filled);
    bucket.at = now;
    this.buckets.set(client, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.tokensAMillisecond / 1000);
    bucket.tokens -= 1;
    return 0;
  }
}
