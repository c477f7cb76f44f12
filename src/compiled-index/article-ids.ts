/** Ids of articles → their numbers, by a hash: ids themselves are only in the store. */

import type { ArticleId } from '../article.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** The ids in order of their articles' numbers. */
export function writeArticleIds(ids: readonly ArticleId[]): Uint8Array {
  const hashes = ids.map(hashOf);
  const numbers = Array.from(ids.keys()).sort(
    (a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b,
  );
  const out = new ByteWriter();
  let last = 0;
  for (const number of numbers) {
    const hash = hashes[number] as number;
    out.varint(hash - last);
    out.varint(number);
    last = hash;
  }
  return out.finish();
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

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo). */
function hashOf(id: ArticleId): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
