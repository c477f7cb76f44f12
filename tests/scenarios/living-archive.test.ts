/** An archive that changes while it is served: by watching, by a cron job, and when a build fails. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { type RunningProgram, run, start } from '../fixtures/running-program.ts';

/** Seconds, and more of them where the machine is busy with other tests. */
const SECONDS_MS = 20_000;
vi.setConfig({ testTimeout: 90_000 });

let temporary: TemporaryFolder;
let folder: string;
let index: string;
const running: RunningProgram[] = [];
beforeEach(() => {
  temporary = temporaryFolder();
  folder = writeArchive(temporary.path, { 'a.txt': 'Ferry\n\nThe old ferry.', 'b.txt': 'Bridge' });
  index = join(temporary.path, 'index');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop()));
  temporary.remove();
});

async function started(args: readonly string[], ready?: RegExp): Promise<RunningProgram> {
  const program = await start([...args], ready);
  running.push(program);
  return program;
}

/** The ids that a query finds. */
async function found(url: string, q: string): Promise<string[]> {
  const response = await fetch(`${url}/api/search?${new URLSearchParams({ q })}`);
  return ((await response.json()) as { hits: { id: string }[] }).hits.map(({ id }) => id).sort();
}

/** Holds that a query finds these within seconds. */
const soonFinds = (url: string, q: string, ids: readonly string[]) =>
  vi.waitFor(async () => expect(await found(url, q)).toEqual(ids), { timeout: SECONDS_MS, interval: 100 });

describe('backfile FOLDER', () => {
  it('has a changed, an added and a removed file in its answers within seconds', async () => {
    const { url, output } = await started([folder, '--out', index]);
    expect(await found(url, '')).toEqual(['a.txt', 'b.txt']);
    writeFileSync(join(folder, 'a.txt'), 'Ferry\n\nThe new tunnel.');
    await soonFinds(url, 'tunnel', ['a.txt']);
    expect(await found(url, 'old')).toEqual([]);
    mkdirSync(join(folder, '2024/05'), { recursive: true });
    writeFileSync(join(folder, '2024/05/c.txt'), 'Tunnel opened');
    await soonFinds(url, 'tunnel', ['2024/05/c.txt', 'a.txt']);
    rmSync(join(folder, 'a.txt'));
    await soonFinds(url, 'tunnel', ['2024/05/c.txt']);
    expect(output()).toMatch(/Indexed 2 articles[\s\S]*Serving 2 articles as built now/);
  });

  it('leaves the folder alone with --no-watch', async () => {
    const { url } = await started([folder, '--out', index, '--no-watch']);
    writeFileSync(join(folder, 'a.txt'), 'Tunnel');
    await sleep(2_500);
    expect(await found(url, 'ferry')).toEqual(['a.txt']);
  });

  it('goes on serving what was built before when a build fails, says why, and recovers', async () => {
    const { url, output } = await started([folder, '--out', index]);
    rmSync(join(index, 'arrivals'));
    mkdirSync(join(index, 'arrivals'));
    writeFileSync(join(folder, 'a.txt'), 'Tunnel');
    await vi.waitFor(() => expect(output()).toMatch(/^The system refused: EISDIR.*\.$/m), {
      timeout: SECONDS_MS,
    });
    expect(await found(url, 'ferry')).toEqual(['a.txt']);
    rmSync(join(index, 'arrivals'), { recursive: true });
    writeFileSync(join(folder, 'b.txt'), 'Bridge closed');
    await soonFinds(url, 'closed', ['b.txt']);
    expect(await found(url, 'tunnel')).toEqual(['a.txt']);
  });

  it('waits for another build of the same index to end', async () => {
    mkdirSync(index);
    writeFileSync(join(index, 'lock'), String(process.pid));
    const program = started([folder, '--out', index]);
    await sleep(1_500);
    expect(running).toEqual([]);
    rmSync(join(index, 'lock'));
    expect(await found((await program).url, 'ferry')).toEqual(['a.txt']);
  });

  it('ends with 0 when it is told to, also in the middle of a build', async () => {
    const program = await started([folder, '--out', index]);
    mkdirSync(index, { recursive: true });
    writeFileSync(join(index, 'lock'), String(process.pid));
    writeFileSync(join(folder, 'a.txt'), 'Tunnel');
    await sleep(1_200);
    expect(await program.stop()).toBe(0);
  });
});

describe('backfile build', () => {
  it('by a cron job beside backfile serve is in its answers within seconds', async () => {
    await run('build', folder, '--out', index);
    const { url } = await started(['serve', index]);
    for (const word of ['tunnel', 'tramway', 'canal']) {
      writeFileSync(join(folder, 'c.txt'), word);
      await run('build', folder, '--out', index);
      await soonFinds(url, word, ['c.txt']);
    }
    expect(await found(url, '')).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('with --watch does the same until it is told to stop', async () => {
    const builder = await started(['build', folder, '--out', index, '--watch'], /Indexed 2 articles/);
    const { url } = await started(['serve', index]);
    writeFileSync(join(folder, 'c.txt'), 'Tunnel');
    await soonFinds(url, 'tunnel', ['c.txt']);
    expect(await builder.stop()).toBe(0);
  });
});
