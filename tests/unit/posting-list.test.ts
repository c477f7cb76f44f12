/** Posting lists and positions: what is written is read, whole or from any posting on. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/compiled-index/bytes.ts';
import { PackedPostings } from '../../src/compiled-index/packed-postings.ts';
import { PositionCursor, PositionList } from '../../src/compiled-index/position-cursor.ts';
import { BLOCK, PostingListWriter } from '../../src/compiled-index/posting-list.ts';

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

/** The positions come block by block, or all at once. */
function cursorOf({ postings, positions, count }: Written, group = 1): PositionCursor {
  const list = PackedPostings.read(postings, count);
  const read = new PositionList(list, (block) => {
    const from = list.positionStart(block - (block % group));
    return { bytes: positions.subarray(from), from };
  });
  return new PositionCursor(read);
}

function placesAt(cursor: PositionCursor): number[] {
  cursor.readPlaces();
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
const lists = fc.constantFrom(0, 1, 2, 127, 128, 129, 256, 257, 1000, 65 * BLOCK).chain(listOf);
const RUNS = { numRuns: 60 };

describe('a posting list', () => {
  it('gives back its articles and frequencies, whatever their number', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { postings, count } = write(list);
        const read = PackedPostings.read(postings, count).whole();
        expect(count).toBe(list.length);
        expect(Array.from(read.articles)).toEqual(list.map(([article]) => article));
        expect(Array.from(read.frequencies)).toEqual(list.map(([, places]) => places.length));
      }),
      RUNS,
    );
  });

  it('gives back each block by itself', () => {
    const list = Array.from(
      { length: 2 * BLOCK + 3 },
      (_, i): Posting => [7 * i, i % 5 === 0 ? [1, 9] : [2]],
    );
    const { postings, count } = write(list);
    const packed = PackedPostings.read(postings, count);
    expect(packed.blocks).toBe(3);
    for (const block of [2, 0, 1]) {
      const part = list.slice(block * BLOCK, (block + 1) * BLOCK);
      const [articles, frequencies] = [new Uint32Array(BLOCK + 1), new Uint32Array(BLOCK + 1)];
      expect(packed.articlesOf(block, articles, 1)).toBe(part.length);
      packed.frequenciesOf(block, frequencies, 1);
      expect(Array.from(articles.subarray(1, 1 + part.length))).toEqual(part.map(([article]) => article));
      expect(Array.from(frequencies.subarray(1, 1 + part.length))).toEqual(part.map(([, at]) => at.length));
    }
  });

  it('of articles one after the other is given back from no bits at all', () => {
    const list = Array.from({ length: 3 * BLOCK }, (_, i): Posting => [i, [0]]);
    const { postings, count } = write(list);
    const { articles, frequencies } = PackedPostings.read(postings, count).whole();
    expect(Array.from(articles)).toEqual(list.map(([article]) => article));
    expect(frequencies).toEqual(new Uint32Array(count).fill(1));
  });

  it('has the last article of a block in that block', () => {
    const { postings, count } = write(Array.from({ length: 20 * BLOCK }, (_, i): Posting => [3 * i, [0]]));
    const packed = PackedPostings.read(postings, count);
    for (let from = 0; from < packed.blocks; from += 1) {
      for (let block = from; block < packed.blocks; block += 1) {
        const last = 3 * ((block + 1) * BLOCK - 1);
        expect(packed.blockFrom(from, last)).toBe(block);
        expect(packed.blockFrom(from, last + 1)).toBe(block + 1);
      }
    }
  });

  it('tells the first block that goes on to an article, from any block on', () => {
    fc.assert(
      fc.property(lists, fc.nat(9), fc.nat(60_000), (list, block, article) => {
        const { postings, count } = write(list);
        const packed = PackedPostings.read(postings, count);
        const from = Math.min(block, packed.blocks);
        const found = list.findIndex(([each], i) => i >= from * BLOCK && each >= article);
        // Of the last block nothing is said but that it is the last.
        const expected = found < 0 ? [packed.blocks, Math.floor(count / BLOCK)] : [Math.floor(found / BLOCK)];
        expect(expected).toContain(packed.blockFrom(from, article));
      }),
      RUNS,
    );
  });

  it('gives back the positions in its articles one after the other', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), (list, group) => {
        const cursor = cursorOf(write(list), group);
        expect(cursor.postings).toBe(list.length);
        for (const [article, places] of list) {
          expect(cursor.goOn()).toBe(true);
          expect(cursor.article).toBe(article);
          expect(placesAt(cursor)).toEqual(places);
        }
        expect(cursor.goOn()).toBe(false);
      }),
      RUNS,
    );
  });

  it('is moved to any article, there or not, and gives back the positions there', () => {
    const order = fc.infiniteStream(fc.tuple(fc.nat(999), fc.constantFrom(-1, 0, 0, 0, 1), fc.boolean()));
    fc.assert(
      fc.property(lists, order, fc.integer({ min: 1, max: 3 }), (list, drawn, group) => {
        const cursor = cursorOf(write(list), group);
        const placesOf = new Map(list);
        for (const [number, aside, reads] of [...drawn.take(40)]) {
          const article = Math.max(0, (list[number % list.length]?.[0] ?? 0) + aside);
          expect(cursor.moveTo(article)).toBe(placesOf.has(article));
          if (placesOf.has(article) && reads) {
            expect(placesAt(cursor)).toEqual(placesOf.get(article));
            // Once more, from what was read.
            expect(placesAt(cursor)).toEqual(placesOf.get(article));
          }
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
      const cursor = cursorOf(write(list));
      expect(cursor.moveTo(2 ** 24 - 1)).toBe(true);
      expect(placesAt(cursor)).toEqual([0, 2 ** 24 - 1]);
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
      expect(() => PackedPostings.read(postings.subarray(0, length), count)).toThrow(RangeError);
    }
    expect(() => PackedPostings.read(Buffer.concat([postings, Buffer.from([1])]), count)).toThrow(RangeError);
    // The bits of the first group's gaps, after a table of four numbers of two bytes.
    const bits = postings.slice();
    bits[8] = 255;
    expect(() => PackedPostings.read(bits, count)).toThrow(RangeError);
  });

  it('made of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(300), (bytes, count) => {
        try {
          expect(PackedPostings.read(bytes, count).whole().articles).toHaveLength(count);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
