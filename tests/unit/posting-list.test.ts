/** Posting lists and positions: what is written is read, whole or from any posting on. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/compiled-index/bytes.ts';
import { PositionCursor, PositionList } from '../../src/compiled-index/position-cursor.ts';
import { BLOCK, readPostingList } from '../../src/compiled-index/posting-list.ts';
import { PostingListWriter } from '../../src/compiled-index/posting-list-writer.ts';

/** An article and the places of a term in it, ascending. */
type Posting = readonly [article: number, places: readonly number[]];

interface Written {
  readonly postings: Uint8Array;
  readonly positions: Uint8Array;
  readonly count: number;
}

function write(list: readonly Posting[], writer?: PostingListWriter): Written {
  const postings = new ByteWriter();
  const positions = new ByteWriter();
  const occurrences = list.flatMap(([article, places]) => places.map((place) => ({ article, place })));
  const count = (writer ?? new PostingListWriter(postings, positions)).write(
    Uint32Array.from(occurrences, ({ article }) => article),
    Uint32Array.from(occurrences, ({ place }) => place),
    0,
    occurrences.length,
  );
  return { postings: postings.finish(), positions: positions.finish(), count };
}

function placesAt(cursor: PositionCursor, posting: number): number[] {
  cursor.moveTo(posting);
  return Array.from(cursor.places.subarray(0, cursor.count));
}

const gap = fc.oneof(
  { weight: 9, arbitrary: fc.nat(40) },
  fc.nat(5000),
  fc.constantFrom(0, 127, 128, 16_383),
);
const frequency = fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constant(300));
const listOf = (count: number): fc.Arbitrary<Posting[]> =>
  fc.array(fc.tuple(gap, frequency, gap), { minLength: count, maxLength: count }).map((parts) => {
    let article = -1;
    return parts.map(([between, often, step]): Posting => {
      article += 1 + between;
      return [article, Array.from({ length: often }, (_, i) => step + i * (step + 1))];
    });
  });
const lists = fc.constantFrom(0, 1, 2, 127, 128, 129, 256, 257, 1000).chain(listOf);
const RUNS = { numRuns: 60 };

describe('a posting list', () => {
  it('gives back its articles and frequencies, whatever their number', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { postings, count } = write(list);
        const read = readPostingList(postings, count);
        expect(count).toBe(list.length);
        expect(Array.from(read.articles)).toEqual(list.map(([article]) => article));
        expect(Array.from(read.frequencies)).toEqual(list.map(([, places]) => places.length));
      }),
      RUNS,
    );
  });

  it('gives back the positions of any posting, in order or not', () => {
    const order = fc.infiniteStream(fc.nat(999));
    fc.assert(
      fc.property(lists, order, (list, postings) => {
        const written = write(list);
        const read = readPostingList(written.postings, written.count);
        const cursor = new PositionCursor(new PositionList(read, written.positions));
        for (const [i, [, places]] of list.entries()) expect(placesAt(cursor, i)).toEqual(places);
        for (const drawn of list.length === 0 ? [] : [...postings.take(30)]) {
          const posting = drawn % list.length;
          expect(placesAt(cursor, posting)).toEqual(list[posting]?.[1]);
        }
      }),
      RUNS,
    );
  });

  it.each([1, BLOCK, BLOCK + 1])(
    'of %i postings holds the last article and position that there may be',
    (count) => {
      const list = Array.from({ length: count }, (_, i): Posting => {
        const last = i === count - 1;
        return last ? [2 ** 24 - 1, [0, 2 ** 24 - 1]] : [i, [i]];
      });
      const { postings, positions } = write(list);
      const read = readPostingList(postings, count);
      expect(read.articles.at(-1)).toBe(2 ** 24 - 1);
      expect(placesAt(new PositionCursor(new PositionList(read, positions)), count - 1)).toEqual([
        0,
        2 ** 24 - 1,
      ]);
    },
  );

  it('refuses to pack a number that does not fit', () => {
    const list = Array.from({ length: BLOCK }, (_, i): Posting => [i === 0 ? 2 ** 24 : 2 ** 24 + i, [0]]);
    expect(() => write(list)).toThrow('no number of 25 bits');
  });

  it('is written after another as if it were the first', () => {
    const postings = new ByteWriter();
    const positions = new ByteWriter();
    const writer = new PostingListWriter(postings, positions);
    const list: Posting[] = Array.from({ length: 200 }, (_, i) => [3 * i, [i, i + 5]]);
    write(list, writer);
    const before = [postings.length, positions.length];
    write(list, writer);
    const alone = write(list);
    expect(postings.finish().subarray(before[0])).toEqual(alone.postings);
    expect(positions.finish().subarray(before[1])).toEqual(alone.positions);
  });

  it('takes a byte for a common short list and a few bits for each of a long one', () => {
    expect(write([[5, [0]]]).postings).toHaveLength(1);
    const everywhere = Array.from({ length: 1280 }, (_, i): Posting => [i, [0]]);
    expect(write(everywhere).postings.length).toBeLessThan(1280 / 16);
  });

  it('is refused when it is cut short, goes on too long or says nonsense', () => {
    const { postings, count } = write(Array.from({ length: 300 }, (_, i): Posting => [5 * i, [0]]));
    for (let length = 0; length < postings.length; length += 1) {
      expect(() => readPostingList(postings.subarray(0, length), count)).toThrow(RangeError);
    }
    expect(() => readPostingList(Buffer.concat([postings, Buffer.from([1])]), count)).toThrow(RangeError);
    // The bits of the first group's gaps, after a table of four numbers of two bytes.
    const bits = postings.slice();
    bits[8] = 255;
    expect(() => readPostingList(bits, count)).toThrow(RangeError);
  });

  it('made of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(300), (bytes, count) => {
        try {
          expect(readPostingList(bytes, count).articles).toHaveLength(count);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
