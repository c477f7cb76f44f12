/**
 * The article store: whole articles as JSON, one a line, in compressed blocks of neighbours by number. Some
 * hundred blocks share a dictionary, which stands before them, compressed too: so short blocks, of which
 * little is unpacked for one article, are as small as long ones. Its writer is in `article-store-writer.ts`.
 */

import { inflateRawSync } from 'node:zlib';
import type { Article } from '../article.ts';
import { ByteReader } from './bytes.ts';

/** Room for an unpacked block of ASCII in one piece, an article more than its length: another piece is another call. */
const CHUNK = 12 * 1024;

/** Of an archive. */
const MOST_ARTICLES = 2 ** 24;

const LINE_END = 0x0a;

/** Where the blocks are, and which articles are in each. One that has none is a dictionary. */
export class ArticleDirectory {
  /** The first article of each block, and an end after the last. */
  private readonly firsts: Uint32Array;
  /** Where each block begins, and an end after the last: beyond 32 bits in large archives. */
  private readonly starts: Float64Array;
  /** The blocks that are dictionaries, ascending. */
  private readonly dictionaries: Uint32Array;

  private constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const blocks = reader.varint();
    // A damaged count must not ask for memory that there is not: a block takes two bytes at the least.
    if (2 * blocks > bytes.length) throw new RangeError('the section ends too early');
    this.firsts = new Uint32Array(blocks + 1);
    this.starts = new Float64Array(blocks + 1);
    const dictionaries: number[] = [];
    for (let block = 0; block < blocks; block += 1) {
      const articles = reader.varint();
      if (articles === 0) dictionaries.push(block);
      else if (block === 0) throw new RangeError('the first block is no dictionary');
      const end = (this.firsts[block] as number) + articles;
      if (end > MOST_ARTICLES) throw new RangeError(`a block ends with article ${end}, which there can't be`);
      this.firsts[block + 1] = end;
      this.starts[block + 1] = (this.starts[block] as number) + reader.varint();
    }
    reader.end();
    this.dictionaries = Uint32Array.from(dictionaries);
  }

  static read(bytes: Uint8Array): ArticleDirectory {
    return new ArticleDirectory(bytes);
  }

  /** Dictionaries among them. */
  get blocks(): number {
    return this.starts.length - 1;
  }

  /** Articles in all blocks. */
  get articles(): number {
    return this.firsts[this.blocks] as number;
  }

  /** Where an article is: its block, and its place there. */
  locate(article: number): { readonly block: number; readonly place: number } {
    // Of a dictionary and the block after it, which begin with the same article, the latter.
    const block = lastUpTo(this.firsts, article, this.blocks);
    return { block, place: article - (this.firsts[block] as number) };
  }

  /** The dictionary of a block, by its own number. */
  dictionaryOf(block: number): number {
    return this.dictionaries[lastUpTo(this.dictionaries, block, this.dictionaries.length)] as number;
  }

  articlesOf(block: number): number {
    return (this.firsts[block + 1] as number) - (this.firsts[block] as number);
  }

  range(block: number): readonly [from: number, to: number] {
    return [this.starts[block] as number, this.starts[block + 1] as number];
  }
}

/** The last place, below `end`, of a number that is not above `sought`; 0 where all are. */
function lastUpTo(ascending: Uint32Array, sought: number, end: number): number {
  let low = 0;
  for (let high = end; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= sought) low = middle;
    else high = middle;
  }
  return low;
}

/** Throws an error for what is no dictionary. */
export function readDictionary(compressed: Uint8Array): Buffer {
  return inflateRawSync(compressed);
}

/** A block unpacked: bytes, of which only the lines that are asked for become text. */
export class ArticleBlock {
  /** Where each line begins, and past the end of the last the place at which another would. */
  private readonly starts: number[] = [0];

  private constructor(private readonly bytes: Buffer) {
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, end + 1)) {
      this.starts.push(end + 1);
    }
    this.starts.push(bytes.length + 1);
  }

  /** Throws an error for what is no block with this dictionary. */
  static read(compressed: Uint8Array, dictionary: Buffer): ArticleBlock {
    return new ArticleBlock(inflateRawSync(compressed, { dictionary, chunkSize: CHUNK }));
  }

  /** Lines of JSON, an article each. */
  get articles(): number {
    return this.starts.length - 1;
  }

  /** What it takes in memory. */
  get byteLength(): number {
    return this.bytes.buffer.byteLength + 16 * this.starts.length;
  }

  /** Bytes of an article by its place. */
  lengthOf(place: number): number {
    return (this.starts[place + 1] as number) - (this.starts[place] as number);
  }

  /** An article by its place. Throws a RangeError where there is none. */
  article(place: number): Article {
    const end = this.starts[place + 1];
    if (end === undefined) throw new RangeError(`A block has no article ${place}.`);
    return JSON.parse(this.bytes.toString('utf8', this.starts[place], end - 1));
  }
}
