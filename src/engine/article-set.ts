/** A set of articles by number, as bits: what clauses and filters give, combined a word at a time. */

import type { Run } from '../compiled-index/date-table.ts';

export class ArticleSet {
  /** Bit `n & 31` of word `n >> 5` tells whether article `n` is in the set. */
  readonly words: Int32Array;

  /** A set of articles numbered below `size`, empty unless its bits are given. */
  constructor(
    readonly size: number,
    words?: Int32Array,
  ) {
    this.words = words ?? new Int32Array((size + 31) >>> 5);
  }

  copy(): ArticleSet {
    return new ArticleSet(this.size, this.words.slice());
  }

  clear(): void {
    this.words.fill(0);
  }

  has(article: number): boolean {
    return (((this.words[article >>> 5] as number) >>> (article & 31)) & 1) === 1;
  }

  add(article: number): void {
    const word = article >>> 5;
    this.words[word] = (this.words[word] as number) | (1 << (article & 31));
  }

  /** Adds the first articles of a list, all unless it is said how many. */
  addAll(articles: Uint32Array, count = articles.length): void {
    const { words } = this;
    for (let i = 0; i < count; i += 1) {
      const article = articles[i] as number;
      const word = article >>> 5;
      words[word] = (words[word] as number) | (1 << (article & 31));
    }
  }

  addRun([from, to]: Run): void {
    if (from >= to) return;
    const { words } = this;
    const first = from >>> 5;
    const last = (to - 1) >>> 5;
    const head = -1 << (from & 31);
    const tail = -1 >>> (31 - ((to - 1) & 31));
    if (first === last) words[first] = (words[first] as number) | (head & tail);
    else {
      words[first] = (words[first] as number) | head;
      words.fill(-1, first + 1, last);
      words[last] = (words[last] as number) | tail;
    }
  }

  addSet({ words: others }: ArticleSet): void {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) | (others[i] as number);
  }

  keep({ words: others }: ArticleSet): void {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) & (others[i] as number);
  }

  remove({ words: others }: ArticleSet): void {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) & ~(others[i] as number);
  }

  isEmpty(): boolean {
    for (let i = 0; i < this.words.length; i += 1) if (this.words[i] !== 0) return false;
    return true;
  }

  count(): number {
    return bitsIn(this.words, 0, this.words.length);
  }

  /** Articles of the set that are in the run. */
  countRun([from, to]: Run): number {
    if (from >= to) return 0;
    const first = from >>> 5;
    const last = (to - 1) >>> 5;
    const head = -1 << (from & 31);
    const tail = -1 >>> (31 - ((to - 1) & 31));
    if (first === last) return bitCount((this.words[first] as number) & head & tail);
    const ends =
      bitCount((this.words[first] as number) & head) + bitCount((this.words[last] as number) & tail);
    return ends + bitsIn(this.words, first + 1, last);
  }

  /** Its articles, ascending. */
  toArray(): Uint32Array {
    return this.slice(0, this.count());
  }

  /**
   * Adds an amount to each place of `sums` whose article is in the set; its first place is that of article
   * `first`, which begins a word, and its length is whole words.
   */
  addTo(sums: Float64Array, first: number, amount: number): void {
    const { words } = this;
    const begin = first >>> 5;
    const end = Math.min(begin + (sums.length >>> 5), words.length);
    for (let i = begin; i < end; i += 1) {
      const place = (i - begin) << 5;
      for (let word = words[i] as number; word !== 0; word &= word - 1) {
        const at = place + 31 - Math.clz32(word & -word);
        sums[at] = (sums[at] as number) + amount;
      }
    }
  }

  /** Its articles, ascending, from place `from` to before `to` among them. */
  slice(from: number, to: number): Uint32Array {
    const { words } = this;
    let i = 0;
    let place = 0;
    for (; i < words.length; i += 1) {
      const after = place + bitCount(words[i] as number);
      if (after > from) break;
      place = after;
    }
    const articles: Uint32Array = new Uint32Array(Math.max(0, Math.min(to, this.size) - from));
    let filled = 0;
    for (; i < words.length && filled < articles.length; i += 1) {
      for (
        let word = words[i] as number;
        word !== 0 && filled < articles.length;
        word &= word - 1, place += 1
      ) {
        if (place >= from) articles[filled++] = (i << 5) + 31 - Math.clz32(word & -word);
      }
    }
    return articles.subarray(0, filled);
  }
}

/** The bits of a word, added up in parallel (Warren, Hacker's Delight 5-1). */
function bitCount(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits of the words [from, to), three words at a time: their sums and carries are counted, not they. */
function bitsIn(words: Int32Array, from: number, to: number): number {
  let count = 0;
  let i = from;
  for (; i + 2 < to; i += 3) {
    const a = words[i] as number;
    const b = words[i + 1] as number;
    const c = words[i + 2] as number;
    const either = a ^ b;
    count += 2 * bitCount((a & b) | (either & c)) + bitCount(either ^ c);
  }
  for (; i < to; i += 1) count += bitCount(words[i] as number);
  return count;
}
