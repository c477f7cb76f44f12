/** Writes the article store, which `article-store.ts` reads. */

import { deflateRawSync } from 'node:zlib';
import { ByteWriter } from './bytes.ts';

/** Characters of a block before it is compressed: a page of a large archive has its ten articles from as many. */
const BLOCK_LENGTH = 8 * 1024;
/** Blocks that share a dictionary, fewer where they are long: they are held until it is known what is in them. */
const SHARING = 512;

/**
 * Bytes of a dictionary, with a block of ASCII less than what Deflate looks back to; of few articles, one byte in so
 * many. It is made of pieces as long as this, from all over the articles.
 */
const DICTIONARY = 8 * 1024;
const ONE_IN = 16;
const PIECE = 384;

/** Higher is slower by more than it is smaller. */
const LEVEL = 2;

/** Room for a compressed block in one piece: for another piece all that a call costs is paid again. */
const CHUNK = BLOCK_LENGTH;

const LINE_END = '\n';

/** Makes blocks of articles, and hands over each when it is whole. */
export class ArticleStoreWriter {
  private readonly directory = new ByteWriter();
  private blocks = 0;
  /** Lines of JSON by block, of the blocks that will share a dictionary; the last is the one at hand. */
  private sharing: string[][] = [[]];
  /** Characters of the block at hand, and of all of these. */
  private length = 0;
  private sharingLength = 0;

  constructor(
    private readonly onBlock: (block: Uint8Array) => void,
    private readonly blockLength = BLOCK_LENGTH,
  ) {}

  /** Adds the next article by number, as a line of JSON. */
  add(line: string): void {
    if (this.length >= this.blockLength) this.beginBlock();
    this.sharing.at(-1)?.push(line);
    this.length += line.length;
    this.sharingLength += line.length;
  }

  /** The directory, by which the blocks are found. */
  finish(): Uint8Array {
    this.compress();
    const out = new ByteWriter();
    out.varint(this.blocks);
    out.bytes(this.directory.finish());
    return out.finish();
  }

  private beginBlock(): void {
    if (this.sharingLength >= SHARING * this.blockLength) this.compress();
    else this.sharing.push([]);
    this.length = 0;
  }

  /** Hands over a dictionary and the blocks that share it. */
  private compress(): void {
    const blocks = this.sharing.filter((lines) => lines.length > 0);
    this.sharing = [[]];
    this.sharingLength = 0;
    if (blocks.length === 0) return;
    const texts = blocks.map((lines) => Buffer.from(lines.join(LINE_END)));
    const dictionary = dictionaryOf(texts);
    this.put(0, deflateRawSync(dictionary));
    for (const [i, text] of texts.entries()) {
      const block = deflateRawSync(text, { level: LEVEL, dictionary, chunkSize: CHUNK });
      this.put((blocks[i] as string[]).length, block);
    }
  }

  private put(articles: number, block: Uint8Array): void {
    this.directory.varint(articles);
    this.directory.varint(block.length);
    this.blocks += 1;
    this.onBlock(block);
  }
}

/** Pieces of the texts, as far from one another as fill a dictionary. */
function dictionaryOf(texts: readonly Buffer[]): Buffer {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const pieces = Math.max(1, Math.floor(Math.min(DICTIONARY, length / ONE_IN) / PIECE));
  const parts: Buffer[] = [];
  let begin = 0;
  for (const text of texts) {
    // Where the next piece is to begin, of all texts end to end.
    for (let from = place(); from < begin + text.length && parts.length < pieces; from = place())
      parts.push(text.subarray(from - begin, from - begin + PIECE));
    begin += text.length;
  }
  return Buffer.concat(parts);

  function place(): number {
    return Math.floor((parts.length * length) / pieces);
  }
}
