/** What must hold of an index folder after a build in it died, and after the next build. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { build } from '../../index-build/build.ts';
import { currentGeneration } from '../../src/index-folder/read-generation.ts';
import { roundServed } from './rounds.ts';

/** Holds that the folder serves one of these rounds; null stands for no generation at all. */
export async function expectServed(index: string, rounds: readonly (number | null)[]): Promise<void> {
  const isEmpty = (await currentGeneration(index)) === null;
  const round = isEmpty ? null : await roundServed(index);
  expect(rounds).toContain(round);
}

/** Builds the round that the archive has now, and holds that it is served and that nothing else is left. */
export async function expectMended(
  folder: string,
  index: string,
  round: number,
  today = '2024-03-03',
): Promise<void> {
  await build({ folder, index, today });
  expect(await roundServed(index)).toBe(round);
  expectClean(index, 2);
}

/** Holds that nothing is in the folder but what a build leaves there, and at most so many generations. */
export function expectClean(index: string, most: number): void {
  expect(readdirSync(index).sort()).toEqual(['arrivals', 'current', 'drafts', 'generations']);
  const generations = readdirSync(join(index, 'generations'));
  expect(generations.filter((name) => !/^[0-9a-f]{32}$/.test(name))).toEqual([]);
  expect(generations.length).toBeLessThanOrEqual(most);
}
