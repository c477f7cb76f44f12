/** What the archive's owner puts right in `corrections.csv`, and the list of what is undated to begin it with. */

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { formatReport } from '../../index-build/report.ts';
import { undatedCsv } from '../../index-build/undated.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { type Files, useBuildRequest, writeArchive } from '../fixtures/archive.ts';

const { root, request } = useBuildRequest();
const buildFiles = (files: Files) => {
  writeArchive(root(), files);
  return build(request());
};
const article = async (id: string) => openCompiledEngine(await openGeneration(request().index)).article(id);
const correct = (csv: string | Uint8Array) => writeFileSync(join(request().folder, 'corrections.csv'), csv);

describe('corrections.csv', () => {
  it('overrides what a file tells, cell by cell', async () => {
    await buildFiles({
      'north/ferry.md': '---\ntitle: Fery\ndate: 2020-01-02\nsource: Gazette\nauthor: Ida\n---\nText.',
      'other.txt': 'Other\n\nText.',
      'corrections.csv':
        'path,title,date,source,author,section\n' +
        'north/ferry.md,"Ferry, the last",1999-05,,"Ann Holt; Max Ray",Harbour\nother.txt,,2001-02-03,Gazette,,\n',
    });
    expect(await article('north/ferry.md')).toMatchObject({
      title: 'Ferry, the last',
      date: { date: '1999-05', evidence: 'correction' },
      source: 'Gazette',
      authors: ['Ann Holt', 'Max Ray'],
      section: 'Harbour',
      text: 'Text.',
    });
    expect(await article('other.txt')).toMatchObject({
      title: 'Other',
      date: { date: '2001-02-03' },
      source: 'Gazette',
    });
  });

  it('may name an article by its id, its columns in any case and order, as spreadsheets save them', async () => {
    await buildFiles({
      'a b.txt': 'A',
      'corrections.csv': '\uFEFFSource;ID;Date\r\nGazette;a%20b.txt;"2001-02-03"\r\n;;\r\n',
    });
    expect(await article('a%20b.txt')).toMatchObject({ source: 'Gazette', date: { date: '2001-02-03' } });
  });

  it('is read in the encoding that it was saved in, which is told where it is a guess', async () => {
    const report = await buildFiles({
      'a.txt': 'A',
      'b.txt': 'B',
      'corrections.csv': Buffer.from(
        'path,title\na.txt,Café déjà fermé à midi\nb.txt,Où est passé le garçon ?\n',
        'latin1',
      ),
    });
    expect((await article('a.txt'))?.title).toBe('Café déjà fermé à midi');
    expect(formatReport(report, 'articles', 1)).toContain('corrections.csv: its encoding was taken for ');
  });

  it.each(['undated', 'Undated', '-'])('takes away a date with %s', async (word) => {
    const report = await buildFiles({
      '2020-01-02-a.md': '---\ndate: 2020-01-02\n---\nA',
      'corrections.csv': `path,date\n2020-01-02-a.md,${word}\n`,
    });
    expect(report).toMatchObject({ counts: { undated: 1 }, warnings: [] });
    expect((await article('2020-01-02-a.md'))?.date).toBeNull();
  });

  it('has its unknown paths, bad dates and columns reported with their lines, and the rest counts', async () => {
    const report = await buildFiles({
      'a.txt': 'A',
      '2020-01-02-b.txt': 'B',
      'corrections.csv':
        'path,title,when,date\na.txt,"A\nnew",x,2001-02-03\nc.txt,C,,\n2020-01-02-b.txt,,,2021-02-30\n,"No\nbody",,\n',
    });
    const told = formatReport(report, 'articles', 1);
    for (const sentence of [
      'corrections.csv line 1: "when" is none of its columns, which are path, id, title, date, source, author, section.',
      'corrections.csv line 4: there is no article c.txt.',
      '2020-01-02-b.txt: "2021-02-30" in corrections.csv line 5',
      'corrections.csv line 6: it names no article.',
    ]) {
      expect(told).toContain(sentence);
    }
    expect(report.counts.warnings).toBe(4);
    expect(await article('a.txt')).toMatchObject({ title: 'A new', date: { date: '2001-02-03' } });
    expect((await article('2020-01-02-b.txt'))?.date?.date).toBe('2020-01-02');
  });

  it.each([
    ['title,date\nA,2020\n', 'line 1: it has neither a column "path" nor a column "id"'],
    ['path,title\na.txt,New\nb.txt,"open\n', 'line 3: from there on it is no CSV, and was not read'],
    [Buffer.from([0xff, 0xfe, 0, 0, 0x70, 0, 0, 0]), 'corrections.csv: it is UTF-32 text'],
  ])('that can’t be read whole is reported, and the articles are indexed: %s', async (csv, reason) => {
    const report = await buildFiles({ 'a.txt': 'A', 'corrections.csv': csv });
    expect(formatReport(report, 'articles', 1)).toContain(reason);
    expect(report.counts.articles).toBe(1);
  });

  it('makes the next build index anew when it comes, changes or goes, and else not', async () => {
    await buildFiles({ 'a.txt': 'A' });
    const dates: (string | undefined)[] = [];
    const unchanged: boolean[] = [];
    for (const date of ['2001', '2001', '2002', '']) {
      correct(`path,date\na.txt,${date}\n`);
      unchanged.push((await build(request())).unchanged);
      dates.push((await article('a.txt'))?.date?.date);
    }
    expect([unchanged, dates]).toEqual([
      [false, true, false, false],
      ['2001', '2001', '2002', undefined],
    ]);
  });

  it('says of a link that it is not followed', async () => {
    writeArchive(root(), { 'a.txt': 'A' });
    symlinkSync('/etc/hostname', join(request().folder, 'corrections.csv'));
    expect((await build(request())).skipped).toEqual([
      { path: 'corrections.csv', reason: 'it is a link, and links are not followed' },
    ]);
  });
});

describe('the list of undated articles', () => {
  const files: Files = {
    '2020-01-02-dated.txt': 'Dated',
    'a, "b" .txt': '=HYPERLINK("x") & more',
    'north/plain.txt': 'Plain',
  };

  it('is a corrections.csv to fill in: quoted where it must be, nothing in it a formula', async () => {
    await buildFiles(files);
    expect(await undatedCsv(request().index)).toBe(
      '\uFEFFpath,id,title,date,source,author,section\n' +
        `"a, ""b"" .txt",,"'=HYPERLINK(""x"") & more",,,,\n` +
        'north/plain.txt,,Plain,,,,\n',
    );
  });

  it('changes nothing as it is, and dates what is filled in', async () => {
    await buildFiles(files);
    correct(await undatedCsv(request().index));
    expect(await build(request())).toMatchObject({ counts: { undated: 2, warnings: 0 }, skipped: [] });
    const id = encodeURIComponent('a, "b" .txt');
    expect(await article(id)).toMatchObject({ title: '=HYPERLINK("x") & more', date: null });
    correct((await undatedCsv(request().index)).replaceAll(',,,,\n', ',2001,,,\n'));
    expect(await build(request())).toMatchObject({ counts: { undated: 0, warnings: 0 } });
    expect(await undatedCsv(request().index)).toBe('\uFEFFpath,id,title,date,source,author,section\n');
  });
});
