/**
 * Near-copies: articles whose texts differ in a few words, as a story that several papers took from
 * one wire. Two articles resemble each other as far as they share runs of words ("shingles"); how far
 * is told by Jaccard's coefficient of their sets of shingles (Broder 1997, "On the resemblance and
 * containment of documents"). Each group has a first article, and all others of it resemble that one.
 *
 * Only pairs that share some of their least shingle hashes are compared: the work grows with the
 * archive, not with its square.
 */

import { LRUCache } from 'lru-cache';
import { ascending } from './ascending-numbers.ts';
import { IN_MEMORY, Spool, type SpoolPlace } from './spool.ts';
import type { TextWords } from './text-words.ts';

/** Words of a shingle. */
const SHINGLE = 3;
/** Of their shingles, near-copies share at least so many. */
const RESEMBLANCE = 0.7;
/** Texts of fewer words are not compared: short notices are alike without being copies. */
const LEAST_WORDS = 30;
/** Hashes of a sketch, the least of a text's: near-copies share about seven in ten of them. */
const SKETCH = 8;
/** Texts that share fewer of these hashes hardly resemble each other, and are not compared whole. */
const LEAST_SHARED = 3;

/** Pairs that are written at once. */
const PAIRS_WRITTEN = 2 ** 13;
/** Bytes of a hash. */
const SHINGLE_BYTES = 4;

/** Article numbers are below this: with a hash of 29 bits they make an exact number. */
const NUMBERS = 2 ** 24;
const HASH_BITS = 29;

/** Takes the texts of all articles in order of number, and tells the groups of near-copies in the end. */
export class NearCopyFinder {
  /** Of each article's text all shingles, as they follow one another. */
  private readonly shingles: Spool;
  /** Of all articles the least shingles, each as one number with its article's. */
  private readonly sketches: Spool;
  /** Where the shingles of each article end; none of a text that is too short. */
  private readonly ends: number[] = [];
  /** Of the articles that were compared last. */
  private readonly sets = new LRUCache<number, Uint32Array>({ max: 256 });

  /** For the shingles of one text after the other. */
  private buffer = new Uint32Array(0);
  private readonly least = new Uint32Array(SKETCH);
  private readonly sketch = new Float64Array(SKETCH);

  constructor(private readonly place: SpoolPlace = IN_MEMORY) {
    this.shingles = new Spool(place);
    this.sketches = new Spool(place);
  }

  /** Adds the texts of the next articles. */
  add({ hashes, ends }: TextWords): void {
    for (let i = 0, from = 0; i < ends.length; i += 1) {
      const to = ends[i] as number;
      if (to - from >= LEAST_WORDS) this.addText(hashes, from, to);
      this.ends.push(this.shingles.length / SHINGLE_BYTES);
      from = to;
    }
  }

  /** The groups, by their first articles; each of two articles by number at least, ascending. */
  find(): number[][] {
    const firsts = new Map<number, number>();
    const groups = new Map<number, number[]>();
    for (const [article, earlier] of this.candidates()) {
      if (firsts.has(article)) continue;
      const first = firsts.get(earlier) ?? earlier;
      if (resemblance(this.setOf(first), this.setOf(article)) < RESEMBLANCE) continue;
      firsts.set(article, first);
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [first, article]);
      else group.push(article);
    }
    this.close();
    return [...groups.values()].sort((a, b) => (a[0] as number) - (b[0] as number));
  }

  close(): void {
    this.shingles.close();
    this.sketches.close();
  }

  private addText(words: Uint32Array, from: number, to: number): void {
    const length = to - from - SHINGLE + 1;
    if (length > this.buffer.length) this.buffer = new Uint32Array(2 * length);
    const all = this.buffer.subarray(0, length);
    for (let i = 0; i < length; i += 1) all[i] = shingleAt(words, from + i);
    this.shingles.write(new Uint8Array(all.buffer, 0, all.byteLength));
    const article = this.ends.length;
    const count = takeLeast(all, this.least);
    for (let i = 0; i < count; i += 1) this.sketch[i] = (this.least[i] as number) * NUMBERS + article;
    this.sketches.write(new Uint8Array(this.sketch.buffer, 0, 8 * count));
  }

  /** Pairs of articles that share enough hashes, by the later one, then the earlier one. */
  private *candidates(): Generator<[later: number, earlier: number]> {
    const pairs = new Spool(this.place);
    // Who has a hash is told a range of hashes at a time, then who shares enough, a range of articles at a time.
    for (const hashes of ascending(this.sketches, 2 ** HASH_BITS * NUMBERS)) writeSharing(hashes, pairs);
    for (const some of ascending(pairs, this.ends.length * NUMBERS)) yield* frequentPairs(some);
    pairs.close();
  }

  /** Ascending, each once: they are sorted for the few articles that are compared. */
  private setOf(article: number): Uint32Array {
    let set = this.sets.get(article);
    if (set === undefined) {
      const from = (this.ends[article - 1] ?? 0) * SHINGLE_BYTES;
      const bytes = this.shingles.read(from, (this.ends[article] as number) * SHINGLE_BYTES);
      set = eachOnce(new Uint32Array(bytes.buffer).sort());
      this.sets.set(article, set);
    }
    return set;
  }
}

