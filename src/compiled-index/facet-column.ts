/**
 * A facet as a column: for each article the values that it has, any number of them. Its writer is in
 * `facet-column-writer.ts`.
 */

import { ByteReader } from './bytes.ts';
import { StringTable } from './string-table.ts';

/** Ordinals in the narrowest array that holds them. */
type Ordinals = Uint8Array | Uint16Array | Uint32Array;

export class FacetColumn {
  /** By value how many articles have it, counted when first asked for. */
  private knownTotals: Uint32Array | null = null;
  /** A value that most articles have as their only one, -1 if there is none; and as bits, all other articles. */
  private readonly usual: number;
  private readonly unusual: Int32Array | null;

  private constructor(
    readonly articles: number,
    /** The different values, sorted; a value's ordinal is its place. */
    readonly values: StringTable,
    /** Where the ordinals of each article begin, and an end after the last. Null where none has several. */
    private readonly starts: Uint32Array | null,
    /** One after the other or, where no article has several: by article one more than its own, 0 for none. */
    private readonly ordinals: Ordinals,
  ) {
    this.usual = this.mostUsual();
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

  /** By value: how many articles of a set have it. The set is a bit an article, `members` of them set. */
  countsIn(set: Int32Array, members: number): Uint32Array {
    if (this.ordinals.length === 0) return new Uint32Array(this.values.size);
    // Of a set that has most articles, those are counted that it has not.
    if (2 * members <= this.articles) return this.walk(set, 0, members);
    this.knownTotals ??= this.walk(
      set.map(() => 0),
      -1,
      this.articles,
    );
    if (members === this.articles) return this.knownTotals.slice();
    const without = this.walk(set, -1, this.articles - members);
    return this.knownTotals.map((total, value) => total - (without[value] as number));
  }

  /** By value: how many of these articles have it. Quicker than {@link countsIn} for few. */
  countsOf(few: Uint32Array): Uint32Array {
    const counts = new Uint32Array(this.values.size);
    if (this.ordinals.length === 0) return counts;
    for (let i = 0; i < few.length; i += 1) this.count(few[i] as number, counts);
    return counts;
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

  /** Counts article by article over the bits of `set`, or over all others if `flipped` is -1 and not 0. */
  private walk(set: Int32Array, flipped: number, members: number): Uint32Array {
    const { articles, usual, unusual } = this;
    const counts = new Uint32Array(this.values.size);
    let walked = 0;
    for (let i = 0; i < set.length; i += 1) {
      let word = (set[i] as number) ^ flipped;
      if (unusual !== null) word &= unusual[i] as number;
      else if (i + 1 === set.length) word &= -1 >>> (31 - ((articles - 1) & 31));
      for (; word !== 0; word &= word - 1) {
        const article = (i << 5) + 31 - Math.clz32(word & -word);
        walked += 1;
        this.count(article, counts);
      }
    }
    if (usual >= 0) counts[usual] = (counts[usual] as number) + members - walked;
    return counts;
  }

  /** Counts the values of an article. */
  private count(article: number, counts: Uint32Array): void {
    const { starts, ordinals } = this;
    if (starts === null) {
      const next = ordinals[article] as number;
      if (next !== 0) counts[next - 1] = (counts[next - 1] as number) + 1;
      return;
    }
    const end = starts[article + 1] as number;
    for (let at = starts[article] as number; at < end; at += 1) {
      const value = ordinals[at] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }

  private mostUsual(): number {
    const { starts, ordinals } = this;
    if (starts !== null || ordinals.length === 0) return -1;
    const counts = new Uint32Array(this.values.size + 1);
    for (let article = 0; article < ordinals.length; article += 1) {
      const next = ordinals[article] as number;
      counts[next] = (counts[next] as number) + 1;
    }
    return counts.findIndex((count, next) => next > 0 && 2 * count > this.articles) - 1;
  }

  private othersThan(usual: number): Int32Array {
    const others = new Int32Array((this.articles + 31) >>> 5);
    for (let article = 0; article < this.articles; article += 1) {
      if ((this.ordinals[article] as number) - 1 !== usual)
        others[article >>> 5] = (others[article >>> 5] as number) | (1 << (article & 31));
    }
    return others;
  }
}

const NONE = new Uint32Array(0);

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
