/** Ids of articles → their numbers, by a hash: ids themselves are only in the store. */

import type { ArticleId } from '../article.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { fnv1a } from './fnv.ts';
import { grown } from './grown.ts';

/** Article numbers are below this: with a hash of 29 bits they make an exact number. */
const NUMBERS = 2 ** 24;

/** Takes the ids in order of their articles' numbers. */
export class ArticleIdsWriter {
  /** Hash and number as one number: an array of such is sorted without a comparison of ours. */
  private both = new Float64Array(64);
  private articles = 0;

  add(id: ArticleId): void {
    if (this.articles === this.both.length) this.both = grown(this.both, 2 * this.articles);
    this.both[this.articles] = hashOf(id) * NUMBERS + this.articles;
    this.articles += 1;
  }

  finish(): Uint8Array {
    const out = new ByteWriter();
    let last = 0;
    for (const both of this.both.subarray(0, this.articles).sort()) {
      const hash = Math.floor(both / NUMBERS);
      out.varint(hash - last);
      out.varint(both % NUMBERS);
      last = hash;
    }
    return out.finish();
  }
}

export class ArticleIds {
  private readonly hashes: Uint32Array;
  private readonly numbers: Uint32Array;

  private constructor(bytes: Uint8Array, articles: number) {
    const reader = new ByteReader(bytes);
    this.hashes = new Uint32Array(articles);
    this.numbers = new Uint32Array(articles);
    for (let i = 0; i < articles; i += 1) {
      this.hashes[i] = (this.hashes[i - 1] ?? 0) + reader.varint();
      this.numbers[i] = reader.varint();
    }
    reader.end();
  }

  static read(bytes: Uint8Array, articles: number): ArticleIds {
    return new ArticleIds(bytes, articles);
  }

  /** The articles that may have the id: its own, and any other with the same hash. */
  candidates(id: ArticleId): number[] {
    const hash = hashOf(id);
    let low = 0;
    for (let high = this.hashes.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((this.hashes[middle] as number) < hash) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (; this.hashes[low] === hash; low += 1) found.push(this.numbers[low] as number);
    return found;
  }
}

/** The upper 29 bits of a hash. */
function hashOf(id: ArticleId): number {
  return fnv1a(id) >>> 3;
}
