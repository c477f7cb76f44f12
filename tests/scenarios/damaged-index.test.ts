/** A site whose index is damaged while it is served: who is told what, and what ends it. */

import fs, { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleDirectory } from '../../src/compiled-index/article-store.ts';
import { PAGE } from '../../src/compiled-index/pages.ts';
import { SectionFile } from '../../src/compiled-index/section-file.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { useDoor } from '../fixtures/door.ts';
import { damage, generationFolder, sectionStarts } from '../fixtures/forged-index.ts';
import { Random } from '../laws/random.ts';

const ARTICLES = 120;

/** Of words that no compression makes small, so that they fill several blocks. */
function textOf(article: number): string {
  const random = new Random('text', article);
  return Array.from({ length: 300 }, () => random.below(2 ** 30).toString(36)).join(' ');
}

const FILES = Object.fromEntries(
  Array.from({ length: ARTICLES }, (_, i) => [
    `${i}.md`,
    `---\ntitle: Report ${i}\ndate: ${1900 + i}-01-01\n---\nThe treaty. ${textOf(i)}`,
  ]),
);
const door = useDoor(FILES);
const index = () => join(door.folder, 'index');
const path = () => join(generationFolder(index()), 'compiled.index');

beforeEach(async () => {
  copyFileSync(path(), join(door.folder, 'kept'));
  await serveAnew();
  door.logged();
});
afterEach(() => writeFileSync(path(), readFileSync(join(door.folder, 'kept'))));

async function serveAnew(): Promise<void> {
  const engine = openCompiledEngine(await openGeneration(index()));
  door.live.replace({ engine, close: () => engine.close() });
}

const get = (address: string, headers = {}) => fetch(`${door.url}${address}`, { headers });
const ready = async () => {
  const response = await get('/readyz');
  return { status: response.status, body: await response.json() };
};
const errorsLogged = () =>
  door.logged().flatMap(({ level, msg }) => (level === 'error' ? [String(msg)] : []));
/** The first page of articles without a part of their dictionary, which comes first. */
function pageOfOldest(): number {
  const file = SectionFile.open(path());
  try {
    const directory = ArticleDirectory.read(file.section('article-directory').read());
    return Math.ceil((directory.range(1)[0] as number) / PAGE);
  } finally {
    file.close();
  }
}
/** Newest first, the oldest article is read last. */
const damageOldest = () =>
  damage(index(), (sectionStarts(index()).articles as number) + pageOfOldest() * PAGE);
const damagePositions = () => damage(index(), sectionStarts(index()).positions as number);

describe('an index that is damaged while it is served', () => {
  it('tells readers with 503, in their language and form, and nothing of where it is', async () => {
    damageOldest();
    const page = await get('/articles/0.md', { 'Accept-Language': 'ru' });
    const text = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(text).toContain('Часть архива на сервере повреждена.');
    const json = await get('/api/articles/0.md');
    expect([json.status, json.headers.get('content-type')]).toEqual([503, 'application/json']);
    const body = await json.json();
    expect(body).toEqual({
      error: { code: 'index_damaged', message: expect.stringContaining('is damaged') },
    });
    for (const told of [text, JSON.stringify(body)])
      expect(told).not.toMatch(/compiled\.index|backfile-test/);
    expect((await get('/articles/119.md')).status).toBe(200);
  });

  it('tells its log once for each place, which file it is and what of it', async () => {
    damageOldest();
    for (let i = 0; i < 3; i += 1) await (await get('/articles/0.md')).text();
    expect(errorsLogged()).toEqual([
      `${path()} is damaged: page ${pageOfOldest()} of articles is not what was written there. ` +
        'Build it again: backfile build FOLDER, with the same --out if one was given.',
    ]);
    damagePositions();
    await (await get('/search?q="the+treaty"')).text();
    await (await get('/search?q="the+treaty"+report')).text();
    expect(errorsLogged()).toEqual([expect.stringContaining('page 0 of positions')]);
  });

  it('tells balancers from the first such answer on, until another generation is served', async () => {
    damageOldest();
    expect(await ready()).toMatchObject({ status: 200 });
    await (await get('/articles/0.md')).text();
    const { generation } = door.engine;
    expect(await ready()).toEqual({
      status: 503,
      body: { status: 'damaged', generation, file: 'compiled.index' },
    });
    damageOldest();
    await serveAnew();
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await get('/articles/0.md')).status).toBe(200);
  });

  it('breaks off an export that meets the damage halfway, and begins none that meets it at once', async () => {
    damageOldest();
    const begun = await get('/search.jsonl');
    expect(begun.status).toBe(200);
    await expect(begun.text()).rejects.toThrow('terminated');
    expect((await get('/search.jsonl?sort=oldest')).status).toBe(503);
    expect(errorsLogged()).toHaveLength(1);
    expect(await ready()).toMatchObject({ status: 503 });
    expect((await (await get('/search.ris?from=1990')).text()).match(/^TY {2}-/gm)).toHaveLength(30);
  });

  it('keeps nothing of what failed', async () => {
    damageOldest();
    const home = '/?lang=en';
    const addresses = [
      '/articles/0.md',
      '/search?q=report&sort=oldest&view=context',
      '/search.jsonl?sort=oldest',
    ];
    for (const address of addresses) expect((await get(address)).status, address).toBe(503);
    damageOldest();
    for (const address of [...addresses, home]) expect((await get(address)).status, address).toBe(200);
  });
});

describe('a file that the disk does not give any more', () => {
  it('is told like damage where it was cut short', async () => {
    truncateSync(path(), (sectionStarts(index()).articles as number) + 10);
    expect((await get('/api/articles/0.md')).status).toBe(503);
    expect(errorsLogged()).toEqual([
      expect.stringMatching(/compiled\.index is damaged: it ends before the end of pages? .* of articles/),
    ]);
    expect(await ready()).toMatchObject({ status: 503, body: { file: 'compiled.index' } });
  });

  it('is told like damage where reading fails, and answers when it does no more', async () => {
    const { readSync } = fs;
    fs.readSync = () => {
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    };
    syncBuiltinESMExports();
    try {
      expect((await get('/')).status).toBe(503);
      expect((await get('/api/articles/0.md')).status).toBe(503);
      expect(errorsLogged()[0]).toMatch(/pages? .* can't be read \(EIO: i\/o error, read\)/);
    } finally {
      fs.readSync = readSync;
      syncBuiltinESMExports();
    }
    expect((await get('/')).status).toBe(200);
  });
});
