/**
 * However an index is damaged, it is refused, or answers as if it were not, or says that it is; and
 * `backfile verify` finds it. `DAMAGE_SEED` chooses other damages than those of seed 1.
 */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/archive.ts';
import { buildIndexes, type Indexes, largestArchive } from './indexes.ts';
import { formatTrials } from './report.ts';
import { tryDamages } from './trials.ts';

const SEED = Number(process.env.DAMAGE_SEED || 1);
const TRIALS = 2_000;

const temporary = temporaryFolder();
let indexes: Indexes;
beforeAll(async () => {
  indexes = await buildIndexes(temporary.path, largestArchive());
});
afterAll(() => temporary.remove());

it(`${TRIALS} damages are refused, met with 503 or never met, and all found by verify`, async () => {
  const trials = await tryDamages(indexes, TRIALS, SEED);
  console.log(`Seed ${SEED}:\n${formatTrials(trials)}`);
  expect(trials.filter(({ isFoundByVerify }) => !isFoundByVerify)).toEqual([]);
});
