/** `backfile verify`: what is wrong with an index is found, each in a sentence that says where. */

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../index-build/build.ts';
import { main } from '../../src/cli.ts';
import { writeArticleIds } from '../../src/compiled-index/article-ids.ts';
import { ArticleStoreWriter } from '../../src/compiled-index/article-store.ts';
import { ByteWriter } from '../../src/compiled-index/bytes.ts';
import { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { writeDateTable } from '../../src/compiled-index/date-table.ts';
import { writeFacetColumn } from '../../src/compiled-index/facet-column.ts';
import { writeFieldLengths } from '../../src/compiled-index/field-lengths.ts';
import { writeSurfaceForms } from '../../src/compiled-index/surface-forms.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import {
  damage,
  type Forgery,
  forge,
  generationFolder,
  type Occurrence,
  reseal,
  sectionStarts,
  withList,
} from '../fixtures/forged-index.ts';

/** More articles than one block of postings holds, numbered by date, then by name from the last. */
const FILES = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => {
    const source = i % 2 === 0 ? 'Herald' : 'Café';
    const tags = i % 3 === 0 ? '[gas, border talks]' : '[gas]';
    const date = i % 10 === 0 ? '' : `date: 20${10 + (i % 9)}-07-15\n`;
    const front = `title: Treaty ${i}\nsource: ${source}\ntags: ${tags}\nauthor: Ann Lee\n${date}`;
    const text = `The gas of the border. Gas ${i}, and the treaties of ${'the word '.repeat(i % 7)} end.`;
    return [`${i}.md`, `---\n${front}---\n${text}\n`];
  }),
);

let built: TemporaryFolder;
let temporary: TemporaryFolder;
let index: string;
beforeAll(async () => {
  built = temporaryFolder();
  const folder = writeArchive(built.path, FILES);
  await build({ folder, index: join(built.path, 'index'), today: '2024-01-01' });
});
afterAll(() => built.remove());
beforeEach(() => {
  temporary = temporaryFolder();
  index = join(temporary.path, 'index');
  cpSync(join(built.path, 'index'), index, { recursive: true });
});
afterEach(() => temporary.remove());

async function verify(...args: string[]): Promise<{ status: number; output: string }> {
  const lines: string[] = [];
  const print = (line: unknown) => lines.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(print);
  vi.spyOn(console, 'error').mockImplementation(print);
  try {
    return { status: await main(['verify', ...args]), output: lines.join('\n') };
  } finally {
    vi.restoreAllMocks();
  }
}

const problemsOf = (output: string) => output.split('\n').filter((line) => line.startsWith('Problem: '));

describe('an index as it was built', () => {
  it('is whole, and what was checked is counted', async () => {
    const { status, output } = await verify(index);
    expect(output).toContain(`The index at ${index} is whole.`);
    expect(output).toMatch(/[\d,]+ bytes of compiled\.index and lunr\.json against the manifest/);
    expect(output).toMatch(/\d+ pages of 14 sections against their checksums/);
    expect(output).toContain('300 articles as stored, against dates, facets, ids.');
    expect(output).toContain('150 articles of these, analyzed again.');
    expect(status).toBe(0);
  });

  it('is whole without articles, and without lunr.json', async () => {
    const folder = join(temporary.path, 'nothing', 'articles');
    writeArchive(join(temporary.path, 'nothing'), {});
    await build({ folder, index: join(temporary.path, 'empty'), today: '2024-01-01', lunrJson: 'no' });
    expect(await verify(join(temporary.path, 'empty'))).toMatchObject({ status: 0 });
  });

  it('is whole with a section that this program does not know', async () => {
    forge(index, () => ({ 'of-tomorrow': Buffer.from('anything') }));
    expect(await verify(index)).toMatchObject({
      status: 0,
      output: expect.stringContaining('of 15 sections'),
    });
  });
});

