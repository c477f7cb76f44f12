/** A build whose steps are recorded, and power cuts after each of them. */

import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../index-build/build.ts';
import { temporaryFolder } from '../fixtures/archive.ts';
import { Random } from '../laws/random.ts';
import { expectMended, expectServed } from './index-after-crash.ts';
import { type Fate, ModelledDisk } from './modelled-disk.ts';
import { RecordingDisk, type Step } from './recording-disk.ts';
import { FIRST_DAY, writeRound } from './rounds.ts';

export const NOTHING_LASTS: Fate = { namesLast: () => false, bytesLast: () => 0 };
/** As a file system does that writes names before contents: files are there, and empty. */
export const NAMES_LAST: Fate = { namesLast: () => true, bytesLast: () => 0 };
export const ALL_LASTS: Fate = { namesLast: () => true, bytesLast: (written) => written };

/** Some lasts and some does not, by a seed. */
export function someLasts(...seed: readonly (string | number)[]): Fate {
  const random = new Random(...seed);
  return { namesLast: () => random.chance(0.5), bytesLast: (written) => random.below(written + 1) };
}

export interface RecordedBuild {
  readonly folder: string;
  readonly steps: readonly Step[];
  /** The disk before the first step. */
  readonly disk: () => ModelledDisk;
  /** What may be served after a power cut: the round before, null for none, and the one that was built. */
  readonly rounds: readonly [before: number | null, built: number];
  /** The index folder as it really was when the build was done. */
  readonly index: string;
}

/** Records the first build of an archive, or a later one. */
export async function recordBuild(root: string, which: 'first' | 'later'): Promise<RecordedBuild> {
  const place = join(root, 'place');
  const before = join(root, 'before');
  const index = join(place, 'index');
  const folder = writeRound(root, 0);
  mkdirSync(place);
  if (which === 'later') {
    await build({ folder, index, today: FIRST_DAY });
    writeRound(root, 1);
    await build({ folder, index, today: '2024-02-02' });
    writeRound(root, 2);
  }
  cpSync(place, before, { recursive: true });
  const recording = new RecordingDisk();
  await build({ folder, index, today: which === 'later' ? '2024-02-03' : FIRST_DAY }, recording);
  return {
    folder,
    steps: recording.steps,
    disk: () => new ModelledDisk(before, place),
    rounds: which === 'first' ? [null, 0] : [1, 2],
    index,
  };
}

/**
 * Cuts the power after each step, with each fate, and holds what is served then and, after every
 * so many cuts, what the next build makes of it. Returns how many cuts there were.
 */
export async function cutPower(
  { folder, steps, disk, rounds }: RecordedBuild,
  fates: (step: number) => readonly Fate[],
  mendEvery: number,
): Promise<number> {
  const modelled = disk();
  // Where there was no index before, its articles arrive with the build that mends it.
  const nextDay = rounds[0] === null ? FIRST_DAY : '2024-03-03';
  let cuts = 0;
  for (let step = 0; step <= steps.length; step += 1) {
    for (const fate of fates(step)) {
      const place = temporaryFolder();
      try {
        const index = join(place.path, 'index');
        modelled.cutInto(place.path, fate);
        // What a finished build has said is done is done.
        await expectServed(index, step === steps.length ? [rounds[1]] : rounds);
        if (cuts % mendEvery === 0) await expectMended(folder, index, rounds[1], nextDay);
        cuts += 1;
      } catch (error) {
        throw new Error(`After step ${step} of ${steps.length}: ${told(steps[step - 1])}`, { cause: error });
      } finally {
        place.remove();
      }
    }
    const next = steps[step];
    if (next !== undefined) modelled.apply(next);
  }
  return cuts;
}

function told(step: Step | undefined): string {
  if (step === undefined) return 'none';
  const { kind, ...rest } = step;
  return `${kind} ${Object.values(rest)
    .filter((value) => typeof value === 'string')
    .join(' → ')}`;
}
