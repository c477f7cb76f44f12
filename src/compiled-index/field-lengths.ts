/** How many words, stop words left out, each article has in each field: what BM25 normalizes by. */

import { ByteReader, ByteWriter } from './bytes.ts';

/** `lengths[field]` has an entry for each article. */
export function writeFieldLengths(lengths: readonly Uint32Array[]): Uint8Array {
  const out = new ByteWriter();
  for (const ofField of lengths) for (const length of ofField) out.varint(length);
  return out.finish();
}

export type Lengths = Uint16Array | Uint32Array;

/** In the narrowest arrays that hold them: a field of a million articles is held in two megabytes. */
export function readFieldLengths(bytes: Uint8Array, fields: number, articles: number): Lengths[] {
  const reader = new ByteReader(bytes);
  const read = Array.from({ length: fields }, () => {
    const { at } = reader;
    const narrow = new Uint16Array(articles);
    if (reader.fill(narrow) < 2 ** 16) return narrow;
    const wide = new Uint32Array(articles);
    reader.at = at;
    reader.fill(wide);
    return wide;
  });
  reader.end();
  return read;
}
