/** Files are read once, by threads that can be stopped, and in one order whatever is read first. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { writeSynced } from '../../index-build/durable-files.ts';
import { DraftCache, DraftCacheWriter } from '../../index-build/reading/draft-cache.ts';
import { type ReadingPart, readingVersion } from '../../index-build/reading/read-in-parts.ts';
import { type PoolLimits, ReaderPool } from '../../index-build/reading/reader-pool.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { ask } from '../contract/engines.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

/** More than one thread would read alone, so that several do. */
const MANY = Object.fromEntries(
  Array.from({ length: 700 }, (_, i) => [
    `${i % 7}/${i}.md`,
    `---\ntitle: Number ${i}\ndate: 20${10 + (i % 9)}-07-15\n---\n${'Words of an article. '.repeat(i % 40)}\n`,
  ]),
);

const indexed = (folder: string, name: string) =>
  build({ folder, index: join(temporary.path, name), today: '2024-01-01', lunrJson: 'no' });

async function poolReads(
  folder: string,
  paths: readonly string[],
  limits: Partial<PoolLimits> = {},
): Promise<[string, string][]> {
  const told: [string, string][] = [];
  const onPart = (path: string, part: ReadingPart | string) =>
    told.push([path, typeof part === 'string' ? part : Buffer.from(part.reading).toString()]);
  const settings = { folder, options: { map: {} }, cache: null };
  await new ReaderPool(settings, paths, onPart, { threads: 4, waiting: 1e6, ...limits }).run();
  return told;
}

describe('many files', () => {
  it('give the same index as often as they are read, whichever thread was first', async () => {
    const folder = writeArchive(temporary.path, MANY);
    const generations = new Set<string>();
    for (const name of ['a', 'b', 'c']) {
      await indexed(folder, name);
      generations.add(readFileSync(join(temporary.path, name, 'current'), 'utf8'));
    }
    expect(generations.size).toBe(1);
  });

  it('are handed on in the order of their names', async () => {
    const folder = writeArchive(temporary.path, MANY);
    const paths = Object.keys(MANY).sort();
    expect((await poolReads(folder, paths)).map(([path]) => path)).toEqual(paths);
  });

  it('are told of when they can’t be read, and the others are read', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'A', 'c.txt': 'C' });
    const told = await poolReads(folder, ['a.txt', 'b.txt', 'c.txt']);
    expect(told.map(([path]) => path)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(told[1]?.[1]).toContain("it can't be read (ENOENT)");
  });
});

describe('a thread that says nothing for too long', () => {
  it('is stopped, its file left out with a sentence, and another thread reads the rest', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' });
    // Nothing is read in no time: each file is given up.
    const told = await poolReads(folder, ['a.txt', 'b.txt', 'c.txt'], { patience: 0.001 });
    expect(told).toHaveLength(3);
    expect(told[0]).toEqual(['a.txt', expect.stringMatching(/took longer than .* seconds to read/)]);
  });
});

describe('an unchanged file', () => {
  it('is not read again: what was read of it before counts', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'Alpha\n\nText.' });
    await indexed(folder, 'index');
    const cache = join(temporary.path, 'index', 'drafts');
    // Were the file read again, the title would be the one that is in it.
    const version = readingVersion({ folder, options: { map: {} } });
    const key = `${createHash('sha256').update('Alpha\n\nText.').digest('hex')}.txt`;
    const known = DraftCache.open(cache, version).get(key);
    await writeSynced(cache, (sink) => {
      const writer = new DraftCacheWriter(sink, version);
      writer.add(Buffer.from(String(known).replace('Alpha', 'Remembered')));
      writer.end(key);
      writer.finish();
    });
    writeFileSync(join(folder, 'b.txt'), 'Beta\n\nText.');
    await indexed(folder, 'index');
    const { hits } = await ask(openCompiledEngine(await openGeneration(join(temporary.path, 'index'))), '');
    expect(hits.map(({ title }) => title).sort()).toEqual(['Beta', 'Remembered']);
    // What is in the archive no more is not kept.
    expect(readFileSync(cache, 'latin1').split('"drafts":')).toHaveLength(3);
  });

  it('is read again when what was kept of it is damaged', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'Alpha\n\nText.', 'b.txt': 'Beta\n\nText.' });
    await indexed(folder, 'index');
    const cache = join(temporary.path, 'index', 'drafts');
    writeFileSync(
      cache,
      readFileSync(cache, 'latin1').replace('"title":"Alpha"', '"title":"Omega"'),
      'latin1',
    );
    writeFileSync(join(folder, 'b.txt'), 'Gamma\n\nText.');
    await indexed(folder, 'index');
    expect(readFileSync(cache, 'latin1')).toContain('"title":"Alpha"');
  });
});
