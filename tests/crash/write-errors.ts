/** Builds on a disk that fails or is full at an operation that a seed chooses. */

import { join } from 'node:path';
import { expect } from 'vitest';
import { build } from '../../index-build/build.ts';
import { Problem } from '../../src/problem.ts';
import { Random } from '../laws/random.ts';
import { FaultyDisk } from './faulty-disk.ts';
import { expectClean, expectMended, expectServed } from './index-after-crash.ts';
import { FIRST_DAY, writeRound } from './rounds.ts';

/** What the message says of each failure. */
const CAUSES = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The quota of this user is used up',
  EIO: 'The disk failed',
} as const;

/** Fails so many builds, each of another round, and has each mended. Returns how many could not be finished. */
export async function failBuilds(root: string, builds: number, seed: number): Promise<number> {
  const random = new Random('fail', seed);
  const folder = writeRound(root, 0);
  const index = join(root, 'index');
  await build({ folder, index, today: FIRST_DAY });
  writeRound(root, 1);
  const whole = new FaultyDisk(Number.POSITIVE_INFINITY, 'EIO');
  await build({ folder, index, today: '2024-02-02' }, whole);
  let failed = 0;
  for (let round = 2; round < builds + 2; round += 1) {
    writeRound(root, round);
    const code = random.pick(['ENOSPC', 'ENOSPC', 'EDQUOT', 'EIO'] as const);
    const disk = new FaultyDisk(random.below(whole.operations), code);
    const problem = await build({ folder, index, today: '2024-02-02' }, disk).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).message).toContain(`${CAUSES[code]}: the index in ${index} could not be`);
    failed += 1;
    await expectServed(index, [round - 1, round]);
    // On a full disk all room is given back at once: the articles may need it.
    if (code !== 'EIO') expectClean(index, 3);
    await expectMended(folder, index, round);
  }
  return failed;
}
