/** For each surface form, in the order of their table: how often it occurs, and the term it becomes. */

import { ByteReader, ByteWriter } from './bytes.ts';

export function writeSurfaceForms(counts: Uint32Array, termOf: Uint32Array): Uint8Array {
  const out = new ByteWriter();
  for (let i = 0; i < counts.length; i += 1) {
    out.varint(counts[i] as number);
    out.varint(termOf[i] as number);
  }
  return out.finish();
}

export function readSurfaceForms(
  bytes: Uint8Array,
  surfaces: number,
): { readonly counts: Uint32Array; readonly termOf: Uint32Array } {
  const reader = new ByteReader(bytes);
  const counts = new Uint32Array(surfaces);
  const termOf = new Uint32Array(surfaces);
  for (let i = 0; i < surfaces; i += 1) {
    counts[i] = reader.varint();
    termOf[i] = reader.varint();
  }
  reader.end();
  return { counts, termOf };
}
