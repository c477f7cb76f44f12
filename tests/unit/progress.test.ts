/** What is told of a build while it goes on. */

import { expect, it } from 'vitest';
import { progressText } from '../../index-build/progress.ts';

it.each([
  [['Reading', 3, 50, 61_000], 4, '3 of 50 files, 61,000 articles, 15,250 a second, 63 s left'],
  [['Reading', 0, 1, 200_000], 10, '0 of 1 files, 200,000 articles, 20,000 a second'],
  [
    ['Indexing', 250_000, 1_000_000, 250_000],
    10,
    '250,000 of 1,000,000 articles, 25,000 a second, 30 s left',
  ],
  [['Indexing', 1_000, 1_000_000, 1_000], 1, '1,000 of 1,000,000 articles, 1,000 a second, 17 min left'],
  [['Deciding', 10, 10, 10], 0.1, '10 of 10 articles'],
] as const)('%j after %d s is %s', ([stage, done, total, articles], seconds, text) => {
  expect(progressText({ stage, done, total, articles }, seconds)).toBe(text);
});
