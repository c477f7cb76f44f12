/** `backfile verify`: what is wrong with the bytes of an index is found, each in a sentence that says where. */

import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { writeArchive } from '../fixtures/archive.ts';
import { damage, forge, generationFolder, sectionStarts } from '../fixtures/forged-index.ts';
import { useIndexCopy, verify } from '../fixtures/verified-index.ts';

const copy = useIndexCopy();
const problemsOf = (output: string) => output.split('\n').filter((line) => line.startsWith('Problem: '));

describe('an index as it was built', () => {
  it('is whole, and what was checked is counted', async () => {
    const { status, output } = await verify(copy.index);
    expect(output).toContain(`The index at ${copy.index} is whole.`);
    expect(output).toMatch(/[\d,]+ bytes of compiled\.index and lunr\.json against the manifest/);
    expect(output).toMatch(/\d+ pages of 21 sections against their checksums/);
    expect(output).toContain('300 articles as stored, against dates, facets, arrivals, ids.');
    expect(output).toContain('150 articles of these, analyzed again.');
    expect(status).toBe(0);
  });

  it('is whole without articles, and without lunr.json', async () => {
    const folder = join(copy.folder, 'nothing', 'articles');
    writeArchive(join(copy.folder, 'nothing'), {});
    await build({ folder, index: join(copy.folder, 'empty'), today: '2024-01-01', lunrJson: 'no' });
    expect(await verify(join(copy.folder, 'empty'))).toMatchObject({ status: 0 });
  });

  it('is whole with a section that this program does not know', async () => {
    forge(copy.index, () => ({ 'of-tomorrow': Buffer.from('anything') }));
    expect(await verify(copy.index)).toMatchObject({
      status: 0,
      output: expect.stringContaining('of 22 sections'),
    });
  });
});

