/**
 * For each surface form, in the order of their table: the terms that it becomes, and how often it
 * occurs as each of them. A form with one of its terms is a **reading**: it has several when accents or
 * languages tell them apart, as `hauser` is `haus` in German and `hauser` in English.
 *
 * Written as varints, for each reading: twice the occurrences, and 1 more if another reading of the
 * same surface form follows; then the term.
 */

import { ByteReader, ByteWriter } from './bytes.ts';

/** Readings are numbered by surface form, within one by term. */
export interface SurfaceReadings {
  /** Where the readings of each surface form begin, and an end after the last. */
  readonly starts: Uint32Array;
  /** By reading: how often it occurs, and the ordinal of its term. */
  readonly counts: Uint32Array;
  readonly termOf: Uint32Array;
  /** By surface form: how often it occurs in all of its readings. */
  readonly totals: Uint32Array;
}

/** A surface form read as one of its terms: how often, and the term's ordinal. */
export type Reading = readonly [count: number, term: number];

/** Throws an Error for a surface form without readings. */
export function writeSurfaceForms(forms: Iterable<readonly Reading[]>): Uint8Array {
  const out = new ByteWriter();
  for (const readings of forms) {
    if (readings.length === 0) throw new Error('a surface form without a term');
    for (const [i, [count, term]] of readings.entries()) {
      out.varint(2 * count + (i + 1 < readings.length ? 1 : 0));
      out.varint(term);
    }
  }
  return out.finish();
}

/** Throws a RangeError for bytes that {@link writeSurfaceForms} can't have written. */
export function readSurfaceForms(bytes: Uint8Array, surfaces: number): SurfaceReadings {
  const reader = new ByteReader(bytes);
  const starts = new Uint32Array(surfaces + 1);
  // Most surface forms have one reading.
  let counts = new Uint32Array(surfaces);
  let termOf = new Uint32Array(surfaces);
  let readings = 0;
  for (let surface = 0; surface < surfaces; surface += 1) {
    for (let more = true; more; readings += 1) {
      if (readings === counts.length) [counts, termOf] = [twice(counts), twice(termOf)];
      const number = reader.varint();
      more = number % 2 === 1;
      counts[readings] = Math.floor(number / 2);
      termOf[readings] = reader.varint();
    }
    starts[surface + 1] = readings;
  }
  reader.end();
  counts = counts.subarray(0, readings);
  return { starts, counts, termOf: termOf.subarray(0, readings), totals: totalsOf(starts, counts) };
}

/** Where each surface form has one reading, its count is the total. */
function totalsOf(starts: Uint32Array, counts: Uint32Array): Uint32Array {
  if (starts.length === counts.length + 1) return counts;
  return starts.subarray(1).map((end, surface) => {
    let total = 0;
    for (let i = starts[surface] as number; i < end; i += 1) total += counts[i] as number;
    return total;
  });
}

function twice(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(2 * values.length);
  grown.set(values);
  return grown;
}
