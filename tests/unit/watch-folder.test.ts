/** Watching a folder: what changes anywhere in it is noticed, once it has been left alone for a moment. */

import { mkdirSync, renameSync, rmSync, watch as watchOne, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Watch } from '../../index-build/folder-watchers.ts';
import { watchFolder } from '../../index-build/watch-folder.ts';
import { Problem } from '../../src/problem.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

const QUIET = 60;
const TIMES = { quiet: QUIET, longest: 300, again: 400 };
const PATIENTLY = { timeout: 15_000, interval: 20 };

let temporary: TemporaryFolder;
let folder: string;
let stop = () => {};
beforeEach(() => {
  temporary = temporaryFolder();
  folder = writeArchive(temporary.path, { 'a.txt': 'A', 'deep/er/b.txt': 'B' });
});
afterEach(() => {
  stop();
  temporary.remove();
});

/** The archive and the two folders in it. */
const FOLDERS = 3;

/** Watches, and counts the calls. */
async function watching(changed = async () => {}, watch: Watch = watchOne) {
  const calls = vi.fn(changed);
  const failures: unknown[] = [];
  const asked = vi.fn(watch);
  stop = watchFolder(folder, calls, (error) => failures.push(error), TIMES, asked);
  const least = watch === watchOne && process.platform === 'linux' ? FOLDERS : 1;
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThanOrEqual(least), PATIENTLY);
  return { calls, failures };
}

const called = (calls: ReturnType<typeof vi.fn>, times: number) =>
  vi.waitFor(() => expect(calls.mock.calls.length).toBeGreaterThanOrEqual(times), PATIENTLY);

describe('a watched folder', () => {
  const changes: readonly (readonly [what: string, change: () => void])[] = [
    ['a file is changed', () => writeFileSync(join(folder, 'a.txt'), 'Other')],
    ['a file deep in it is changed', () => writeFileSync(join(folder, 'deep/er/b.txt'), 'Other')],
    ['a file is added', () => writeFileSync(join(folder, 'deep/new.txt'), 'New')],
    ['a file is removed', () => rmSync(join(folder, 'deep/er/b.txt'))],
    ['a folder is removed', () => rmSync(join(folder, 'deep'), { recursive: true })],
    ['a folder is renamed', () => renameSync(join(folder, 'deep'), join(folder, 'other'))],
  ];

  it.each(changes)('is built again when %s, and then left alone', async (_, change) => {
    const { calls } = await watching();
    change();
    await called(calls, 1);
    // A busy machine may tell of one change in two parts.
    await sleep(4 * QUIET);
    expect(calls.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('is built again each time that a file is replaced by another, as editors do it', async () => {
    const { calls } = await watching();
    for (const time of [1, 2, 3]) {
      writeFileSync(join(temporary.path, 'next'), String(time));
      renameSync(join(temporary.path, 'next'), join(folder, 'deep/er/b.txt'));
      await called(calls, time);
    }
  });

  it.each(['new', 'deep'])(
    'is watched in a folder %s that came, or took the place of one, later',
    async (name) => {
      const { calls } = await watching();
      rmSync(join(folder, name), { recursive: true, force: true });
      mkdirSync(join(folder, name, 'in'), { recursive: true });
      await called(calls, 1);
      await sleep(4 * QUIET);
      calls.mockClear();
      writeFileSync(join(folder, name, 'in', 'c.txt'), 'C');
      await called(calls, 1);
    },
  );

  it('is left alone while nothing changes, and when what is hidden does', async () => {
    const { calls } = await watching();
    mkdirSync(join(folder, '.git/objects'), { recursive: true });
    await sleep(QUIET);
    writeFileSync(join(folder, '.a.txt.swp'), '');
    writeFileSync(join(folder, '.git/objects/x'), '');
    await sleep(4 * QUIET);
    expect(calls).not.toHaveBeenCalled();
  });

  it('that is never quiet is built now and then all the same', async () => {
    const { calls } = await watching();
    for (let i = 0; i < 30; i += 1) {
      writeFileSync(join(folder, `${i}.txt`), String(i));
      await sleep(QUIET / 3);
    }
    expect(calls.mock.calls.length).toBeGreaterThanOrEqual(1);
    expect(calls.mock.calls.length).toBeLessThan(5);
  });

  it('that changes during a build is built again after it, one build at a time', async () => {
    let builds = 0;
    const { calls } = await watching(async () => {
      builds += 1;
      expect(builds).toBe(1);
      writeFileSync(join(folder, 'a.txt'), String(calls.mock.calls.length));
      if (calls.mock.calls.length < 3) await sleep(4 * QUIET);
      builds -= 1;
    });
    writeFileSync(join(folder, 'a.txt'), 'Other');
    await called(calls, 3);
  });

  it('is built again after a while when a build failed, which is told', async () => {
    let fails = true;
    const { calls, failures } = await watching(async () => {
      if (fails) throw new Problem('No room');
    });
    writeFileSync(join(folder, 'a.txt'), 'Other');
    await called(calls, 1);
    fails = false;
    await called(calls, 2);
    expect(failures).toEqual([new Problem('No room')]);
  });

  it('is not built again after it was stopped', async () => {
    const { calls } = await watching();
    writeFileSync(join(folder, 'a.txt'), 'Other');
    stop();
    await sleep(4 * QUIET);
    expect(calls).not.toHaveBeenCalled();
  });
});

describe('a folder that can’t be watched', () => {
  const refusing =
    (code: string): Watch =>
    () => {
      throw Object.assign(new Error(`${code}: refused, watch '${folder}'`), { code });
    };

  it.each([
    ['ENOSPC', 'Raise its limit fs.inotify.max_user_watches by sysctl'],
    ['EMFILE', 'Raise its limit fs.inotify.max_user_instances by sysctl'],
    ['EACCES', `can be watched: EACCES: refused`],
  ])('for %s is told once, with what to do, and looked at now and then', async (code, sentence) => {
    const { calls, failures } = await watching(async () => {}, refusing(code));
    await vi.waitFor(() => expect(failures).toHaveLength(1), PATIENTLY);
    expect((failures[0] as Problem).message).toContain(sentence);
    expect((failures[0] as Problem).message).toContain('Until then it is looked at every');
    await called(calls, 2);
    expect(failures).toHaveLength(1);
  });
});
