/** Writes the article store, which `article-store.ts` reads. */

import { deflateRawSync } from 'node:zlib';
import { ByteWriter } from './bytes.ts';

/** Characters of a block before it is compressed: a page of a large archive has its ten articles from as many. */
const BLOCK_LENGTH = 8 * 1024;
/** Blocks that share a dictionary: so many are held until it is known what is in them. */
const CHAPTER = 512;

/**
 * Bytes of a dictionary, together with a block less than what Deflate looks back to; of few articles, one byte
 * in so many. It is made of pieces as long as this, from all over the articles.
 */
const DICTIONARY = 16 * 1024;
const ONE_IN = 16;
const PIECE = 384;

/** Higher is slower by more than it is smaller. */
const LEVEL = 3;

/** Room for a compressed block in one piece: for another piece all that a call costs is paid again. */
const CHUNK = BLOCK_LENGTH;

const LINE_END = '\n';

/** Makes blocks of articles, and hands over each when it is whole. */
export class ArticleStoreWriter {
  private readonly directory = new ByteWriter();
  private blocks = 0;
  /** Lines of JSON by block; the last is the one at hand. */
  private chapter: string[][] = [[]];
  private length = 0;

  constructor(
    private readonly onBlock: (block: Uint8Array) => void,
    private readonly blockLength = BLOCK_LENGTH,
  ) {}

  /** Adds the next article by number, as a line of JSON. */
  add(line: string): void {
    if (this.length >= this.blockLength) this.beginBlock();
    this.chapter.at(-1)?.push(line);
    this.length += line.length;
  }

  /** The directory, by which the blocks are found. */
  finish(): Uint8Array {
    this.endChapter();
    const out = new ByteWriter();
    out.varint(this.blocks);
    out.bytes(this.directory.finish());
    return out.finish();
  }

  private beginBlock(): void {
    if (this.chapter.length === CHAPTER) this.endChapter();
    else this.chapter.push([]);
    this.length = 0;
  }

  private endChapter(): void {
    const blocks = this.chapter.filter((lines) => lines.length > 0);
    this.chapter = [[]];
    if (blocks.length === 0) return;
    const texts = blocks.map((lines) => Buffer.from(lines.join(LINE_END)));
    const dictionary = dictionaryOf(texts);
    this.put(0, deflateRawSync(dictionary));
    for (const [i, text] of texts.entries()) {
      this.put(
        (blocks[i] as string[]).length,
        deflateRawSync(text, { level: LEVEL, dictionary, chunkSize: CHUNK }),
      );
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
  const all = Buffer.concat(texts);
  const pieces = Math.max(1, Math.floor(Math.min(DICTIONARY, all.length / ONE_IN) / PIECE));
  const parts = Array.from({ length: pieces }, (_, i) => {
    const from = Math.floor((i * all.length) / pieces);
    return all.subarray(from, from + PIECE);
  });
  return Buffer.concat(parts);
}
