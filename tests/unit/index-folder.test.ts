/** The index folder: whole or refused, the same bytes for the same articles, old or new and nothing between. */

import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lunr from 'lunr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { sha256 } from '../../src/index-folder/manifest.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { openLunrEngine } from '../../src/lunr/open-engine.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

const FILES = {
  'a.md': '---\ntitle: Treaties\ndate: 1950-02-14\n---\nThe café treaty of Moscow.',
  'b.txt': 'Border talks\n\nThe treaty of the Лавров border.',
  'c.txt': 'Gas\n\nA pipeline.',
};

let temporary: TemporaryFolder;
let folder: string;
let index: string;
const buildAgain = (out = index, today = '2024-01-01') => build({ folder, index: out, today });
const current = (out = index) => readFileSync(join(out, 'current'), 'utf8').trim();
const inGeneration = (name: string) => join(index, 'generations', current(), name);

beforeEach(async () => {
  temporary = temporaryFolder();
  folder = writeArchive(temporary.path, FILES);
  index = join(temporary.path, 'index');
  await buildAgain();
});
afterEach(() => temporary.remove());

describe('lunr.json', () => {
  it('is what lunr.Index.load takes, and gives the scores that the engine gives', async () => {
    const loaded = lunr.Index.load(JSON.parse(readFileSync(inGeneration('lunr.json'), 'utf8')) as object);
    const engine = await openLunrEngine(await openGeneration(index));
    for (const word of ['treaties', 'CAFÉ', "Border's", 'лавров']) {
      const { hits } = await engine.search(readSearchParams(new URLSearchParams({ q: word })));
      // Lunr's own way from text to clauses, through the pipeline that the file names.
      const results = loaded.query((query) => query.term(word, { fields: ['title', 'description', 'text'] }));
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.map(({ id, score }) => [id, score])).toEqual(results.map(({ ref, score }) => [ref, score]));
    }
  });
});

