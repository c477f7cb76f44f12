/** Following an index folder: each generation that comes to be current is handed over, once. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../index-build/build.ts';
import { followCurrent } from '../../src/index-folder/follow-current.ts';
import { currentGeneration } from '../../src/index-folder/read-generation.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
let index: string;
let stop = () => {};
beforeEach(() => {
  temporary = temporaryFolder();
  index = join(temporary.path, 'index');
});
afterEach(() => {
  stop();
  temporary.remove();
});

/** Builds an archive of this text; returns the name of its generation. */
async function generationOf(text: string): Promise<string> {
  const folder = writeArchive(temporary.path, { 'a.txt': text });
  await build({ folder, index, today: '2024-01-01' });
  return (await currentGeneration(index)) as string;
}

function follow(serving: string, use: (name: string) => Promise<void> = async () => {}) {
  const used: string[] = [];
  const failures: unknown[] = [];
  const take = async ({ name }: { name: string }) => {
    await use(name);
    used.push(name);
  };
  stop = followCurrent(index, serving, take, (error) => failures.push(error));
  return { used, failures };
}

const soon = (hold: () => void) => vi.waitFor(hold, { timeout: 5_000, interval: 50 });

describe('an index folder that is followed', () => {
  it('hands over what was built since the first generation was opened, and what is built later', async () => {
    const first = await generationOf('One');
    const second = await generationOf('Two');
    const { used } = follow(first);
    await soon(() => expect(used).toEqual([second]));
    const third = await generationOf('Three');
    await soon(() => expect(used).toEqual([second, third]));
  });

  it('tells what can’t be opened, keeps the one before, and goes on with the next', async () => {
    const first = await generationOf('One');
    const { used, failures } = follow(first);
    writeFileSync(join(index, 'current'), `${'0'.repeat(32)}\n`);
    await soon(() => expect(String(failures[0])).toContain('manifest.json is missing'));
    const second = await generationOf('Two');
    await soon(() => expect(used).toEqual([second]));
  });

  it('hands over the generation that is served already where it was damaged and built anew', async () => {
    const first = await generationOf('One');
    const { used } = follow(first);
    const path = join(index, 'generations', first, 'compiled.index');
    const content = readFileSync(path);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(used).toEqual([]);
    writeFileSync(path, content.fill(0, 8, 100));
    expect(await generationOf('One')).toBe(first);
    await soon(() => expect(used).toEqual([first]));
  });

  it('tells once what stays as it is, however often it is tried', async () => {
    const { failures } = follow(await generationOf('One'));
    const elsewhere = `${'0'.repeat(32)}\n`;
    for (let i = 0; i < 3; i += 1) {
      writeFileSync(join(index, 'current'), elsewhere);
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    expect(failures).toHaveLength(1);
  });

  it('tries again what could not be taken into use', async () => {
    const first = await generationOf('One');
    let takes = 0;
    const { used, failures } = follow(first, async () => {
      takes += 1;
      if (takes === 1) throw new Error('no memory');
    });
    const second = await generationOf('Two');
    await vi.waitFor(() => expect(used).toEqual([second]), { timeout: 15_000 });
    expect(failures).toEqual([new Error('no memory')]);
  });
});
