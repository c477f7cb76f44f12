/** Writes a facet as the column that `facet-column.ts` reads. */

import { ByteReader, ByteWriter } from './bytes.ts';
import { codePointOrder, writeStringTable } from './string-table.ts';

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
