/**
 * A facet as a column: for each article the values that it has, any number of them. Its writer is in
 * `facet-column-writer.ts`.
 */

import { ByteReader } from './bytes.ts';
import { placeOf } from './place-of.ts';
import { StringTable } from './string-table.ts';

/** Ordinals in the narrowest array that holds them. */
type Ordinals = Uint8Array | Uint16Array | Uint32Array;

/** To find whether an article is in a list takes as long as to count so many of it. */
const SEARCHED = 16;

/** A value is usual when not more than one article in so many is without it. */
const USUAL = 16;

/** Articles that are counted. */
export interface CountedSet {
  /** As bits by number. */
  readonly bits: () => Int32Array;
  /** How many they are. */
  readonly members: number;
  /** Lists them or, where they are most of all, the others. */
  readonly listed: () => Uint32Array;
  readonly areOthers: boolean;
  /** Whether to list them takes no time; then they are no others. */
  readonly isListed: boolean;
}

export class FacetColumn {
  /** By value: how many articles have it. */
  private readonly totals: Uint32Array;
  /** A value that nearly all articles have as their only one, -1 if there is none; and all other articles. */
  private readonly usual: number;
  private readonly unusual: Uint32Array | null;

  private constructor(
    readonly articles: number,
    /** The different values, sorted; a value's ordinal is its place. */
    readonly values: StringTable,
    /** Where the ordinals of each article begin, and an end after the last. Null where none has several. */
    private readonly starts: Uint32Array | null,
    /** One after the other or, where no article has several: by article one more than its own, 0 for none. */
    private readonly ordinals: Ordinals,
  ) {
    this.totals = this.countAll();
    const isUsual = (count: number) => USUAL * (articles - count) <= articles;
    this.usual = starts === null ? this.totals.findIndex(isUsual) : -1;
    this.unusual = this.usual < 0 ? null : this.othersThan(this.usual);
  }

  static read(bytes: Uint8Array, articles: number): FacetColumn {
    const reader = new ByteReader(bytes);
    const values = StringTable.read(reader.take(reader.varint()));
    const { at } = reader;
    const single = readSingle(reader, articles, values.size);
    if (single !== null) return new FacetColumn(articles, values, null, single);
    reader.at = at;
    return new FacetColumn(articles, values, ...readSeveral(reader, articles, bytes.length - at));
  }

  /** The ordinals of an article's values. */
  of(article: number): Ordinals {
    const { starts, ordinals } = this;
    if (starts !== null) return ordinals.subarray(starts[article], starts[article + 1]);
    const next = ordinals[article] ?? 0;
    return next === 0 ? NONE : Uint32Array.of(next - 1);
  }

  /** The ordinal of an article's first value; -1 where it has none. */
  firstOf(article: number): number {
    const { starts, ordinals } = this;
    if (starts === null) return (ordinals[article] ?? 0) - 1;
    const at = starts[article] as number;
    return at === starts[article + 1] ? -1 : (ordinals[at] as number);
  }

  /** By value: how many articles of a set have it. */
  countsIn(set: CountedSet): Uint32Array {
    const { members, areOthers, listed } = set;
    if (this.ordinals.length === 0) return new Uint32Array(this.values.size);
    if (members === this.articles) return this.totals.slice();
    if (this.unusual !== null && this.unusual.length < members) return this.countUnusual(set, this.unusual);
    const counts = this.countListed(listed());
    return areOthers ? this.totals.map((total, value) => total - (counts[value] as number)) : counts;
  }

  /** Adds the articles that have any of the values that are set in `chosen`, as bits. */
  addArticlesWith(chosen: Uint8Array, to: Int32Array): void {
    const { starts, ordinals, articles } = this;
    if (starts === null) {
      for (let article = 0; article < ordinals.length; article += 1) {
        const next = ordinals[article] as number;
        if (chosen[next - 1] === 1) to[article >>> 5] = (to[article >>> 5] as number) | (1 << (article & 31));
      }
      return;
    }
    for (let article = 0; article < articles; article += 1) {
      const end = starts[article + 1] as number;
      for (let i = starts[article] as number; i < end; i += 1) {
        if (chosen[ordinals[i] as number] === 1)
          to[article >>> 5] = (to[article >>> 5] as number) | (1 << (article & 31));
      }
    }
  }

