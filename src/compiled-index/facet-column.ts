/** A facet as a column: for each article the values that it has, any number of them. */

import { ByteReader, ByteWriter } from './bytes.ts';
import { codePointOrder, StringTable, writeStringTable } from './string-table.ts';

/** Collects the values of one article after the other, in order of number. */
export class FacetColumnWriter {
  /** Values by number, as they are met. */
  private readonly numbers = new Map<string, number>();
  private readonly column = new ByteWriter();
  private articles = 0;

  /** The values of the next article, each once. */
  add(values: readonly string[]): void {
    const { numbers, column } = this;
    column.varint(values.length);
    for (const value of values) {
      let number = numbers.get(value);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(value, number);
      }
      column.varint(number);
    }
    this.articles += 1;
  }

  finish(): Uint8Array {
    const sorted = [...this.numbers.keys()].sort(codePointOrder);
    const ordinals = new Uint32Array(sorted.length);
    for (const [ordinal, value] of sorted.entries()) ordinals[this.numbers.get(value) as number] = ordinal;
    const out = new ByteWriter();
    const table = writeStringTable(sorted);
    out.varint(table.length);
    out.bytes(table);
    const reader = new ByteReader(this.column.finish());
    for (let left = this.articles; left > 0; left -= 1) {
      const count = reader.varint();
      out.varint(count);
      for (let i = 0; i < count; i += 1) out.varint(ordinals[reader.varint()] as number);
    }
    return out.finish();
  }
}

/** Ordinals in the narrowest array that holds them. */
type Ordinals = Uint8Array | Uint16Array | Uint32Array;

/** What is known of a column before its ordinals are read: enough to hold them in as little as they take. */
interface Extent {
  /** Ordinals of all articles. */
  readonly total: number;
  /** Of the article that has most. */
  readonly most: number;
  readonly largest: number;
}

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
    const { total, most, largest } = extentOf(new ByteReader(bytes, reader.at), articles);
    if (most > 1) {
      const starts = new Uint32Array(articles + 1);
      const ordinals = ordinalsOf(total, largest);
      let at = 0;
      for (let article = 0; article < articles; article += 1) {
        for (let left = reader.varint(); left > 0; left -= 1) ordinals[at++] = reader.varint();
        starts[article + 1] = at;
      }
      return new FacetColumn(articles, values, starts, ordinals);
    }
    const ordinals = ordinalsOf(most === 0 ? 0 : articles, largest + 1);
    for (let article = 0; article < ordinals.length; article += 1) {
      if (reader.varint() > 0) ordinals[article] = reader.varint() + 1;
    }
    return new FacetColumn(articles, values, null, ordinals);
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

  /** Adds the articles that have any of the values that are set in `chosen`, as bits. */
  addArticlesWith(chosen: Uint8Array, to: Int32Array): void {
    const { starts, ordinals, articles } = this;
    if (starts === null) {
      for (let article = 0; article < ordinals.length; article += 1) {
        const next = ordinals[article] as number;
        if (next !== 0 && chosen[next - 1] === 1)
          to[article >>> 5] = (to[article >>> 5] as number) | (1 << (article & 31));
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
    const { starts, ordinals, articles, usual, unusual } = this;
    const counts = new Uint32Array(this.values.size);
    let walked = 0;
    for (let i = 0; i < set.length; i += 1) {
      let word = (set[i] as number) ^ flipped;
      if (unusual !== null) word &= unusual[i] as number;
      else if (i + 1 === set.length) word &= -1 >>> (31 - ((articles - 1) & 31));
      for (; word !== 0; word &= word - 1) {
        const article = (i << 5) + 31 - Math.clz32(word & -word);
        walked += 1;
        if (starts === null) {
          const next = ordinals[article] as number;
          if (next !== 0) counts[next - 1] = (counts[next - 1] as number) + 1;
          continue;
        }
        const end = starts[article + 1] as number;
        for (let at = starts[article] as number; at < end; at += 1) {
          const value = ordinals[at] as number;
          counts[value] = (counts[value] as number) + 1;
        }
      }
    }
    if (usual >= 0) counts[usual] = (counts[usual] as number) + members - walked;
    return counts;
  }

  /** Of a value that more than half of the articles have, what is left when each other one takes one away (Boyer and Moore). */
  private mostUsual(): number {
    let candidate = -1;
    let lead = 0;
    for (let article = 0; article < this.articles; article += 1) {
      const value = this.onlyOf(article);
      if (lead === 0) [candidate, lead] = [value, 1];
      else lead += value === candidate ? 1 : -1;
    }
    if (candidate < 0) return -1;
    let count = 0;
    for (let article = 0; article < this.articles; article += 1)
      if (this.onlyOf(article) === candidate) count += 1;
    return 2 * count > this.articles ? candidate : -1;
  }

  private othersThan(usual: number): Int32Array {
    const others = new Int32Array((this.articles + 31) >>> 5);
    for (let article = 0; article < this.articles; article += 1) {
      if (this.onlyOf(article) !== usual)
        others[article >>> 5] = (others[article >>> 5] as number) | (1 << (article & 31));
    }
    return others;
  }

  /** The ordinal of the only value of an article; -1 where it has none or several. */
  private onlyOf(article: number): number {
    const { starts, ordinals } = this;
    if (starts === null) return (ordinals[article] ?? 0) - 1;
    const at = starts[article] as number;
    return at + 1 === starts[article + 1] ? (ordinals[at] as number) : -1;
  }
}

const NONE = new Uint32Array(0);

function extentOf(reader: ByteReader, articles: number): Extent {
  let [total, most, largest] = [0, 0, 0];
  for (let article = 0; article < articles; article += 1) {
    const count = reader.varint();
    for (let left = count; left > 0; left -= 1) {
      const ordinal = reader.varint();
      if (ordinal > largest) largest = ordinal;
    }
    total += count;
    if (count > most) most = count;
  }
  reader.end();
  return { total, most, largest };
}

function ordinalsOf(length: number, largest: number): Ordinals {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
