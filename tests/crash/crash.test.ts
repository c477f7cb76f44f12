/**
 * Whatever moment a build dies at, the old generation is served or the new one, whole, and the next
 * build leaves nothing of it. `CRASH_SEED` chooses other moments than those of seed 1.
 */

import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/archive.ts';
import { killBuilds } from './killed-builds.ts';
import { ALL_LASTS, cutPower, NAMES_LAST, NOTHING_LASTS, recordBuild, someLasts } from './power-cuts.ts';
import { failBuilds } from './write-errors.ts';

const SEED = Number(process.env.CRASH_SEED || 1);
const KILLS = 300;
const ERRORS = 100;

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

it(`${KILLS} builds that are killed leave the old generation or the new one`, async () => {
  const atWork = await killBuilds(temporary.path, KILLS, SEED);
  console.log(
    `Seed ${SEED}: ${KILLS} builds killed, ${atWork} of them at work and the others done just then.`,
  );
  expect(atWork).toBeGreaterThan(KILLS / 2);
});

it(`${ERRORS} builds on a disk that fails or is full do too, and say why`, async () => {
  const failed = await failBuilds(temporary.path, ERRORS, SEED);
  console.log(`Seed ${SEED}: ${failed} builds failed by errors of the disk.`);
});

it.each(['first', 'later'] as const)('a power cut at any step of a %s build does too', async (which) => {
  const recorded = await recordBuild(temporary.path, which);
  const fates = (step: number) => [
    ...[NOTHING_LASTS, NAMES_LAST, ALL_LASTS],
    ...[1, 2, 3, 4, 5].map((n) => someLasts('cut', which, SEED, step, n)),
  ];
  const cuts = await cutPower(recorded, fates, 1);
  console.log(`Seed ${SEED}: ${cuts} power cuts at ${recorded.steps.length} steps of a ${which} build.`);
});
