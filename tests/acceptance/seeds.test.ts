/** The five articles that the project started from, each untidy in its own way. */

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { generateRequests } from '../laws/generate.ts';
import { checkLaw, LAWS } from '../laws/laws.ts';
import { countOnPage } from '../laws/results-page.ts';
import { type HitJson, listAll, search, totalOf } from '../laws/site.ts';
import { sharedFolder } from './shared-folder.ts';
import { type StartedSite, startSite } from './started-site.ts';

interface ArticleJson extends HitJson {
  readonly text: string;
}

const seed = Number(process.env.LAWS_SEED ?? 1);

let folder: string;
let index: string;
let filesBefore: unknown;
let site: StartedSite;
let hits: readonly HitJson[];
beforeAll(async () => {
  index = await mkdtemp(join(tmpdir(), 'backfile-seeds-'));
  folder = sharedFolder('seeds');
  filesBefore = await filesOf();
  // West of Greenwich a date that passed through a clock would be the day before.
  site = await startSite(folder, index, { TZ: 'America/Los_Angeles' });
  hits = await listAll(site.get, '/search');
});
afterAll(async () => {
  await site?.stop();
  await rm(index, { recursive: true, force: true });
});

/** Every file with its size and the time it was last written. */
async function filesOf() {
  const path = join(PACKAGE_ROOT, folder);
  const names = (await readdir(path)).sort();
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(path, name));
      return [name, size, mtimeMs];
    }),
  );
}

const readSeed = (name: string) => readFile(join(PACKAGE_ROOT, folder, name), 'utf8');
const hitOf = (start: string) => hits.find(({ id }) => id.startsWith(start));

async function articleOf(start: string): Promise<ArticleJson> {
  const { status, text } = await site.get(`/api${hitOf(start)?.url}`);
  expect(status).toBe(200);
  return JSON.parse(text) as ArticleJson;
}

describe('The five seeds', () => {
  it('are five articles, named as their files', async () => {
    const names = await readdir(join(PACKAGE_ROOT, folder));
    expect(hits.map(({ id }) => id).sort()).toEqual(names.sort());
    expect(hits).toHaveLength(5);
  });

  it('the first has the date of its marker and its first sentence for a title', async () => {
    const raw = await readSeed('000_f4c5a6a250744ca6.txt');
    const firstSentence = /2021-07-15 (.*?\.)\s/.exec(raw)?.[1];
    expect(hitOf('000')).toMatchObject({ date: '2021-07-15', title: firstSentence });
  });

  it('the second has the date and the source of its marker, and its repeated headline once', async () => {
    const raw = await readSeed('001_f51a0ac2fbc4024e.txt');
    const headline = raw.split('\n')[1]?.trim() ?? '';
    expect(raw.split(headline)).toHaveLength(3);
    const article = await articleOf('001');
    expect(article).toMatchObject({ date: '2020-12-29', source: 'UrduPoint.com', title: headline });
    expect(article.text).not.toContain(headline);
  });

  it('the third has the day that its weekday and the years it speaks of leave', async () => {
    const dated = { date: '2023-02-22', date_evidence: 'inferred' };
    expect(hitOf('002')).toMatchObject(dated);
    expect(await articleOf('002')).toMatchObject(dated);
  });

  it('the others are undated, whatever days and years their texts speak of', async () => {
    for (const start of ['003', '004']) {
      expect(hitOf(start), start).toMatchObject({ date: null, date_evidence: null });
      expect(await articleOf(start), start).toMatchObject({ date: null, date_evidence: null });
    }
    const { facets } = await search(site.get, '/search');
    expect(facets.date?.map(({ key, count }) => [key, count])).toEqual([
      ['2020', 1],
      ['2021', 1],
      ['2023', 1],
      ['undated', 2],
    ]);
    for (const date of ['2016', '2016-06-25', '2022']) {
      expect(await totalOf(site.get, `/search?date=${date}`), date).toBe(0);
    }
  });

  it('have the story for their text, and nothing of the page around it', async () => {
    expect((await articleOf('002')).text).toMatch(
      /^The meeting was closely[\s\S]*between Russia and the West\.$/,
    );
    const third = (await articleOf('003')).text;
    expect(third).toMatch(/^Russia's defence minister said earlier/);
    expect(third).toMatch(/according to a Russian transcription of his remarks\.$/);
    expect(third).not.toMatch(/advertisement|FILE - |Copyright|Share this|You might also like/i);
    const fourth = await articleOf('004');
    expect(fourth.title).toMatch(/^Russia’s ‘traditional friendship’/);
    expect(fourth.text).not.toMatch(/advertisement|myNEWS|Learn more|Photo: |01:04|Quad summit|^14$/im);
    expect(fourth.text).toMatch(/^• Lavrov tells[\s\S]*answered “yes”\.$/);
  });

  it('keep every sentence of their stories', async () => {
    for (const start of ['000', '001', '002', '003', '004']) {
      const raw = await readSeed(
        (await readdir(join(PACKAGE_ROOT, folder))).find((name) => name.startsWith(start)) ?? '',
      );
      const { title, text } = await articleOf(start);
      const sentences = raw
        .split('\n')
        .filter((line) => /[.”"]\s*$/.test(line) && !/FILE - |All rights/.test(line));
      expect(sentences.length).toBeGreaterThan(5);
      for (const line of sentences)
        expect(`${title}\n${text}`).toContain(line.replace(/^ date \S+ /, '').trim());
    }
  });

  it('“military alliance” finds the files that hold both words', async () => {
    const names = await readdir(join(PACKAGE_ROOT, folder));
    const expected: string[] = [];
    for (const name of names) {
      const raw = await readSeed(name);
      if (/\bmilitar(?:y|ies)\b/i.test(raw) && /\balliances?\b/i.test(raw)) expected.push(name);
    }
    const found = await listAll(site.get, '/search?q=military+alliance');
    expect(found.map(({ id }) => id).sort()).toEqual(expected.sort());
    expect((await search(site.get, '/search?q=military+alliance')).query.matching).toBe('all');
    for (const { title_highlights, snippets } of found) {
      expect([...title_highlights, ...snippets.flatMap(({ highlights }) => highlights)]).not.toEqual([]);
    }
  });

  it.each(['Лавров', 'café'])('%s is no error', async (word) => {
    const url = `/search?${new URLSearchParams({ q: word })}`;
    const { total, query } = await search(site.get, url);
    expect(query.q).toBe(word);
    expect(await countOnPage(site.get, url)).toBe(total);
  });

  it('keep every law', async () => {
    const requests = await generateRequests(site.get, seed, 24);
    for (const law of LAWS) await checkLaw(site.get, law, requests, { seed, parallel: 4, buckets: 20 });
  });

  it('a second start has nothing to install, to compile or to index, and the same dates east of Greenwich', async () => {
    const second = await startSite(folder, index, { TZ: 'Pacific/Kiritimati' });
    try {
      expect(second.output).toContain('Nothing to install or compile');
      expect(second.output).toContain('nothing to index');
      expect(second.output).not.toMatch(/Installing|Compiling|Indexed/);
      expect(await listAll(second.get, '/search')).toEqual(hits);
    } finally {
      await second.stop();
    }
    await expect(fetch(second.url)).rejects.toThrow();
  });

  it('are not touched', async () => {
    expect(await filesOf()).toEqual(filesBefore);
  });
});
