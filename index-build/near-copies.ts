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
import { FIELDS } from '../src/query.ts';
import type { TokenLog } from './token-log.ts';

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

const TEXT = FIELDS.indexOf('text');
/** Article numbers are below this: with a hash of 29 bits they make an exact number. */
const NUMBERS = 2 ** 24;
const HASH_BITS = 29;

/** The groups, by their first articles; each of two articles by number at least, ascending. */
export function findNearCopies(log: TokenLog): number[][] {
  const shingles = new Shingles(log);
  const firsts = new Map<number, number>();
  const groups = new Map<number, number[]>();
  for (const [article, earlier] of candidates(shingles, log.articles)) {
    if (firsts.has(article)) continue;
    const first = firsts.get(earlier) ?? earlier;
    if (resemblance(shingles.setOf(first), shingles.setOf(article)) < RESEMBLANCE) continue;
    firsts.set(article, first);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, article]);
    else group.push(article);
  }
  return [...groups.values()].sort((a, b) => (a[0] as number) - (b[0] as number));
}

/** Pairs of articles that share enough hashes, by the later one, then the earlier one. */
function candidates(shingles: Shingles, articles: number): [later: number, earlier: number][] {
  const pairs = sharingPairs(hashesByValue(shingles, articles));
  const found: [number, number][] = [];
  for (let i = 0, run = 0; i <= pairs.length; i += 1) {
    if (pairs[i] === pairs[run]) continue;
    const pair = pairs[run] as number;
    if (i - run >= LEAST_SHARED) found.push([Math.floor(pair / NUMBERS), pair % NUMBERS]);
    run = i;
  }
  return found;
}

/** The hashes of all sketches, each as one number with its article's, ascending. */
function hashesByValue(shingles: Shingles, articles: number): Float64Array {
  const all = new Float64Array(articles * SKETCH);
  let length = 0;
  for (let article = 0; article < articles; article += 1) {
    const { sketch, held } = shingles.sketchOf(article);
    for (let i = 0; i < held; i += 1) all[length++] = (sketch[i] as number) * NUMBERS + article;
  }
  return all.subarray(0, length).sort();
}

/**
 * For each hash, each article that has it with the first that has and with the one before it, as one
 * number a pair, ascending. All pairs would be too many for a phrase that a paper prints every day.
 */
function sharingPairs(hashes: Float64Array): Float64Array {
  const pairs = new Float64Array(2 * hashes.length);
  let length = 0;
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
    pairs[length++] = later + (first % NUMBERS);
    if (before !== first) pairs[length++] = later + (before % NUMBERS);
  }
  return pairs.subarray(0, length).sort();
}

/** The least number for a hash above that of `both`. */
function nextHash(both: number): number {
  return (Math.floor(both / NUMBERS) + 1) * NUMBERS;
}

/** The shingles of articles' texts as hashes of {@link HASH_BITS} bits, the same for the same words in any archive. */
class Shingles {
  private readonly hashes: Uint32Array;
  private readonly sketch = new Uint32Array(SKETCH);
  /** Of the articles that were compared last. */
  private readonly sets = new LRUCache<number, Uint32Array>({ max: 256 });

  constructor(private readonly log: TokenLog) {
    this.hashes = Uint32Array.from(log.forms, (form) => hashOfText(form?.surface ?? ''));
  }

  /** The least hashes, ascending and each once; none of a text that is too short. Good until the next call. */
  sketchOf(article: number): { readonly sketch: Uint32Array; readonly held: number } {
    const { sketch, hashes } = this;
    const { surfaces } = this.log;
    const [from, to] = this.rangeOf(article);
    let held = 0;
    if (to - from < LEAST_WORDS) return { sketch, held };
    for (let i = from; i + SHINGLE <= to; i += 1) {
      const hash = shingleAt(surfaces, hashes, i);
      if (held < SKETCH || hash < (sketch[SKETCH - 1] as number)) held = insert(sketch, held, hash);
    }
    return { sketch, held };
  }

  /** All hashes of an article's text, ascending and each once. */
  setOf(article: number): Uint32Array {
    let set = this.sets.get(article);
    if (set === undefined) {
      const [from, to] = this.rangeOf(article);
      const all = new Uint32Array(Math.max(0, to - from - SHINGLE + 1));
      for (let i = 0; i < all.length; i += 1) all[i] = shingleAt(this.log.surfaces, this.hashes, from + i);
      all.sort();
      set = all.filter((hash, i) => hash !== all[i - 1]);
      this.sets.set(article, set);
    }
    return set;
  }

  private rangeOf(article: number): [from: number, to: number] {
    const slot = article * FIELDS.length + TEXT;
    return [this.log.ends[slot - 1] ?? 0, this.log.ends[slot] as number];
  }
}

function shingleAt(surfaces: Uint32Array, hashes: Uint32Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SHINGLE; i += 1) {
    hash = Math.imul(hash ^ (hashes[surfaces[i] as number] as number), 0x85eb_ca6b);
    hash ^= hash >>> 15;
  }
  return hash >>> (32 - HASH_BITS);
}

/** Puts a hash into the ascending `least` unless it is there; returns how many these are then. */
function insert(least: Uint32Array, held: number, hash: number): number {
  let place = held;
  while (place > 0 && (least[place - 1] as number) > hash) place -= 1;
  if (place > 0 && least[place - 1] === hash) return held;
  least.copyWithin(place + 1, place, Math.min(held, SKETCH - 1));
  least[place] = hash;
  return Math.min(held + 1, SKETCH);
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

/** FNV-1a over UTF-16 units. */
function hashOfText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash >>> 0;
}
