/** The lock of an index folder: one builder at a time, and a dead one's lock is nobody's. */

import { fork, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withBuildLock } from '../../index-build/build-lock.ts';
import { isRunning, startOf } from '../../index-build/processes.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

const BUILDER = join(PACKAGE_ROOT, 'dist/index-build/build-process.js');

/** A process that waits for a build, and says which process builds once that is at work. */
const WAITING = `
  const [builder, folder, index] = process.argv.slice(1);
  const child = require('node:child_process').fork(builder, { serialization: 'advanced' });
  child.once('message', () => console.log(child.pid));
  child.send({ folder, index, today: '2024-01-01' });
`;

let temporary: TemporaryFolder;
let index: string;
let lock: string;
beforeEach(() => {
  temporary = temporaryFolder();
  index = join(temporary.path, 'index');
  lock = join(index, 'lock');
  mkdirSync(index);
});
afterEach(() => temporary.remove());

const take = (whenBusy: 'wait' | 'refuse' = 'refuse') =>
  withBuildLock(index, whenBusy, async (hasWaited) => hasWaited);

describe('the lock', () => {
  it('names its process and when that started, and goes with the build, also a failed one', async () => {
    await withBuildLock(index, 'refuse', async () => {
      expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} ${startOf(process.pid)}\n`);
    });
    expect(readdirSync(index)).toEqual([]);
    await expect(withBuildLock(index, 'refuse', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(index)).toEqual([]);
  });

  it('refuses while another process builds', async () => {
    for (const start of ['', ` ${startOf(process.ppid)}`]) {
      writeFileSync(lock, `${process.ppid}${start}`);
      await expect(take()).rejects.toThrow(`Another build (process ${process.ppid})`);
    }
    expect(readdirSync(index)).toEqual(['lock']);
  });

  it('refuses a second build of the same process', async () => {
    await withBuildLock(index, 'refuse', () => expect(take()).rejects.toThrow('Another build'));
  });

  it('is taken from a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = child.pid as number;
    writeFileSync(lock, `${pid} ${startOf(pid)}\n`);
    await expect(take()).rejects.toThrow('Another build');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(pid)).toBe(false);
    await take();
    expect(readdirSync(index)).toEqual([]);
  });

  // Only where the system tells when a process began can a later one of its number be told from it.
  it.skipIf(startOf(process.pid) === null)(
    'is taken when another process has the number of its owner by now, this one too',
    async () => {
      for (const pid of [process.ppid, process.pid]) {
        const [boot, ticks] = (startOf(pid) as string).split('/');
        for (const other of [`${boot}/${Number(ticks) - 1}`, `another-boot/${ticks}`]) {
          writeFileSync(lock, `${pid} ${other}\n`);
          expect(await take()).toBe(false);
        }
      }
    },
  );

  it('that is empty is waited for while its owner may be writing it, and else nobody’s', async () => {
    writeFileSync(lock, '');
    setTimeout(() => writeFileSync(lock, String(process.ppid)), 100);
    await expect(take()).rejects.toThrow('Another build');
    writeFileSync(lock, '');
    utimesSync(lock, 1e9, 1e9);
    expect(await take()).toBe(false);
  });

  it('is waited for by who has time', async () => {
    writeFileSync(lock, String(process.ppid));
    const taken = take('wait');
    await sleep(400);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid));
    writeFileSync(lock, '999999999');
    expect(await taken).toBe(true);
  });

  it('lets ten processes build one after the other, each of them', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'A\n\nText.' });
    writeFileSync(lock, '999999999');
    type Answer = { report: { unchanged: boolean } };
    const reports = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const child = fork(BUILDER, { serialization: 'advanced' });
        child.send({ folder, index, today: '2024-01-01', whenBusy: 'wait' });
        for await (const [told] of on(child, 'message')) if ('report' in told) return told as Answer;
        throw new Error('A build told nothing.');
      }),
    );
    // Whoever waited found it done.
    expect(reports.filter(({ report }) => !report.unchanged)).toHaveLength(1);
    expect(reports.filter(({ report }) => report.unchanged)).toHaveLength(9);
    expect(readdirSync(index).sort()).toEqual(['arrivals', 'current', 'drafts', 'generations']);
  });
});

describe('a build for another process', () => {
  it('ends when nobody waits for it any more, wherever it is', async () => {
    const files = Array.from({ length: 300 }, (_, i) => [`${i}.txt`, `Number ${i}\n\nText.`]);
    const folder = writeArchive(temporary.path, Object.fromEntries(files));
    const waiting = spawn(process.execPath, ['-e', WAITING, BUILDER, folder, index]);
    // The first that a build tells is how far it has read.
    const builder = Number(String((await once(waiting.stdout, 'data'))[0]));
    waiting.kill('SIGKILL');
    await expect.poll(() => isRunning(builder), { timeout: 10_000 }).toBe(false);
    expect(readdirSync(index)).not.toContain('current');
  });
});
