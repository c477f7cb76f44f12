/** A set of articles by number: as bits, combined a word at a time, or as the list that it was made of until then. */

import type { Run } from '../compiled-index/date-table.ts';
import { placeOf } from '../compiled-index/place-of.ts';
import { bitCount, bitsIn, setBits } from './bits.ts';

/** One article in so many, or more, are quicker added and asked about as bits than as a list. */
const SET_FROM = 64;

/** Whether so many articles of all are many. */
export function areMany(articles: number, size: number): boolean {
  return articles * SET_FROM > size;
}

export class ArticleSet {
  private bits: Int32Array | null = null;
  /** How many there are, -1 when that was not counted since the set was changed. */
  private counted = -1;
  /** They themselves, where the set was made of them and not changed since. */
  private known: Uint32Array | null = null;

  /** An empty set of articles numbered below `size`. */
  constructor(readonly size: number) {}

  /** A set of these articles, ascending. They are not to be changed, nor is the set. */
  static of(size: number, articles: Uint32Array): ArticleSet {
    const set = new ArticleSet(size);
    set.counted = articles.length;
    set.known = articles;
    return set;
  }

  /** Bit `n & 31` of word `n >> 5` tells whether article `n` is in the set. Made when first needed. */
  get words(): Int32Array {
    if (this.bits === null) {
      this.bits = new Int32Array((this.size + 31) >>> 5);
      if (this.known !== null) setBits(this.bits, this.known);
    }
    return this.bits;
  }

  /** Whether {@link toArray} takes no time. */
  get isListed(): boolean {
    return this.known !== null;
  }

  /** A set of the same articles, which may be changed. */
  copy(): ArticleSet {
    const copy = new ArticleSet(this.size);
    copy.bits = this.words.slice();
    return copy;
  }

  /** All articles that are not in the set. */
  others(): ArticleSet {
    const others = new ArticleSet(this.size);
    others.addRun([0, this.size]);
    others.remove(this);
    return others;
  }

  clear(): void {
    this.changed();
    this.counted = 0;
    this.words.fill(0);
  }

  has(article: number): boolean {
    return (((this.words[article >>> 5] as number) >>> (article & 31)) & 1) === 1;
  }

  addAll(articles: Uint32Array): void {
    const { words } = this;
    this.changed();
    setBits(words, articles);
  }

  addRun([from, to]: Run): void {
    if (from >= to) return;
    const { words } = this;
    this.changed();
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
    this.changed();
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) | (others[i] as number);
  }

  keep({ words: others }: ArticleSet): void {
    const { words } = this;
    this.changed();
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) & (others[i] as number);
  }

  remove({ words: others }: ArticleSet): void {
    const { words } = this;
    this.changed();
    for (let i = 0; i < words.length; i += 1) words[i] = (words[i] as number) & ~(others[i] as number);
  }

  isEmpty(): boolean {
    if (this.counted >= 0) return this.counted === 0;
    for (let i = 0; i < this.words.length; i += 1) if (this.words[i] !== 0) return false;
    return true;
  }

  count(): number {
    if (this.counted < 0) this.counted = bitsIn(this.words, 0, this.words.length);
    return this.counted;
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

  /** Its articles, ascending, not to be changed. */
  toArray(): Uint32Array {
    if (this.known !== null) return this.known;
    const { words } = this;
    const articles = new Uint32Array(this.count());
    let filled = 0;
    for (let i = 0; i < words.length; i += 1) {
      for (let word = words[i] as number; word !== 0; word &= word - 1)
        articles[filled++] = (i << 5) + 31 - Math.clz32(word & -word);
    }
    return articles;
  }

  /** Its articles below `end`, descending, at most so many. */
  lastBefore(end: number, most: number): Uint32Array {
    if (this.known !== null) {
      const before = placeOf(this.known, end);
      return this.known.slice(Math.max(0, before - most), before).reverse();
    }
    const { words } = this;
    const articles = new Uint32Array(Math.min(most, end));
    let filled = 0;
    for (let i = (end - 1) >>> 5; i >= 0 && filled < articles.length; i -= 1) {
      let word = words[i] as number;
      if (i === end >>> 5) word &= ~(-1 << (end & 31));
      for (; word !== 0 && filled < articles.length; ) {
        const bit = 31 - Math.clz32(word);
        word &= ~(1 << bit);
        articles[filled++] = (i << 5) + bit;
      }
    }
    return articles.subarray(0, filled);
  }

  /** For each word, how many articles of the set are in those before it: see {@link rankOf}. */
  ranks(): Uint32Array {
    const { words } = this;
    const ranks = new Uint32Array(words.length);
    let count = 0;
    for (let i = 0; i < ranks.length; i += 1) {
      ranks[i] = count;
      count += bitCount(words[i] as number);
    }
    return ranks;
  }

  /** How many articles of the set come before one of its own: its place among them. */
  rankOf(article: number, ranks: Uint32Array): number {
    const word = article >>> 5;
    return (ranks[word] as number) + bitCount((this.words[word] as number) & ~(-1 << (article & 31)));
  }

  /** Its articles, ascending, from place `from` to before `to` among them. */
  slice(from: number, to: number): Uint32Array {
    if (this.known !== null) return this.known.slice(from, to);
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

  private changed(): void {
    this.counted = -1;
    this.known = null;
  }
}
