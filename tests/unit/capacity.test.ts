/** Room for a build and for a server: warned of where it may be too little, refused where it is. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeDisk, type Machine, thisMachine } from '../../src/capacity/machine.ts';
import { needsOfBuild, needsOfLunr, needsOfServing } from '../../src/capacity/needs.ts';
import { roomToBuild, roomToServe } from '../../src/capacity/room.ts';

const MB = 1_000_000;
const GB = 1000 * MB;
const LARGE: Machine = { heap: 4 * GB, memory: 8 * GB, freeMemory: 8 * GB };
const plan = { source: { plain: 18 * MB, compressed: 0 }, lunrJson: false, index: '/srv/index' };

describe('the estimates', () => {
  // Measured: see "What an archive needs" in src/README.md.
  it.each([
    ['18f-blog', 3.9, 32, 40],
    ['Reuters-21578', 18.1, 56, 72],
  ])(
    'say of %s more heap than was too little, and little more than was enough',
    (_, bytes, little, enough) => {
      const heap = needsOfBuild({ plain: bytes * MB, compressed: 0 }, false).heap / 2 ** 20;
      expect(heap).toBeGreaterThan(little - 1);
      expect(heap).toBeLessThan(enough + 1);
    },
  );

  it('say of Reuters-21578 about as much disk as its index and drafts took', () => {
    const { disk } = needsOfBuild({ plain: 18.1 * MB, compressed: 0 }, false);
    expect(disk / MB).toBeGreaterThan(14.7 + 22.7);
    expect(disk / MB).toBeLessThan(1.25 * (14.7 + 22.7));
    const withLunr = needsOfBuild({ plain: 18.1 * MB, compressed: 0 }, true);
    expect(withLunr.disk / MB).toBeGreaterThan(14.7 + 22.7 + 54.9);
  });

  it('say of a million articles little more than a build of them in little memory took', () => {
    // Measured by `npm run bench:million`: 0.94 GB of files.
    const { memory, disk } = needsOfBuild({ plain: 940 * MB, compressed: 0 }, false);
    expect(memory / MB).toBeGreaterThan(420);
    expect(memory / MB).toBeLessThan(500);
    expect(disk / MB).toBeGreaterThan(3_200);
    expect(disk / MB).toBeLessThan(4_000);
  });

  it('take compressed files for what they unfold to', () => {
    const plain = needsOfBuild({ plain: 10 * MB, compressed: 0 }, true);
    const compressed = needsOfBuild({ plain: 0, compressed: 10 * MB }, true);
    for (const each of ['heap', 'memory', 'disk'] as const)
      expect(compressed[each]).toBeGreaterThan(plain[each]);
  });
});

describe('a build', () => {
  it('is silent where there is room', async () => {
    expect(await roomToBuild(plan, LARGE, GB)).toEqual([]);
    expect(await roomToBuild(plan, LARGE, null)).toEqual([]);
  });

  it('tells the heap that it needs, that there is, and the setting that gives more', async () => {
    expect(await roomToBuild(plan, { ...LARGE, heap: 48 * MB }, GB)).toEqual([
      'Building an index of 18 MB of files takes about 68 MB of heap, and the runtime may have 48 MB. ' +
        'Should it end for lack of memory, give it more: NODE_OPTIONS=--max-old-space-size=77.',
    ]);
  });

  it('tells the memory that it needs and that is free', async () => {
    expect(await roomToBuild(plan, { ...LARGE, memory: 512 * MB, freeMemory: 200 * MB }, GB)).toEqual([
      'Building an index of 18 MB of files takes about 317 MB of memory, and 200 MB of 512 MB are free. ' +
        'Should it be killed, give it more, or end what else is running.',
    ]);
  });

  it('tells the disk that it needs, that is free, and what takes less', async () => {
    expect(await roomToBuild({ ...plan, lunrJson: true }, LARGE, 50 * MB)).toEqual([
      'Building an index of 18 MB of files takes about 99 MB on the disk of /srv/index, where 50 MB are free. ' +
        'Without lunr.json it takes less: --no-lunr-json. Should it fail, make room there, or name another place: --out DIR.',
    ]);
  });

  it('is refused where nothing more can be written', async () => {
    await expect(roomToBuild(plan, LARGE, 4096)).rejects.toThrow(
      'Building an index of 18 MB of files takes about 38 MB on the disk of /srv/index, which is full. ' +
        'Make room there, or name another place: --out DIR.',
    );
  });
});

describe('serving', () => {
  it('is silent where there is room', () => {
    expect(roomToServe({ held: MB }, LARGE)).toEqual([]);
    expect(roomToServe({ lunrJson: 10 * MB, compiledIndex: 5 * MB }, LARGE)).toEqual([]);
  });

  it('tells what may be too little', () => {
    const small = { heap: 20 * MB, memory: 128 * MB, freeMemory: 100 * MB };
    expect(roomToServe({ held: 2 * MB }, small)).toEqual([
      'Serving this index takes about 40 MB of heap, and the runtime may have 20 MB. ' +
        'Should it end for lack of memory, give it more: NODE_OPTIONS=--max-old-space-size=46.',
      'Serving this index takes about 166 MB of memory, and 100 MB of 128 MB are free. ' +
        'Should it be killed, give it more, or end what else is running.',
    ]);
  });

  it('is refused where what is held of the index is more than there is', () => {
    const small = { ...LARGE, memory: 256 * MB, freeMemory: 256 * MB };
    expect(() => roomToServe({ held: 300 * MB }, small)).toThrow(
      'Serving this index takes 340 MB of memory at the least, and there are 256 MB for this program. ' +
        `Give it more: ${needsOfServing(300 * MB).memory / MB} MB are enough.`,
    );
  });

  it('by Lunr is refused where its index does not fit the heap even as a text', () => {
    const small = { ...LARGE, heap: 50 * MB };
    expect(() => roomToServe({ lunrJson: 55 * MB, compiledIndex: 15 * MB }, small)).toThrow(
      'Serving by Lunr takes about 400 MB of heap, since its index of 55 MB is all in memory, and the runtime may have ' +
        '50 MB. Leave out --engine lunr, or give it more: NODE_OPTIONS=--max-old-space-size=458.',
    );
    expect(needsOfLunr(55 * MB, 15 * MB).heap).toBe(400 * MB);
  });
});

describe('this machine', () => {
  it('has no more memory free than it has, and a heap of the size that was set', () => {
    const { memory, freeMemory, heap } = thisMachine();
    expect(freeMemory).toBeGreaterThan(0);
    expect(freeMemory).toBeLessThanOrEqual(memory);
    expect(memory).toBeLessThanOrEqual(2 ** 50);
    expect(heap).toBeGreaterThan(16 * MB);
  });

  it('tells the free disk of a place that is not there yet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backfile-disk-'));
    const [there, within] = [await freeDisk(folder), await freeDisk(join(folder, 'a', 'b'))];
    rmSync(folder, { recursive: true });
    expect(there).toBeGreaterThan(0);
    expect(Math.abs((within ?? 0) - (there ?? 0))).toBeLessThan(GB);
  });
});
