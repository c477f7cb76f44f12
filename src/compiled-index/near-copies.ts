/** Groups of near-copies: articles by number whose texts differ in a few words. */

import { ByteReader, ByteWriter } from './bytes.ts';

/** Groups of two articles at least, each ascending, ordered by their first articles; no article is in two. */
export function writeNearCopies(groups: readonly (readonly number[])[]): Uint8Array {
  const out = new ByteWriter();
  out.varint(groups.length);
  let lastFirst = 0;
  for (const [first = 0, ...others] of groups) {
    out.varint(others.length);
    out.varint(first - lastFirst);
    lastFirst = first;
    let last = first;
    for (const other of others) {
      out.varint(other - last);
      last = other;
    }
  }
  return out.finish();
}

export class NearCopies {
  /** By article of a group. */
  private readonly groupOf = new Map<number, readonly number[]>();

  /** Of an archive without any. */
  static none(): NearCopies {
    return new NearCopies();
  }

  /** Throws a RangeError for bytes that {@link writeNearCopies} can't have written. */
  static read(bytes: Uint8Array, articles: number): NearCopies {
    const copies = new NearCopies();
    const reader = new ByteReader(bytes);
    let first = 0;
    for (let left = reader.varint(); left > 0; left -= 1) {
      const others = reader.varint();
      first += reader.varint();
      const group = [first];
      for (let i = 0, last = first; i < others; i += 1) {
        const gap = reader.varint();
        last += gap;
        if (gap === 0) throw new RangeError('a group of near-copies is out of order');
        group.push(last);
      }
      if (others === 0 || (group.at(-1) as number) >= articles) {
        throw new RangeError('a group of near-copies names an article that there is not');
      }
      for (const article of group) {
        if (copies.groupOf.has(article)) throw new RangeError('an article is in two groups of near-copies');
        copies.groupOf.set(article, group);
      }
    }
    reader.end();
    return copies;
  }

  /** How many groups there are. */
  get groups(): number {
    return new Set(this.groupOf.values()).size;
  }

  /** The other articles of an article's group, ascending; none for one without near-copies. */
  of(article: number): number[] {
    return (this.groupOf.get(article) ?? []).filter((other) => other !== article);
  }
}
