/** A facet as a column: for each article the values that it has, any number of them. */

import { ByteReader, ByteWriter } from './bytes.ts';
import { codePointOrder, StringTable, writeStringTable } from './string-table.ts';

/** The values of each article in order of number, each value once. */
export function writeFacetColumn(values: readonly (readonly string[])[]): Uint8Array {
  const distinct = new Set<string>();
  for (const ofArticle of values) for (const value of ofArticle) distinct.add(value);
  const sorted = [...distinct].sort(codePointOrder);
  const ordinals = new Map(sorted.map((value, ordinal) => [value, ordinal]));
  const out = new ByteWriter();
  const table = writeStringTable(sorted);
  out.varint(table.length);
  out.bytes(table);
  for (const ofArticle of values) {
    out.varint(ofArticle.length);
    for (const value of ofArticle) out.varint(ordinals.get(value) as number);
  }
  return out.finish();
}

export class FacetColumn {
  private constructor(
    /** The different values, sorted; a value's ordinal is its place. */
    readonly values: StringTable,
    /** Where the ordinals of each article begin in `ordinals`, and an end after the last. */
    readonly starts: Uint32Array,
    readonly ordinals: Uint32Array,
  ) {}

  static read(bytes: Uint8Array, articles: number): FacetColumn {
    const reader = new ByteReader(bytes);
    const values = StringTable.read(reader.take(reader.varint()));
    const starts = new Uint32Array(articles + 1);
    const ordinals: number[] = [];
    for (let article = 0; article < articles; article += 1) {
      for (let left = reader.varint(); left > 0; left -= 1) ordinals.push(reader.varint());
      starts[article + 1] = ordinals.length;
    }
    reader.end();
    return new FacetColumn(values, starts, Uint32Array.from(ordinals));
  }
}
