/** The answers of one generation as they were sent, compressed, within a bound in bytes. */

import { LRUCache } from 'lru-cache';

export interface KeptAnswer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Articles that the search of the page found; undefined for one that is no search. */
  readonly results: number | undefined;
}

/** Pages are compressed to some 4 KB: thousands of them. */
const MOST_BYTES = 16 * 1024 * 1024;
/** One answer must not drive out all others. */
const LARGEST = MOST_BYTES / 16;
/** What an entry takes beside its body: headers, key and places in lists. */
const OVERHEAD = 1024;

export class PageCache {
  private readonly answers: LRUCache<string, KeptAnswer>;
  /** Answers that are being made. */
  private readonly making = new Map<string, Promise<KeptAnswer | null>>();

  constructor(mostBytes = MOST_BYTES) {
    this.answers = new LRUCache<string, KeptAnswer>({
      maxSize: mostBytes,
      maxEntrySize: Math.min(LARGEST, mostBytes),
      sizeCalculation: ({ body }) => body.length + OVERHEAD,
    });
  }

  /** What is held, in bytes. */
  get bytes(): number {
    return this.answers.calculatedSize;
  }

  /** A kept answer; or one that another request is making now, null when nothing came of it. */
  get(key: string): KeptAnswer | Promise<KeptAnswer | null> | undefined {
    return this.answers.get(key) ?? this.making.get(key);
  }

  /** Has an answer made and keeps it, unless `make` gives none. Those who ask meanwhile wait for it. */
  async make(key: string, make: () => Promise<KeptAnswer | null>): Promise<KeptAnswer | null> {
    let end: (answer: KeptAnswer | null) => void = () => {};
    this.making.set(key, new Promise((resolve) => (end = resolve)));
    let answer: KeptAnswer | null = null;
    try {
      answer = await make();
      if (answer !== null) this.answers.set(key, answer);
      return answer;
    } finally {
      this.making.delete(key);
      end(answer);
    }
  }
}
