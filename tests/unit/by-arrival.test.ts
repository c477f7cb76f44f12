/** The order of arrival: by day, the last first; within a day newest first, the undated last. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FacetColumn } from '../../src/compiled-index/facet-column.ts';
import { ArticleSet } from '../../src/engine/article-set.ts';
import { lastArrived } from '../../src/engine/by-arrival.ts';
import { writeFacetColumn } from '../fixtures/columns.ts';

function order(days: readonly string[], firstUndated: number, members = [...days.keys()]): number[] {
  const set = new ArticleSet(days.length);
  set.addAll(Uint32Array.from(members));
  const column = FacetColumn.read(writeFacetColumn(days.map((day) => [day])), days.length);
  return lastArrived(set, column, firstUndated);
}

it('has the last day first, and the newest of one day before the older ones', () => {
  expect(order(['2024-01-02', '2024-01-01', '2024-01-02', '2023-12-31'], 4)).toEqual([2, 0, 1, 3]);
});

it('has the undated of one day after its dated ones, in their own order', () => {
  expect(order(['2024-01-01', '2024-01-01', '2024-01-01', '2024-01-01'], 2)).toEqual([1, 0, 2, 3]);
  expect(order(['2024-01-01', '2024-01-02', '2024-01-01', '2024-01-02'], 2)).toEqual([1, 3, 0, 2]);
});

it('has the articles of the set, each once, and no others', () => {
  expect(order([], 0)).toEqual([]);
  const day = fc.constantFrom('1999-12-31', '2024-01-01', '2024-01-02', '2024-10-01');
  const property = fc.property(
    fc
      .array(day, { minLength: 1, maxLength: 70 })
      .chain((days) => fc.tuple(fc.constant(days), fc.nat(days.length), fc.subarray([...days.keys()]))),
    ([days, firstUndated, members]) => {
      const expected = [...members].sort((a, b) => {
        if (days[a] !== days[b]) return (days[a] as string) > (days[b] as string) ? -1 : 1;
        if (a >= firstUndated || b >= firstUndated) return a - b;
        return b - a;
      });
      expect(order(days, firstUndated, members)).toEqual(expected);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
