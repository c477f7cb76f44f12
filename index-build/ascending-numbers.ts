/** Numbers that were laid aside, in ascending order, though not all of them fit into memory. */

import type { Spool } from './spool.ts';

/** Numbers that are sorted at once. */
const MOST_AT_ONCE = 2 ** 20;
/** Numbers are counted in so many bins before, for they are seldom evenly spread. */
const BINS = 2 ** 16;
/** Numbers that are read at once. */
const READ_AT_ONCE = 2 ** 13;

/**
 * The numbers of a spool, all below `end`, ascending: as many at a time as fit into memory, unless more lie in
 * one bin. Those of a time are good until the next.
 */
export function* ascending(numbers: Spool, end: number): Generator<Float64Array> {
  const inBins = new Uint32Array(BINS);
  for (const read of pieces(numbers)) {
    for (const number of read) {
      const bin = Math.floor((number / end) * BINS);
      inBins[bin] = (inBins[bin] as number) + 1;
    }
  }
  const bounds = boundsOf(inBins);
  const found = new Float64Array(bounds.reduce((most, { count }) => Math.max(most, count), 0));
  for (const { from, to } of bounds) {
    let length = 0;
    for (const read of pieces(numbers)) {
      for (const number of read) {
        const bin = Math.floor((number / end) * BINS);
        if (bin >= from && bin < to) found[length++] = number;
      }
    }
    yield found.subarray(0, length).sort();
  }
}

/** Neighbouring bins that are taken together: [from, to), with all that is in them. */
function boundsOf(inBins: Uint32Array): { from: number; to: number; count: number }[] {
  const bounds = [{ from: 0, to: 0, count: 0 }];
  for (const [bin, more] of inBins.entries()) {
    let last = bounds.at(-1) as (typeof bounds)[number];
    if (last.count > 0 && last.count + more > MOST_AT_ONCE) {
      last = { from: bin, to: bin, count: 0 };
      bounds.push(last);
    }
    last.to = bin + 1;
    last.count += more;
  }
  return bounds;
}

/** The numbers of a spool, some at a time, which are good until the next. */
function* pieces(numbers: Spool): Generator<Float64Array> {
  const read = new Float64Array(READ_AT_ONCE);
  for (let at = 0; at < numbers.length; at += read.byteLength) {
    const here = read.subarray(0, Math.min(read.length, (numbers.length - at) / 8));
    numbers.readInto(new Uint8Array(here.buffer, 0, here.byteLength), at);
    yield here;
  }
}
