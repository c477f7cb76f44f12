/** What is laid aside comes back as it was, wherever it was meanwhile, and leaves no file behind. */

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ascending } from '../../index-build/ascending-numbers.ts';
import { Spool } from '../../index-build/spool.ts';
import { LongRoom, SpoolWindow } from '../../index-build/spool-window.ts';
import { temporaryFolder } from '../fixtures/archive.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const writes = fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 20 });
const inMemory = fc.constantFrom(1, 7, 64, 1000, Number.POSITIVE_INFINITY);

function spoolOf(pieces: readonly Uint8Array[], most: number): { spool: Spool; whole: Buffer } {
  const spool = new Spool({ folder: folder.path, inMemory: most });
  for (const piece of pieces) spool.write(piece);
  return { spool, whole: Buffer.concat(pieces) };
}

describe('a spool', () => {
  it('gives back any range, and all in order', () => {
    fc.assert(
      fc.property(writes, inMemory, fc.nat(1800), fc.nat(1800), (pieces, most, a, b) => {
        const { spool, whole } = spoolOf(pieces, most);
        const [from, to] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)];
        expect(spool.length).toBe(whole.length);
        expect(Buffer.from(spool.read(from, to))).toEqual(whole.subarray(from, to));
        expect(Buffer.concat([...spool.pieces()])).toEqual(whole);
        spool.close();
      }),
      { numRuns: 150 },
    );
  });

  it('goes on when it was handed over', () => {
    fc.assert(
      fc.property(writes, inMemory, (pieces, most) => {
        const { spool, whole } = spoolOf(pieces, most);
        const other = Spool.from(structuredClone(spool.handOver()));
        expect(Buffer.concat([...other.pieces()])).toEqual(whole);
        other.close();
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no file, even while it is in use', () => {
    const { spool } = spoolOf([new Uint8Array(1000)], 10);
    expect(readdirSync(folder.path)).toEqual([]);
    spool.close();
    expect(spool.length).toBe(0);
  });

  it('is read through a window a piece at a time, of any length', () => {
    const steps = fc.array(fc.tuple(fc.nat(200), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(writes, inMemory, steps, (pieces, most, lengths) => {
        const { spool, whole } = spoolOf(pieces, most);
        const window = new SpoolWindow(spool, 0, whole.length);
        let at = 0;
        for (const [length, isTaken] of lengths) {
          const end = Math.min(whole.length, at + length);
          const bytes = isTaken ? window.take(length) : window.peek(length);
          expect(Buffer.from(bytes)).toEqual(whole.subarray(at, end));
          if (isTaken) at = end;
          expect(window.left).toBe(whole.length - at);
        }
        spool.close();
      }),
      { numRuns: 150 },
    );
  });

  it('is read through windows that share room for what is longer than they are', () => {
    const whole = Buffer.from(Uint8Array.from({ length: 600_000 }, (_, i) => (i * 2_654_435_761) >>> 24));
    const { spool } = spoolOf([whole], 1000);
    const room = new LongRoom();
    const windows = [0, 100_000].map((from) => ({
      from,
      window: new SpoolWindow(spool, from, 500_000, room),
    }));
    for (const length of [10, 90_000, 0, 70_000, 65_536, 65_537, 3, 500_000]) {
      for (const place of windows) {
        const end = Math.min(500_000, place.from + length);
        expect(Buffer.from(place.window.take(length)).equals(whole.subarray(place.from, end))).toBe(true);
        place.from = end;
        expect(place.window.left).toBe(500_000 - end);
      }
    }
    spool.close();
  });

  it('of numbers is read in ascending order, some at a time', () => {
    // Most of them are in the lowest bins, as many as are not sorted at once.
    const numbers = Float64Array.from({ length: 1_300_000 }, (_, i) =>
      i % 10 === 0 ? (i * 7_919) % 2 ** 40 : (i * 48_271) % 2 ** 30,
    );
    const { spool } = spoolOf([new Uint8Array(numbers.buffer)], 100_000);
    const given: Float64Array[] = [];
    for (const some of ascending(spool, 2 ** 40)) given.push(some.slice());
    expect(given.length).toBeGreaterThan(1);
    const all = new Float64Array(numbers.length);
    let at = 0;
    for (const some of given) {
      all.set(some, at);
      at += some.length;
    }
    expect(Buffer.from(all.buffer).equals(Buffer.from(numbers.sort().buffer))).toBe(true);
    spool.close();
  });
});
