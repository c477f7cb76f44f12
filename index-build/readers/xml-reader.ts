/** `.xml`, `.wxr`: a feed or a WordPress export, told by its beginning. */

import { Problem } from '../../src/problem.ts';
import type { Reader, SourceFile } from '../reader.ts';
import { feedReader } from './feed-reader.ts';
import { readWxr } from './wxr-reader.ts';

/** Bytes in which a file says what it is. */
const BEGINNING = 8192;

export const xmlReader: Reader = {
  async *read(file, options) {
    const beginning = await beginningOf(file);
    if (/xmlns:wp\s*=|<wp:wxr_version/.test(beginning)) yield* readWxr(file);
    else if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(beginning)) yield* feedReader.read(file, options);
    else throw new Problem('it is neither a feed nor a WordPress export, and no other XML is read');
  },
};

async function beginningOf(file: SourceFile): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of file.pieces()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= BEGINNING) break;
  }
  // In UTF-16 every other byte is none.
  return Buffer.concat(pieces).subarray(0, BEGINNING).toString('latin1').replaceAll('\0', '');
}