  private countAll(): Uint32Array {
    const { ordinals } = this;
    // Where no article has several, the first is for those that have none.
    const first = this.starts === null ? 1 : 0;
    const counts = new Uint32Array(this.values.size + first);
    for (let i = 0; i < ordinals.length; i += 1) {
      const ordinal = ordinals[i] as number;
      counts[ordinal] = (counts[ordinal] as number) + 1;
    }
    return counts.slice(first);
  }

  private countListed(articles: Uint32Array): Uint32Array {
    const { starts, ordinals } = this;
    if (starts === null) {
      // The first is for those that have none.
      const counts = new Uint32Array(this.values.size + 1);
      for (let i = 0; i < articles.length; i += 1) {
        const next = ordinals[articles[i] as number] as number;
        counts[next] = (counts[next] as number) + 1;
      }
      return counts.subarray(1);
    }
    const counts = new Uint32Array(this.values.size);
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const end = starts[article + 1] as number;
      for (let at = starts[article] as number; at < end; at += 1) {
        const value = ordinals[at] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
    return counts;
  }

  /** Of those that have the usual value none is looked at. */
  private countUnusual(set: CountedSet, unusual: Uint32Array): Uint32Array {
    const { ordinals, usual } = this;
    const counts = new Uint32Array(this.values.size + 1);
    const isIn = membership(set, unusual.length);
    let walked = 0;
    for (let i = 0; i < unusual.length; i += 1) {
      const article = unusual[i] as number;
      if (!isIn(article)) continue;
      const next = ordinals[article] as number;
      counts[next] = (counts[next] as number) + 1;
      walked += 1;
    }
    counts[usual + 1] = set.members - walked;
    return counts.subarray(1);
  }

  private othersThan(usual: number): Uint32Array {
    const others: number[] = [];
    for (let article = 0; article < this.articles; article += 1)
      if ((this.ordinals[article] as number) - 1 !== usual) others.push(article);
    return Uint32Array.from(others);
  }
}

const NONE = new Uint32Array(0);

/** Tells of so many articles whether they are in a set; of few no bits are made, but they are searched for in a list. */
function membership(
  { bits, members, isListed, listed }: CountedSet,
  asked: number,
): (article: number) => boolean {
  if (isListed && SEARCHED * asked < members) {
    const articles = listed();
    return (article) => articles[placeOf(articles, article)] === article;
  }
  const words = bits();
  return (article) => (((words[article >>> 5] as number) >>> (article & 31)) & 1) === 1;
}

/** By article one more than its ordinal, 0 for none; null where an article has several, or a value that there is not. */
function readSingle(reader: ByteReader, articles: number, values: number): Ordinals | null {
  const ordinals = ordinalsOf(values === 0 ? 0 : articles, values);
  for (let article = 0; article < articles; article += 1) {
    const count = reader.varint();
    if (count === 0) continue;
    const ordinal = count === 1 ? reader.varint() : values;
    if (ordinal >= values) return null;
    ordinals[article] = ordinal + 1;
  }
  reader.end();
  return ordinals;
}

/** Where the ordinals of each article begin, and the ordinals: as many at most as there are bytes. */
function readSeveral(reader: ByteReader, articles: number, most: number): [Uint32Array, Ordinals] {
  const starts = new Uint32Array(articles + 1);
  const read = new Uint32Array(most);
  let [total, largest] = [0, 0];
  for (let article = 0; article < articles; article += 1) {
    for (let left = reader.varint(); left > 0; left -= 1) {
      const ordinal = reader.varint();
      read[total++] = ordinal;
      if (ordinal > largest) largest = ordinal;
    }
    starts[article + 1] = total;
  }
  reader.end();
  const ordinals = ordinalsOf(total, largest);
  ordinals.set(read.subarray(0, total));
  return [starts, ordinals];
}

function ordinalsOf(length: number, largest: number): Ordinals {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