describe('a build', () => {
  it('gives the same generation, byte for byte, for the same folder', async () => {
    const second = join(temporary.path, 'second');
    await buildAgain(second);
    expect(current(second)).toBe(current());
    for (const name of readdirSync(join(index, 'generations', current()))) {
      expect(readFileSync(join(second, 'generations', current(), name))).toEqual(
        readFileSync(inGeneration(name)),
      );
    }
  });

  it('does nothing when nothing changed, also on another day', async () => {
    expect(await buildAgain(index, '2024-02-02')).toMatchObject({ unchanged: true, counts: { articles: 3 } });
  });

  it('switches to a new generation when a file changed, came or went', async () => {
    const first = current();
    writeArchive(temporary.path, { 'c.txt': 'Gas\n\nTwo pipelines.' });
    expect((await buildAgain()).unchanged).toBe(false);
    expect(current()).not.toBe(first);
    rmSync(join(folder, 'c.txt'));
    expect((await buildAgain()).counts.articles).toBe(2);
    writeArchive(temporary.path, FILES);
    await buildAgain();
    expect(current()).toBe(first);
  });

  it('carries the day on which an article arrived from build to build', async () => {
    writeArchive(temporary.path, { 'd.txt': 'New\n\nToday.' });
    await buildAgain(index, '2024-03-03');
    const engine = await openLunrEngine(await openGeneration(index));
    expect((await engine.article('a.md'))?.arrived).toBe('2024-01-01');
    expect((await engine.article('d.txt'))?.arrived).toBe('2024-03-03');
  });

  it('keeps the generation before the current one, removes older ones and what a dead build left', async () => {
    mkdirSync(join(index, 'generations', '.building-999999999'));
    for (const text of ['One', 'Two', 'Three']) {
      writeArchive(temporary.path, { 'c.txt': text });
      await buildAgain();
    }
    const names = readdirSync(join(index, 'generations'));
    expect(names).toHaveLength(2);
    expect(names).toContain(current());
  });

  it("waits for nobody: while another process builds, it says so, and a dead one's lock is taken", async () => {
    writeArchive(temporary.path, { 'd.txt': 'New' });
    writeFileSync(join(index, 'lock'), String(process.ppid));
    await expect(buildAgain()).rejects.toThrow(`Another build (process ${process.ppid})`);
    writeFileSync(join(index, 'lock'), '999999999');
    expect((await buildAgain()).counts.articles).toBe(4);
    expect(readdirSync(index)).not.toContain('lock');
  });

  it("keeps an arrivals record that it can't read", async () => {
    rmSync(join(index, 'arrivals'));
    mkdirSync(join(index, 'arrivals'));
    writeArchive(temporary.path, { 'd.txt': 'New' });
    await expect(buildAgain()).rejects.toThrow('EISDIR');
  });

  it('refuses to write into the folder of articles, also by way of a link', async () => {
    symlinkSync(temporary.path, join(temporary.path, 'way'));
    await expect(buildAgain(join(temporary.path, 'way', 'articles', 'index'))).rejects.toThrow(
      'never changed',
    );
    await expect(buildAgain(join(temporary.path, 'way', '..', 'x'))).resolves.toBeDefined();
  });

  it('refuses to write into the folder of articles', async () => {
    const before = readdirSync(folder);
    await expect(buildAgain(folder)).rejects.toThrow('never changed');
    await expect(buildAgain(join(folder, 'index'))).rejects.toThrow('--out');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('mends a damaged generation', async () => {
    writeFileSync(inGeneration('lunr.json'), '{}');
    expect((await buildAgain()).unchanged).toBe(false);
    await openLunrEngine(await openGeneration(index));
  });
});

describe('opening', () => {
  const opening = async () => openLunrEngine(await openGeneration(index));

  it.each(['lunr.json', 'compiled.index', 'manifest.json'])(
    'refuses a generation without its %s',
    async (name) => {
      rmSync(inGeneration(name));
      await expect(opening()).rejects.toThrow(new RegExp(`${name} is missing. Build it again`));
    },
  );

  it.each([
    ['lunr.json', 0.5],
    ['manifest.json', 0.5],
    // Its directory; every other byte is checked when it is read: see section-file.test.ts.
    ['compiled.index', 0.99],
  ])('refuses a generation whose %s has one changed byte', async (name, share) => {
    const content = readFileSync(inGeneration(name));
    const at = Math.floor(content.length * share);
    content[at] = (content[at] ?? 0) ^ 1;
    writeFileSync(inGeneration(name), content);
    await expect(opening()).rejects.toThrow(/is damaged.* Build it again/);
  });

  it('refuses a file that was cut short', async () => {
    writeFileSync(
      inGeneration('compiled.index'),
      readFileSync(inGeneration('compiled.index')).subarray(0, 100),
    );
    await expect(opening()).rejects.toThrow('is damaged');
  });

  it.each(['format', 'analyzer', 'lunr'])('refuses another version of the %s', async (name) => {
    const manifest = JSON.parse(readFileSync(inGeneration('manifest.json'), 'utf8'));
    manifest.versions[name] = 'other';
    const text = JSON.stringify(manifest);
    const generation = sha256(text).slice(0, 32);
    mkdirSync(join(index, 'generations', generation));
    writeFileSync(join(index, 'generations', generation, 'manifest.json'), text);
    writeFileSync(join(index, 'current'), `${generation}\n`);
    await expect(opening()).rejects.toThrow(new RegExp(`${name} version other.*Build it again`));
  });

  it('says what to do when there is no index, or no generation is named', async () => {
    writeFileSync(join(index, 'current'), '../../etc/passwd');
    await expect(opening()).rejects.toThrow('does not name a generation');
    rmSync(index, { recursive: true });
    await expect(opening()).rejects.toThrow('Build one: backfile build');
  });
});