describe('damaged bytes', () => {
  it('are listed page by page, section by section, also of a section that is not known', async () => {
    forge(index, () => ({ 'of-tomorrow': new Uint8Array(9 * 4096 + 1) }));
    const starts = sectionStarts(index);
    for (const page of [1, 3, 4, 5, 9]) damage(index, (starts['of-tomorrow'] as number) + page * 4096);
    damage(index, starts.positions as number);
    const { status, output } = await verify(index);
    expect(status).toBe(1);
    expect(problemsOf(output)).toEqual([
      'Problem: compiled.index: its bytes are not those that were written.',
      expect.stringMatching(/^Problem: positions: page 0 is damaged, of \d+ from 0\.$/),
      'Problem: of-tomorrow: pages 1, 3 to 5, 9 are damaged, of 10 from 0.',
    ]);
    expect(output).toContain('backfile build FOLDER --out');
  });

  it('keep nothing from being checked but what needs them', async () => {
    damage(index, sectionStarts(index)['facet-tag'] as number);
    const { output } = await verify(index);
    expect(output).toContain('Checked: 300 articles as stored, against dates, ids.');
    expect(output).toContain('analyzed again');
    expect(output).toContain("Not checked, since what it needs can't be read: the facets.");
  });

  it('of the first structures are no reason to stop', async () => {
    for (const name of ['facts', 'terms', 'articles']) damage(index, sectionStarts(index)[name] as number);
    const { status, output } = await verify(index);
    expect(status).toBe(1);
    expect(problemsOf(output)).toHaveLength(4);
    expect(output).toContain("can't be read: the posting lists.");
    expect(output).toContain("can't be read: a sample of articles, analyzed again.");
  });

  it('of the checksums of one section leave the others to be checked', async () => {
    const starts = sectionStarts(index);
    // The checksums of a section stand between it and the next.
    damage(index, (starts['article-ids'] as number) - 1);
    const { output } = await verify(index);
    expect(output).toContain('Problem: facet-tag: ');
    expect(output).toContain('the checksums of facet-tag are not what was written there');
    expect(output).toContain('analyzed again');
  });

  it.each(['compiled.index', 'lunr.json'])('of %s are found however it was changed', async (name) => {
    const path = join(generationFolder(index), name);
    const content = readFileSync(path);
    writeFileSync(path, content.subarray(0, content.length - 1));
    expect((await verify(index)).output).toMatch(
      new RegExp(`Problem: ${name}: it has \\d+ bytes, and \\d+ were written`),
    );
    rmSync(path);
    const { status, output } = await verify(index);
    expect(status).toBe(1);
    expect(output).toMatch(new RegExp(`Problem: ${name}: it can't be read \\(ENOENT`));
  });

  it('of the manifest, or an index that is not there, end in a sentence', async () => {
    writeFileSync(join(generationFolder(index), 'manifest.json'), '{}');
    expect(await verify(index)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/is damaged.*Build/),
    });
    expect(await verify(join(temporary.path, 'none'))).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^There is no index at/),
    });
  });
});

