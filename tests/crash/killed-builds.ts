/** Builds in processes of their own that are killed at moments that a seed chooses. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../../index-build/build.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { Random } from '../laws/random.ts';
import { expectMended, expectServed } from './index-after-crash.ts';
import { FIRST_DAY, writeRound } from './rounds.ts';

/** What a server that watches starts for each build. */
const BUILDER = join(PACKAGE_ROOT, 'dist/index-build/build-process.js');

/** Kills so many builds, each of another round, and has each mended. Returns how many were at work when they were killed. */
export async function killBuilds(root: string, builds: number, seed: number): Promise<number> {
  const random = new Random('kill', seed);
  const folder = writeRound(root, 0);
  const index = join(root, 'index');
  await build({ folder, index, today: FIRST_DAY });
  const usual = await timeOf(folder, index, root);
  let killedAtWork = 0;
  let served = 1;
  for (let round = 2; round < builds + 2; round += 1) {
    writeRound(root, round);
    const builder = start(folder, index);
    await hasBegun(builder, index);
    // Somewhat beyond its end, so that the last steps are met too.
    await sleep(random.next() * usual * 1.1);
    builder.kill('SIGKILL');
    await ended(builder);
    if (existsSync(join(index, 'lock'))) killedAtWork += 1;
    await expectServed(index, [served, round]);
    await expectMended(folder, index, round);
    served = round;
  }
  return killedAtWork;
}

/** Milliseconds that a build takes from its lock to its end. */
async function timeOf(folder: string, index: string, root: string): Promise<number> {
  writeRound(root, 1);
  const builder = start(folder, index);
  await hasBegun(builder, index);
  const begun = performance.now();
  while (existsSync(join(index, 'lock'))) await sleep(1);
  const took = performance.now() - begun;
  await ended(builder);
  return took;
}

function start(folder: string, index: string): ChildProcess {
  const builder = fork(BUILDER, { serialization: 'advanced', stdio: 'ignore' });
  builder.send({ folder, index, today: '2024-02-02' });
  return builder;
}

async function hasBegun(builder: ChildProcess, index: string): Promise<void> {
  while (!existsSync(join(index, 'lock')) && builder.exitCode === null) await sleep(1);
}

async function ended(builder: ChildProcess): Promise<void> {
  if (builder.exitCode === null && builder.signalCode === null) await once(builder, 'exit');
}