/** Those of the ascending pairs that come often enough. */
function* frequentPairs(pairs: Float64Array): Generator<[later: number, earlier: number]> {
  for (let i = 0, run = 0; i <= pairs.length; i += 1) {
    if (pairs[i] === pairs[run]) continue;
    const pair = pairs[run] as number;
    if (i - run >= LEAST_SHARED) yield [Math.floor(pair / NUMBERS), pair % NUMBERS];
    run = i;
  }
}

/**
 * Of ascending hashes with articles writes, for each hash, each article that has it with the first that has
 * and with the one before it, as one number a pair. All pairs would be too many for a phrase that a paper
 * prints every day.
 */
function writeSharing(hashes: Float64Array, pairs: Spool): void {
  const found = new Float64Array(PAIRS_WRITTEN);
  let length = 0;
  const flush = (): void => {
    pairs.write(new Uint8Array(found.buffer, 0, length * 8));
    length = 0;
  };
  let first = hashes[0] as number;
  let end = nextHash(first);
  for (let i = 1; i < hashes.length; i += 1) {
    const both = hashes[i] as number;
    if (both >= end) {
      first = both;
      end = nextHash(first);
      continue;
    }
    const later = (both % NUMBERS) * NUMBERS;
    const before = hashes[i - 1] as number;
    found[length++] = later + (first % NUMBERS);
    if (before !== first) found[length++] = later + (before % NUMBERS);
    if (length >= PAIRS_WRITTEN - 1) flush();
  }
  flush();
}

/** The least number for a hash above that of `both`. */
function nextHash(both: number): number {
  return (Math.floor(both / NUMBERS) + 1) * NUMBERS;
}

/** Puts the least of the hashes into `least`, as many as there is room for, ascending and each once; returns how many. */
function takeLeast(hashes: Uint32Array, least: Uint32Array): number {
  let count = 0;
  let most = Number.POSITIVE_INFINITY;
  for (let i = 0; i < hashes.length; i += 1) {
    const hash = hashes[i] as number;
    if (hash >= most) continue;
    let at = count;
    while (at > 0 && hash < (least[at - 1] as number)) at -= 1;
    if (at > 0 && hash === least[at - 1]) continue;
    if (count < least.length) count += 1;
    least.copyWithin(at + 1, at, count - 1);
    least[at] = hash;
    if (count === least.length) most = least[count - 1] as number;
  }
  return count;
}

/** Of ascending numbers each once, in the same memory. */
function eachOnce(numbers: Uint32Array): Uint32Array {
  let length = 0;
  for (let i = 0; i < numbers.length; i += 1)
    if (i === 0 || numbers[i] !== numbers[i - 1]) numbers[length++] = numbers[i] as number;
  return numbers.subarray(0, length);
}

function shingleAt(words: Uint32Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SHINGLE; i += 1) {
    hash = Math.imul(hash ^ (words[i] as number), 0x85eb_ca6b);
    hash ^= hash >>> 15;
  }
  return hash >>> (32 - HASH_BITS);
}

function resemblance(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared / (a.length + b.length - shared);
}
