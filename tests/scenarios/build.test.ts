/** Building from what people really have in a folder: the rest is indexed, and what is not is told. */

import { readdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildRequest, build } from '../../index-build/build.ts';
import { formatReport } from '../../index-build/report.ts';
import { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { openLunrEngine } from '../../src/lunr/open-engine.ts';
import { type Files, type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

const buildFiles = (files: Files) => {
  const folder = writeArchive(temporary.path, files);
  return build({ folder, index: join(temporary.path, 'index'), today: '2024-01-01' });
};
const open = async () => openCompiledEngine(await openGeneration(join(temporary.path, 'index')));

describe('a messy folder', () => {
  it('is indexed but for what can’t be used, each file with its reason', async () => {
    const report = await buildFiles({
      'good.txt': 'Good\n\nText.',
      'deep/er/good.md': '---\ntitle: Deep\n---\n',
      'latin1.txt': Buffer.from('Caf\xe9', 'latin1'),
      'junk.txt': Buffer.from([0x89, 0x50, 0x00, 0xff, 0x01]),
      'empty.md': '',
      'blank.txt': ' \n \u0007 \n  ',
      'comment.md': '---\ntags: [a]\n---\n<!-- nothing -->',
      'broken.md': '---\ntitle: "x" y\ndate: 2020\n---\nText.',
      '.hidden.txt': 'Hidden',
      '.git/config.txt': 'Hidden',
      'corrections.csv': 'path,title',
      'photo.jpg': 'x',
      'PHOTO2.JPG': 'x',
      README: 'x',
    });
    expect(report.skipped).toEqual([
      { path: 'blank.txt', reason: 'it has neither title nor text' },
      { path: 'comment.md', reason: 'it has neither title nor text' },
      { path: 'empty.md', reason: 'it has neither title nor text' },
      { path: 'junk.txt', reason: expect.stringContaining('it is not UTF-8 text') },
    ]);
    expect(report.warnings).toEqual([
      { path: 'broken.md', reason: expect.stringContaining('not YAML') },
      { path: 'latin1.txt', reason: 'its encoding was taken for windows-1252' },
    ]);
    expect(report.otherKinds).toEqual({ '.jpg': 2, 'without an extension': 1 });
    expect(report.counts).toMatchObject({ articles: 4, undated: 3, skipped: 4, warnings: 2 });
    expect(formatReport(report, 'articles', 1.25)).toMatch(
      /Skipped: junk\.txt: it is not UTF-8[\s\S]*Indexed 4 articles of articles in 1\.\d s: 3 undated, 4 files skipped/,
    );
    expect((await (await open()).article('deep/er/good.md'))?.title).toBe('Deep');
  });

  it('has its links reported and not followed', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'A' });
    symlinkSync('/etc/hostname', join(folder, 'secret.txt'));
    symlinkSync('..', join(folder, 'loop'));
    const report = await buildFiles({});
    expect(report.counts.articles).toBe(1);
    expect(report.skipped.map(({ path }) => path)).toEqual(['loop', 'secret.txt']);
  });

  it('may be empty', async () => {
    const report = await buildFiles({});
    expect(formatReport(report, 'articles', 0)).toContain('There is nothing to search');
    expect((await open()).size).toBe(0);
  });

  it('may hold file names of any kind', async () => {
    const names = [
      'a b.txt',
      '100%.txt',
      'ö/ü.txt',
      "it's #1?.txt",
      '__proto__.txt',
      'constructor/x.txt',
      '<b>.txt',
      '新闻.md',
    ];
    await buildFiles(Object.fromEntries(names.map((name) => [name, `Title of ${name}`])));
    const engine = await open();
    expect(engine.size).toBe(names.length);
    for (const name of names) {
      const id = name.split('/').map(encodeURIComponent).join('/');
      expect((await engine.article(id))?.title).toBe(`Title of ${name}`);
    }
  });

  it('tells a missing folder and a file in its place', async () => {
    const index = join(temporary.path, 'index');
    const missing = build({ folder: join(temporary.path, 'no'), index, today: '2024-01-01' });
    await expect(missing).rejects.toThrow('There is no folder');
    const file = join(writeArchive(temporary.path, { 'a.txt': 'A' }), 'a.txt');
    await expect(build({ folder: file, index, today: '2024-01-01' })).rejects.toThrow('is a file');
  });
});

