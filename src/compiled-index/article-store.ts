/**
 * The article store: whole articles as JSON, one a line, in compressed blocks of neighbours by number.
 * A block is read and unpacked for one article; an archive's text is never all in memory.
 */

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Article } from '../article.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * Characters of a block before it is compressed. A page of a large archive has its ten articles from as many
 * blocks, and to unpack these takes longer than to find them.
 */
const BLOCK_LENGTH = 16 * 1024;
/** Higher is slower by more than it is smaller. */
const QUALITY = 1;
/** No window needs to be wider than a block; a wider one is memory that is cleared for nothing. */
const WINDOW_BITS = 15;

/** Room for a compressed block in one piece: for another piece all that a call costs is paid again. */
const MOST_COMPRESSED = 12 * 1024;

/** Room for an unpacked block in one piece, likewise: its length, an article more and some accents. */
const MOST_UNPACKED = 20 * 1024;

const LINE_END = 0x0a;

/** Makes blocks of articles, and hands over each when it is whole. */
export class ArticleStoreWriter {
  private readonly directory = new ByteWriter();
  private blocks = 0;
  private lines: string[] = [];
  private length = 0;

  constructor(
    private readonly onBlock: (block: Uint8Array) => void,
    private readonly blockLength = BLOCK_LENGTH,
  ) {}

  /** Adds the next article by number, as a line of JSON. */
  add(line: string): void {
    this.lines.push(line);
    this.length += line.length;
    if (this.length >= this.blockLength) this.endBlock();
  }

  /** The directory, by which the blocks are found. */
  finish(): Uint8Array {
    if (this.lines.length > 0) this.endBlock();
    const out = new ByteWriter();
    out.varint(this.blocks);
    out.bytes(this.directory.finish());
    return out.finish();
  }

  private endBlock(): void {
    const text = Buffer.from(this.lines.join('\n'));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    };
    const block = brotliCompressSync(text, { params, chunkSize: MOST_COMPRESSED });
    this.directory.varint(this.lines.length);
    this.directory.varint(block.length);
    this.blocks += 1;
    this.lines = [];
    this.length = 0;
    this.onBlock(block);
  }
}

/** Where the blocks are, and which articles are in each. */
export class ArticleDirectory {
  /** The first article of each block, and an end after the last. */
  private readonly firsts: Uint32Array;
  private readonly starts: number[] = [0];

  private constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const blocks = reader.varint();
    this.firsts = new Uint32Array(blocks + 1);
    for (let block = 0; block < blocks; block += 1) {
      this.firsts[block + 1] = (this.firsts[block] as number) + reader.varint();
      this.starts.push((this.starts[block] as number) + reader.varint());
    }
    reader.end();
  }

  static read(bytes: Uint8Array): ArticleDirectory {
    return new ArticleDirectory(bytes);
  }

  get blocks(): number {
    return this.starts.length - 1;
  }

  /** Articles in all blocks. */
  get articles(): number {
    return this.firsts[this.blocks] as number;
  }

  /** Where an article is: its block, and its place there. */
  locate(article: number): { readonly block: number; readonly place: number } {
    let low = 0;
    for (let high = this.blocks; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      if ((this.firsts[middle] as number) <= article) low = middle;
      else high = middle;
    }
    return { block: low, place: article - (this.firsts[low] as number) };
  }

  articlesOf(block: number): number {
    return (this.firsts[block + 1] as number) - (this.firsts[block] as number);
  }

  range(block: number): readonly [from: number, to: number] {
    return [this.starts[block] as number, this.starts[block + 1] as number];
  }
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

  static read(compressed: Uint8Array): ArticleBlock {
    return new ArticleBlock(brotliDecompressSync(compressed, { chunkSize: MOST_UNPACKED }));
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
