/** Another version of the program on an index that is there: it is built again or refused, never misread. */

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { writeSynced } from '../../index-build/durable-files.ts';
import { DraftCache, DraftCacheWriter } from '../../index-build/reading/draft-cache.ts';
import { readingVersion } from '../../index-build/reading/read-in-parts.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { type Manifest, sha256, VERSIONS } from '../../src/index-folder/manifest.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { ask } from '../contract/engines.ts';
import { useBuildRequest, writeArchive } from '../fixtures/archive.ts';
import { generationFolder, reseal, resealFile } from '../fixtures/forged-index.ts';

const { root, request } = useBuildRequest();
const index = () => request().index;
beforeEach(async () => {
  writeArchive(root(), { 'a.txt': 'Alpha\n\nText.', 'b.txt': 'Beta\n\nText.' });
  await build(request());
});

const open = async () => openCompiledEngine(await openGeneration(index()));

/** Puts a number into the directory of the compiled index as its format, under a checksum that fits. */
function setCompiledFormat(format: number): void {
  const path = join(generationFolder(index()), 'compiled.index');
  const content = readFileSync(path);
  const footer = content.length - 24;
  const start = Number(content.readBigUInt64LE(footer));
  const directory = content.toString('utf8', start, footer).replace(/"format":\d/, `"format":${format}`);
  content.write(directory, start);
  content.writeUInt32LE(crc32(content.subarray(start, footer)), footer + 12);
  writeFileSync(path, content);
  resealFile(index());
}

const versioned = (name: keyof Manifest['versions'], version: number | string) =>
  reseal(index(), (manifest) => ({ ...manifest, versions: { ...manifest.versions, [name]: version } }));

const OTHERS: readonly [what: string, change: () => void, sentence: RegExp][] = [
  ['an older format', () => versioned('format', VERSIONS.format - 1), /written with format version \d+, and/],
  ['a newer format', () => versioned('format', VERSIONS.format + 1), /written with format version \d+, and/],
  ['another analyzer', () => versioned('analyzer', 0), /written with analyzer version 0, and/],
  ['another runtime', () => versioned('unicode', '1.0'), /written with unicode version 1\.0, and/],
  ['no versions', () => reseal(index(), ({ versions: _, ...rest }) => rest as Manifest), /version undefined/],
  ['an older compiled index', () => setCompiledFormat(1), /compiled\.index has format 1, and this program/],
  ['a newer compiled index', () => setCompiledFormat(9), /compiled\.index has format 9, and this program/],
];

describe.each(OTHERS)('an index of %s', (_, change, sentence) => {
  it('is refused by what serves, with a sentence that says what to do', async () => {
    change();
    await expect(open()).rejects.toThrow(sentence);
    await expect(open()).rejects.toThrow('Build it again: backfile build FOLDER');
  });

  it('is built again by a build, in which articles keep the day on which they arrived', async () => {
    change();
    writeArchive(root(), { 'c.txt': 'Gamma\n\nText.' });
    expect((await build({ ...request(), today: '2025-05-05' })).unchanged).toBe(false);
    const engine = await open();
    expect((await ask(engine, 'text')).total).toBe(3);
    expect((await engine.article('a.txt'))?.arrived).toBe('2024-01-01');
    expect((await engine.article('c.txt'))?.arrived).toBe('2025-05-05');
  });

  it('is built again also where no file has changed', async () => {
    change();
    expect((await build(request())).unchanged).toBe(false);
    expect((await build(request())).unchanged).toBe(true);
    expect((await ask(await open(), 'text')).total).toBe(2);
  });
});

it('the command refuses it with that one line, and status 1', async () => {
  versioned('format', 1);
  const cli = join(PACKAGE_ROOT, 'dist/src/cli.js');
  const ended = promisify(execFile)(process.execPath, [cli, 'serve', index(), '--port', '0']);
  await expect(ended).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^The index at .* was written with format version 1, .* Build it again: .*\n$/,
    ),
  });
});

it('what was read of files by another version is read again', async () => {
  const drafts = join(index(), 'drafts');
  const version = readingVersion({ folder: '', options: { map: {} } });
  const key = `${sha256('Alpha\n\nText.')}.txt`;
  const cache = DraftCache.open(drafts, version);
  const reading = Buffer.from(String(cache.get(key)).replace('Alpha', 'Otherwise'));
  cache.close();
  const { form: _, ...before } = JSON.parse(version) as { form: number };
  await writeSynced(drafts, (sink) => {
    const writer = new DraftCacheWriter(sink, JSON.stringify(before));
    writer.add(reading);
    writer.end(key);
    writer.finish();
  });
  writeArchive(root(), { 'c.txt': 'Gamma\n\nText.' });
  await build(request());
  const { hits } = await ask(await open(), '');
  expect(hits.map(({ title }) => title).sort()).toEqual(['Alpha', 'Beta', 'Gamma']);
});
