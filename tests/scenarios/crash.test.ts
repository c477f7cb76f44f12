/** A build dies: what is served is the old archive or the new one. `npm run test:crash` has many more deaths. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { FaultyDisk } from '../crash/faulty-disk.ts';
import { expectClean } from '../crash/index-after-crash.ts';
import { killBuilds } from '../crash/killed-builds.ts';
import {
  ALL_LASTS,
  cutPower,
  NAMES_LAST,
  NOTHING_LASTS,
  type RecordedBuild,
  recordBuild,
  someLasts,
} from '../crash/power-cuts.ts';
import { FIRST_DAY, writeRound } from '../crash/rounds.ts';
import { failBuilds } from '../crash/write-errors.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

/** By path within the folder. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), readFileSync(path).toString('hex')]),
  );
}

describe('a build that is killed', () => {
  it('leaves the old generation or the new one, and the next build cleans up', async () => {
    await killBuilds(temporary.path, 6, 2);
  });
});

describe('a disk that fails or is full', () => {
  it('leaves the old generation or the new one, and says why', async () => {
    expect(await failBuilds(temporary.path, 8, 2)).toBe(8);
  });

  it('is told with its cause, its place and what to do', async () => {
    const folder = writeRound(temporary.path, 0);
    const index = join(temporary.path, 'index');
    await expect(build({ folder, index, today: FIRST_DAY }, new FaultyDisk(5, 'ENOSPC'))).rejects.toThrow(
      `The disk is full: the index in ${index} could not be written (ENOSPC: no space left on device). ` +
        'What was served from there before still is. Make room there, and build again.',
    );
  });
});

describe('a power cut', () => {
  const fates = (step: number) => [NOTHING_LASTS, NAMES_LAST, someLasts('short', step)];

  it.each(['first', 'later'] as const)(
    'at any step of a %s build leaves the old or the new',
    async (which) => {
      const cuts = await cutPower(await recordBuild(temporary.path, which), fates, 12);
      expect(cuts).toBeGreaterThan(80);
    },
  );

  it('is modelled after all that a build writes', async () => {
    const { steps, disk, index } = await recordBuild(temporary.path, 'later');
    const modelled = disk();
    for (const step of steps) modelled.apply(step);
    modelled.cutInto(join(temporary.path, 'copy'), ALL_LASTS);
    expect(filesIn(join(temporary.path, 'copy', 'index'))).toEqual(filesIn(index));
  });

  it.each(['sync', 'sync-folder'])('would be noticed by a build that does no %s', async (kind) => {
    const recorded = await recordBuild(temporary.path, 'later');
    const careless: RecordedBuild = {
      ...recorded,
      steps: recorded.steps.filter((step) => step.kind !== kind),
    };
    await expect(cutPower(careless, fates, 1000)).rejects.toThrow(/^After step/);
  });
});

describe('what a dead build left', () => {
  it('is cleaned by the next build, also by one that finds nothing to do', async () => {
    const folder = writeRound(temporary.path, 0);
    const index = join(temporary.path, 'index');
    await build({ folder, index, today: FIRST_DAY });
    for (const name of ['drafts.next', 'lock.1.stale', 'generations/.building-1', 'lock']) {
      writeFileSync(join(index, name), '999999999');
    }
    expect((await build({ folder, index, today: FIRST_DAY })).unchanged).toBe(true);
    expectClean(index, 1);
  });

  it('stays while it may be the work of another build', async () => {
    const folder = writeRound(temporary.path, 0);
    const index = join(temporary.path, 'index');
    await build({ folder, index, today: FIRST_DAY });
    writeFileSync(join(index, 'lock'), String(process.ppid));
    writeFileSync(join(index, 'drafts.next'), '');
    expect((await build({ folder, index, today: FIRST_DAY })).unchanged).toBe(true);
    expect(readdirSync(index)).toContain('drafts.next');
  });
});
