/** The metrics of the evaluation, against values worked out by hand. */

import { describe, expect, it } from 'vitest';
import { averagePrecision, firstIsRelevant, mean, ndcg } from '../eval/metrics.mjs';

const GAINS = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
]);
/** What a gain is divided by at the second and the third place. */
const SECOND = Math.log2(3);
const THIRD = 2;

describe('nDCG', () => {
  it('is 1 when the most relevant come first, whatever follows', () => {
    expect(ndcg(['a', 'b'], GAINS)).toBe(1);
    expect(ndcg(['a', 'b', 'c', 'unknown'], GAINS)).toBe(1);
  });

  it('takes gains as they are and divides them by log2 of the place after', () => {
    expect(ndcg(['b', 'c', 'a'], GAINS)).toBeCloseTo((1 + 3 / THIRD) / (3 + 1 / SECOND), 12);
    expect(ndcg(['b', 'c', 'a'], GAINS)).toBeCloseTo(0.6885, 4);
  });

  it('sees nothing below its depth, which is 10', () => {
    const others = (count: number) => Array.from({ length: count }, (_, i) => `other ${i}`);
    expect(ndcg(['unknown', 'a', 'b'], GAINS, 2)).toBeCloseTo(3 / SECOND / (3 + 1 / SECOND), 12);
    expect(ndcg([...others(9), 'a'], GAINS)).toBeGreaterThan(0);
    expect(ndcg([...others(10), 'a'], GAINS)).toBe(0);
  });

  it('holds no more against a ranking than fits within the depth', () => {
    const many = new Map(Array.from({ length: 12 }, (_, i) => [`${i}`, 1]));
    expect(ndcg([...many.keys()].slice(0, 10), many)).toBe(1);
  });

  it('is 0 when nothing was found', () => {
    expect(ndcg([], GAINS)).toBe(0);
  });
});

describe('average precision', () => {
  it('is the mean of the precisions where the relevant stand', () => {
    expect(averagePrecision(['a', 'unknown', 'b'], GAINS)).toBeCloseTo((1 / 1 + 2 / 3) / 2, 12);
    expect(averagePrecision(['c', 'b', 'a'], GAINS)).toBeCloseTo((1 / 2 + 2 / 3) / 2, 12);
  });

  it('counts 0 for a relevant article that was not found', () => {
    expect(averagePrecision(['a'], GAINS)).toBe(0.5);
    expect(averagePrecision([], GAINS)).toBe(0);
  });
});

describe('success@1', () => {
  it('asks only whether the first is relevant', () => {
    expect(firstIsRelevant(['b', 'c'], GAINS)).toBe(1);
    expect(firstIsRelevant(['c', 'a'], GAINS)).toBe(0);
    expect(firstIsRelevant(['unknown', 'a'], GAINS)).toBe(0);
    expect(firstIsRelevant([], GAINS)).toBe(0);
  });
});

it('the mean weighs all values alike', () => {
  expect(mean([1, 0, 0.5, 0.5])).toBe(0.5);
});