/** What is said of a forgery, the names of articles and terms aside. */
describe('what is as it was written and can’t be true', () => {
  const numbers = (index: CompiledIndex) => Array.from({ length: index.size }, (_, number) => number);
  const articles = (opened: CompiledIndex) => numbers(opened).map((number) => opened.article(number));
  const dates = (opened: CompiledIndex) => articles(opened).map(({ date }) => date?.date ?? null);
  const lengths = (opened: CompiledIndex) => opened.lengths.map((ofField) => Uint32Array.from(ofField));
  const copies = ({ surfaceForms: { counts, termOf } }: CompiledIndex) =>
    [counts.slice(), termOf.slice()] as const;
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  const inGas = (change: (occurrences: Occurrence[]) => Occurrence[]): Forgery => {
    return (opened) => withList(opened, 'ga', 'text', change);
  };
  /** The first byte of the lists of `ga` in texts, which has more than one block. */
  const withPostingByte =
    (place: number): Forgery =>
    (opened) => {
      const postings = opened.file.section('postings').read().slice();
      const list = opened.directory.find(opened.terms.find('ga'), opened.facts.fields.indexOf('text'));
      const at = opened.directory.postingRange(list)[0] + place;
      postings[at] = (postings[at] as number) ^ 1;
      return { postings };
    };

  it.each<[what: string, forgery: Forgery, sentence: RegExp]>([
    [
      'a number of tokens',
      ({ facts }) => ({ facts: json({ ...facts, tokens: facts.tokens + 1 }) }),
      /facts: it counts (\d+) tokens, and the lists (\d+)/,
    ],
    [
      'terms out of order',
      ({ file }) => {
        const bytes = file.section('terms').read().slice();
        // The last term, `word`, has nothing in common with the one before.
        bytes[bytes.length - 4] = 1;
        return { terms: bytes };
      },
      /terms: it makes no sense \(string \d+ is out of order\)/,
    ],
    [
      'a surface form that is counted wrongly',
      (opened) => {
        const [counts, termOf] = copies(opened);
        counts[0] = (counts[0] as number) + 1;
        return { 'surface-forms': writeSurfaceForms(counts, termOf) };
      },
      /surface-forms: the surface forms of "0" count 3 occurrences, and its lists 2/,
    ],
    [
      'a surface form without a term',
      (opened) => {
        const [counts, termOf] = copies(opened);
        termOf[0] = 1_000_000;
        return { 'surface-forms': writeSurfaceForms(counts, termOf) };
      },
      /surface-forms: "0" leads to no term/,
    ],
    [
      'a surface form of a stop word',
      (opened) => {
        const [counts, termOf] = copies(opened);
        termOf[0] = opened.terms.find('.the');
        return { 'surface-forms': writeSurfaceForms(counts, termOf) };
      },
      /surface-forms: "0" leads to the term of a stop word/,
    ],
    [
      'a field length',
      (opened) => {
        const changed = lengths(opened);
        (changed[2] as Uint32Array)[7] = 100;
        return { 'field-lengths': writeFieldLengths(changed) };
      },
      /field-lengths: the text of article 7 is said to have 100 words, and its lists have \d+/,
    ],
    [
      'field lengths for more articles than there are',
      (opened) => ({
        'field-lengths': writeFieldLengths(lengths(opened).map((each) => Uint32Array.from([...each, 1]))),
      }),
      /field-lengths: it makes no sense \(the section goes on after its end\)/,
    ],
    [
      'a posting of an article that there is not',
      inGas((occurrences) => [...occurrences, { article: 300, place: 0 }]),
      /postings: "ga" in text is said to be in article 300, that there is not/,
    ],
    [
      'an article that does not come after the one before it',
      ({ file, directory, terms, facts }) => {
        const postings = file.section('postings').read().slice();
        // A list of two articles: 2^31 further on there is none that 32 bits can tell.
        const far = new ByteWriter();
        far.varint(2 ** 33 - 2);
        const list = directory.find(terms.find('0'), facts.fields.indexOf('text'));
        postings.set(far.finish(), directory.postingRange(list)[0]);
        return { postings };
      },
      /postings: "\d+" in text /,
    ],
    [
      'a position that is taken twice',
      inGas(([first, ...others]) => [first as Occurrence, { ...(first as Occurrence) }, ...others]),
      /positions: "ga" in text stands twice at one position/,
    ],
    [
      'a position after the end of a text',
      inGas((occurrences) => occurrences.map((each, i) => (i === 1 ? { ...each, place: 99 } : each))),
      /positions: the last word of the text of article 0 is number 100 of \d+/,
    ],
    [
      'a position that is another one’s',
      inGas(([first, ...others]) => [{ ...(first as Occurrence), place: 0 }, ...others]),
      /positions: "ga" stands elsewhere in the text of article 0 than is said/,
    ],
    [
      'more positions than occurrences',
      ({ file }) => ({ positions: Buffer.concat([file.section('positions').read(), Buffer.from([0])]) }),
      /term-directory: its lists are not all that their sections hold/,
    ],
    [
      'an occurrence that is missing',
      inGas(([_, ...others]) => others),
      /postings: the text of article 0 has \d+ tokens, and its lists \d+/,
    ],
    [
      'where a block of postings ends',
      withPostingByte(0),
      /postings: a block of "ga" in text ends with another/,
    ],
    [
      'where the positions of a block begin',
      withPostingByte(2),
      /positions: "ga" in text has positions that begin elsewhere/,
    ],
    [
      'a date',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010-07-15', '2010-07-16') ?? null)),
      }),
      /dates: article 0 has the date 2010-07-16 there, and 2010-07-15 in itself/,
    ],
    [
      'dates out of order',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010', '2030') ?? null)),
      }),
      /dates: 2030-07-15 stands before 2011-07-15/,
    ],
    [
      'what is no date',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010-07-15', '2010-02-30') ?? null)),
      }),
      /dates: "2010-02-30" is no date/,
    ],
    [
      'dates of more articles than there are',
      (opened) => ({ dates: writeDateTable([...dates(opened).map((date) => date ?? '2031'), '2031']) }),
      /dates: 301 of 300 articles are said to be dated/,
    ],
    [
      'a value of a facet',
      (opened) => ({
        'facet-source': writeFacetColumn(
          articles(opened).map(({ source }, i) => [i === 9 ? 'X' : (source as string)]),
        ),
      }),
      /facet-source: article 9 has other values there than in itself/,
    ],
    [
      'a value that a facet does not have',
      ({ file }) => {
        const column = file.section('facet-source').read().slice();
        column[column.length - 1] = 9;
        return { 'facet-source': column };
      },
      /facet-source: article 299 has value 9 of 2/,
    ],
    [
      'an id that leads elsewhere',
      (opened) => ({
        'article-ids': writeArticleIds(articles(opened).map(({ id }, i) => (i === 5 ? 'x' : id))),
      }),
      /article-ids: article 5 is not found by its id, \d+\.md/,
    ],
    [
      'a directory of fewer articles',
      ({ file }) => {
        const directory = file.section('article-directory').read().slice();
        // The number of blocks comes first, then the articles of the first block.
        directory[1] = (directory[1] as number) - 1;
        return { 'article-directory': directory };
      },
      /article-directory: it has 299 articles in \d+ bytes, and there are 300/,
    ],
  ])('is found: %s', async (_what, forgery, sentence) => {
    forge(index, forgery);
    const { status, output } = await verify(index);
    expect(output).toMatch(sentence);
    expect(output).toContain('please report this');
    expect(output).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });

  it('is found: an article that is not the one that was indexed', async () => {
    const store = new ArticleStoreWriter();
    const opened = CompiledIndex.open(join(generationFolder(index), 'compiled.index'));
    for (const [i, article] of articles(opened).entries()) {
      store.add(i === 4 ? { ...article, text: article.text.replace('border', 'frontier') } : article);
    }
    opened.close();
    const { blocks, directory } = await store.finish();
    forge(index, () => ({ articles: Buffer.concat(blocks), 'article-directory': directory }));
    const { status, output } = await verify(index);
    expect(output).toContain('Problem: surfaces: "frontier" does not lead to its term.');
    expect(output).toContain('Problem: positions: "frontier" stands elsewhere in the text of article 4');
    expect(status).toBe(1);
  });

  it('is found: a count of the manifest', async () => {
    reseal(index, (manifest) => ({ ...manifest, counts: { ...manifest.counts, undated: 1 } }));
    const { status, output } = await verify(index);
    expect(output).toContain('Problem: manifest.json: it counts 1 undated, and the index has 30.');
    expect(status).toBe(1);
  });

  it('is told five times for a section, and counted from there on', async () => {
    forge(index, (opened) => ({
      'field-lengths': writeFieldLengths(lengths(opened).map((each) => each.map((length) => length + 1))),
    }));
    const { output } = await verify(index);
    expect(problemsOf(output)).toHaveLength(6);
    expect(output).toContain('has 1,800 problems.');
    expect(output).toContain('field-lengths: 1,795 more of this kind.');
  });
});

describe('the command', () => {
  it('explains itself, and names the one index of the current directory', async () => {
    expect(await verify('--help')).toMatchObject({ status: 0 });
    expect(await verify('a', 'b')).toMatchObject({ status: 2 });
  });
});