describe('dates', () => {
  it('never come from when a file was changed', async () => {
    const folder = writeArchive(temporary.path, { 'a.txt': 'A' });
    const index = join(temporary.path, 'index');
    await build({ folder, index, today: '2024-01-01' });
    expect((await (await open()).article('a.txt'))?.date).toBeNull();
    utimesSync(join(folder, 'a.txt'), 1e9, 1e9);
    expect((await build({ folder, index, today: '2024-01-01' })).unchanged).toBe(true);
  });

  it('number the articles, the undated last', async () => {
    await buildFiles({
      'b.txt': 'B',
      '2020-01-02-c.txt': 'C',
      'a.md': '---\ndate: 2020-01\n---\nA',
      '2020-01-02-d.txt': 'D',
    });
    const generation = await openGeneration(join(temporary.path, 'index'));
    const compiled = CompiledIndex.open(generation.path('compiled.index'));
    const ids = Array.from({ length: compiled.size }, (_, number) => compiled.article(number).id);
    compiled.close();
    expect(ids).toEqual(['a.md', '2020-01-02-d.txt', '2020-01-02-c.txt', 'b.txt']);
  });
});

describe('lunr.json', () => {
  type Wish = NonNullable<BuildRequest['lunrJson']>;
  let folder: string;
  beforeEach(() => {
    folder = writeArchive(temporary.path, { 'a.txt': 'Treaty\n\nOf Moscow.', 'b.txt': 'Border' });
  });
  const index = () => join(temporary.path, 'index');
  const buildAs = (lunrJson?: Wish) =>
    build({ folder, index: index(), today: '2024-01-01', ...(lunrJson === undefined ? {} : { lunrJson }) });
  const generation = () => openGeneration(index());
  const filesThere = async () => readdirSync(join((await generation()).path('compiled.index'), '..')).sort();

  it('is there for a small archive and when asked for, and left out when it is to be', async () => {
    await buildAs();
    expect(await filesThere()).toEqual(['compiled.index', 'lunr.json', 'manifest.json']);
    await buildAs('no');
    expect(await filesThere()).toEqual(['compiled.index', 'manifest.json']);
    await buildAs('yes');
    expect(await filesThere()).toEqual(['compiled.index', 'lunr.json', 'manifest.json']);
  });

  it('is built again when it is wished otherwise, and else not', async () => {
    const wishes: readonly Wish[] = ['auto', 'auto', 'no', 'no', 'yes', 'yes', 'auto'];
    const unchanged: boolean[] = [];
    for (const wish of wishes) unchanged.push((await buildAs(wish)).unchanged);
    expect(unchanged).toEqual([false, true, false, true, false, true, false]);
  });

  it('changes nothing in compiled.index, and what it takes is counted', async () => {
    const bytes = async () => readFileSync((await generation()).path('compiled.index'));
    const withIt = await buildAs('yes');
    const before = await bytes();
    const lunrBytes = readFileSync((await generation()).path('lunr.json')).length;
    const without = await buildAs('no');
    expect((await bytes()).equals(before)).toBe(true);
    expect(withIt.bytes - without.bytes).toBe(lunrBytes);
  });

  it('is what the Lunr engine needs, which says so where it is not', async () => {
    await buildAs('no');
    await expect(openLunrEngine(await generation())).rejects.toThrow(
      /^This index has no lunr\.json\. Build it with one, or leave out --engine lunr\.$/,
    );
    expect((await open()).size).toBe(2);
  });
});

it('any bytes as .txt and .md files never stop a build', async () => {
  const yamlish = fc.array(
    fc.constantFrom(
      '---\n',
      'title: ',
      '- ',
      ': ',
      '"',
      '[',
      '{',
      '&a',
      '*a',
      '!!x',
      '\n',
      '\t',
      'x',
      '#',
      '|',
      '\u0000',
    ),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    yamlish.map((parts) => Buffer.from(`---\n${parts.join('')}`)),
    fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '!--',
          'script',
          '/',
          '`',
          '```\n',
          '[',
          '](',
          '![',
          '*',
          '_',
          '# ',
          '\n',
          '> ',
          '&#0;',
          '{%',
          'a',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  const archive = fc.array(fc.tuple(bytes, bytes), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(archive, async (contents) => {
      const files = contents.flatMap(
        ([text, markdown], i) =>
          [
            [`${i}.txt`, text],
            [`${i}.md`, markdown],
          ] as const,
      );
      const report = await buildFiles(Object.fromEntries(files));
      // Nothing is lost: what is no article was skipped.
      expect(report.counts.articles + report.counts.skipped).toBe(2 * contents.length);
      for (const { reason } of report.skipped)
        expect(reason).toMatch(
          /^it (is not UTF-8 text, nor in another encoding that could be told|is UTF-32 text, .*|has neither title nor text)$/,
        );
      await open();
      temporary.remove();
    }),
    { numRuns: 60 },
  );
});
