/** `backfile explain`: what is read of a file, left out and concluded, and why. */

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../index-build/explain.ts';
import { main } from '../../src/cli.ts';
import { type Files, type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

const SCRAPED =
  'Last ferry leaves the harbour\n\nBy Zoë Holt\n\nShare this article\n\n' +
  'The ferry left the northern quay at noon with two hundred people on board, and nobody waved.\n\n' +
  'Advertisement\n\nBy evening the harbour master had posted a notice: no second crossing this year.\n\nYou might also like\n\nIce';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  temporary.remove();
});

async function explained(files: Files, name: string, options: { folder?: string } = {}): Promise<string> {
  const folder = writeArchive(temporary.path, files);
  const articles: string[] = [];
  for await (const article of explain({ file: join(folder, name), today: '2024-01-01', ...options })) {
    articles.push(article);
  }
  return articles.join('\n');
}
const folder = () => join(temporary.path, 'articles');

describe('an article is explained with', () => {
  it('what was read of it and each line left out, with its reason', async () => {
    const told = await explained({ 'north/ferry.txt': SCRAPED }, 'north/ferry.txt', { folder: folder() });
    expect(told).toContain('north/ferry.txt\n');
    expect(told).toContain('Title:       Last ferry leaves the harbour\n');
    expect(told).toContain('Authors:     Zoë Holt\n');
    expect(told).toContain(
      'Left out of the text:\n  the byline, kept as author and source:\n  | By Zoë Holt\n  buttons for sharing:\n  | Share this article\n' +
        '  an advertisement:\n  | Advertisement\n  links to other articles:\n  | You might also like\n  | Ice\n',
    );
    expect(told).toContain('Text, 2 paragraphs:\n  The ferry left');
  });

  it('every date that was considered, and what was thought of it', async () => {
    const told = await explained(
      { '2020-05-06-a.md': '---\ntitle: A\ndate: last week\n---\nText.' },
      '2020-05-06-a.md',
    );
    expect(told).toContain('Date:        2020-05-06, from its address or file name\n');
    expect(told).toMatch(
      /Dates considered:\n {2}"last week" in its front matter .*\n {2}"2020-05-06" in its file name/,
    );
    expect(told).toMatch(/Warnings:\n {2}"last week" in its front matter is no date/);
  });

  it('what corrections.csv puts right', async () => {
    const told = await explained(
      {
        'a.md': '---\ndate: 2020\n---\nText',
        'corrections.csv': 'path,title,date,source\na.md,New,undated,Gazette',
      },
      'a.md',
    );
    expect(told).toContain('Title:       New, by corrections.csv\nDate:        none, by corrections.csv\n');
    expect(told).toContain('Source:      Gazette, by corrections.csv\n');
  });

  it('nothing that a terminal would obey', async () => {
    const told = await explained(
      { 'a\u001b.md': '---\ntitle: "A \\u001b[31m red \\u202e title"\nauthor: "\\u009b2J"\n---\nText.' },
      'a\u001b.md',
    );
    expect(told).toContain('[31m red');
    expect(told.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202A-\u202E]/u);
  });

  it('why it is none', async () => {
    expect(await explained({ 'a.txt': ' \n' }, 'a.txt')).toContain(
      'It is skipped: it has neither title nor text.',
    );
  });
});

describe('a file of many records', () => {
  const files = {
    'all.jsonl': '{"id":"1","title":"One","body":"Text."}\n{"id":"2","title":"Two","body":"Text."}\n',
    'odd#2.txt': 'Odd',
  };

  it('has each of them explained, or the one that is asked for', async () => {
    expect(await explained(files, 'all.jsonl')).toMatch(
      /^all\.jsonl#1\n[\s\S]*One[\s\S]*\nall\.jsonl#2\n[\s\S]*Two/,
    );
    const second = await explained(files, 'all.jsonl#2');
    expect(second).toContain('Two');
    expect(second).not.toContain('One');
  });

  it('is told from a file that has a # in its name', async () => {
    expect(await explained(files, 'odd#2.txt')).toContain('Odd');
  });

  it('says which there are when one is not', async () => {
    await expect(explained(files, 'all.jsonl#3')).rejects.toThrow(
      'There is no record 3 in all.jsonl. It has 1, 2.',
    );
  });
});

describe('the command', () => {
  const run = async (...args: string[]) => {
    const printed: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    }
    for (const name of ['log', 'error'] as const) {
      vi.spyOn(console, name).mockImplementation((text) => void printed.push(String(text)));
    }
    const status = await main(args);
    vi.restoreAllMocks();
    return { status, printed: printed.join('\n') };
  };

  it('finds the file from the current directory and in the folder of articles', async () => {
    writeArchive(temporary.path, { 'north/ferry.txt': SCRAPED });
    expect(await run('explain', '--folder', folder(), 'north/ferry.txt')).toMatchObject({
      status: 0,
      printed: expect.stringMatching(/^north\/ferry\.txt\n/),
    });
    expect(await run('explain', join(folder(), 'north/ferry.txt'))).toMatchObject({
      status: 0,
      printed: expect.stringMatching(/^ferry\.txt\n/),
    });
  });

  it('ends with a sentence and 1 when there is nothing to explain, and with 2 when it is called wrongly', async () => {
    writeArchive(temporary.path, { 'photo.jpg': 'x', 'corrections.csv': 'path\n' });
    for (const [name, sentence] of [
      ['none.txt', /^There is no file .*none\.txt\.$/],
      ['', /is a folder\. Name a file in it\.$/],
      ['photo.jpg', /^photo\.jpg is no article: it is of no format that is read\.$/],
      ['corrections.csv', /puts articles right and holds none\.$/],
    ] as const) {
      expect(await run('explain', join(folder(), name))).toEqual({
        status: 1,
        printed: expect.stringMatching(sentence),
      });
    }
    expect((await run('explain')).status).toBe(2);
    expect((await run('undated')).status).toBe(2);
  });

  it('undated prints the list alone, which can be written to a file, and its report elsewhere', async () => {
    writeArchive(temporary.path, { 'a.txt': 'A' });
    const { status, printed } = await run('undated', '--out', join(temporary.path, 'index'), folder());
    expect(status).toBe(0);
    expect(printed).toMatch(
      /^Indexed 1 article [^\n]*\n\uFEFFpath,id,title,date,source,author,section\na\.txt,,A,,,,\n$/,
    );
  });
});