describe('damaged bytes', () => {
  it('are listed page by page, section by section, also of a section that is not known', async () => {
    forge(copy.index, () => ({ 'of-tomorrow': new Uint8Array(9 * 4096 + 1) }));
    const starts = sectionStarts(copy.index);
    for (const page of [1, 3, 4, 5, 9]) damage(copy.index, (starts['of-tomorrow'] as number) + page * 4096);
    damage(copy.index, starts.positions as number);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(problemsOf(output)).toEqual([
      'Problem: compiled.index: its bytes are not those that were written.',
      expect.stringMatching(/^Problem: positions: page 0 is damaged, of \d+ from 0\.$/),
      'Problem: of-tomorrow: pages 1, 3 to 5, 9 are damaged, of 10 from 0.',
    ]);
    expect(output).toContain('backfile build FOLDER --out');
  });

  it('keep nothing from being checked but what needs them', async () => {
    damage(copy.index, sectionStarts(copy.index)['facet-language'] as number);
    const { output } = await verify(copy.index);
    expect(output).toContain('Checked: 300 articles as stored, against dates, arrivals, ids.');
    expect(output).toContain('analyzed again');
    expect(output).toContain("Not checked, since what it needs can't be read: the facets.");
  });

  it('of the first structures are no reason to stop', async () => {
    for (const name of ['facts', 'terms', 'articles'])
      damage(copy.index, sectionStarts(copy.index)[name] as number);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(problemsOf(output)).toHaveLength(4);
    expect(output).toContain("can't be read: the posting lists.");
    expect(output).toContain("can't be read: a sample of articles, analyzed again.");
  });

  it('of the checksums of one section leave the others to be checked', async () => {
    const starts = sectionStarts(copy.index);
    // The checksums of a section stand between it and the next.
    damage(copy.index, (starts.arrivals as number) - 1);
    const { output } = await verify(copy.index);
    expect(output).toContain('Problem: facet-language: ');
    expect(output).toContain('the checksums of facet-language are not what was written there');
    expect(output).toContain('analyzed again');
  });

  it.each(['compiled.index', 'lunr.json'])('of %s are found however it was changed', async (name) => {
    const path = join(generationFolder(copy.index), name);
    const content = readFileSync(path);
    writeFileSync(path, content.subarray(0, content.length - 1));
    expect((await verify(copy.index)).output).toMatch(
      new RegExp(`Problem: ${name}: it has \\d+ bytes, and \\d+ were written`),
    );
    rmSync(path);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(output).toMatch(new RegExp(`Problem: ${name}: it can't be read \\(ENOENT`));
  });

  it('of the manifest leave the pages to be checked against their own checksums', async () => {
    writeFileSync(join(generationFolder(copy.index), 'manifest.json'), '{}');
    damage(copy.index, sectionStarts(copy.index).positions as number);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(problemsOf(output)).toEqual([
      expect.stringMatching(/^Problem: manifest\.json: .* is damaged: it is not what was written there\.$/),
      expect.stringMatching(/^Problem: positions: page 0 is damaged/),
    ]);
    expect(output).toContain("can't be read: the files against the manifest.");
  });

  it.each([
    ['names no generation', 'nonsense', /^Problem: current: .*current does not name a generation\.$/],
    ['is cut short', '0'.repeat(32), /^Problem: current: .*current does not name a generation\.$/],
    [
      'names one that is not there',
      `${'0'.repeat(32)}\n`,
      /^Problem: manifest\.json: .*0{32}.manifest\.json is missing\.$/,
    ],
  ])('of `current` are found where it %s', async (_, content, problem) => {
    writeFileSync(join(copy.index, 'current'), content);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(problemsOf(output)[0]).toMatch(problem);
    expect(output).not.toMatch(/\n\s+at /);
  });

  it('are told from another generation’s file, which is whole in itself', async () => {
    const [other, path] = [join(copy.folder, 'other'), join(generationFolder(copy.index), 'compiled.index')];
    writeArchive(copy.folder, { 'a.txt': 'Alpha\n\nText.' });
    await build({ folder: join(copy.folder, 'articles'), index: other, today: '2024-01-01' });
    cpSync(join(generationFolder(other), 'compiled.index'), path);
    const { status, output } = await verify(copy.index);
    expect(status).toBe(1);
    expect(output).toContain('Problem: compiled.index: it is of another generation.');
    expect(output).not.toContain('is damaged, of');
  });

  it('do not keep an index that is not there from being told in a sentence', async () => {
    expect(await verify(join(copy.folder, 'none'))).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^There is no index at/),
    });
  });
});

describe('whatever happened to an index', () => {
  const size = () => statSync(join(generationFolder(copy.index), 'compiled.index')).size;

  it('a changed byte is found, and told in sentences', async () => {
    const bytes = size();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes - 1), async (offset) => {
        damage(copy.index, offset);
        const { status, output } = await verify(copy.index);
        damage(copy.index, offset);
        expect(status).toBe(1);
        expect(output).not.toMatch(/\n\s+at /);
      }),
      { numRuns: 40 },
    );
  });

  const junk: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
    ['empty', () => new Uint8Array(0)],
    ['cut in half', (bytes) => bytes.slice(0, bytes.length >> 1)],
    ['backwards', (bytes) => bytes.slice().reverse()],
    ['all ones', (bytes) => bytes.slice().fill(255)],
  ];

  it.each(junk)('a section that is %s is found, and told in sentences', async (_, spoil) => {
    const names = Object.keys(sectionStarts(copy.index));
    const whole = join(copy.folder, 'whole');
    cpSync(copy.index, whole, { recursive: true });
    for (const name of names) {
      rmSync(copy.index, { recursive: true });
      cpSync(whole, copy.index, { recursive: true });
      forge(copy.index, ({ file }) => ({ [name]: spoil(file.section(name).read()) }));
      const { status, output } = await verify(copy.index);
      expect(status, name).toBe(1);
      expect(output).not.toMatch(/\n\s+at |undefined/);
    }
  });
});
