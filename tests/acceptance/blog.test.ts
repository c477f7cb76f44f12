/** A real archive, 509 dated posts of ten years: what becomes of them, and every law over real HTTP. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACETS } from '../../src/article.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { readFirst } from '../fixtures/read-file.ts';
import { DATE_LEVELS, levelOf } from '../laws/dates.ts';
import { type GeneratedRequest, generateRequests } from '../laws/generate.ts';
import { checkLaw, LAWS } from '../laws/laws.ts';
import { NASTY_QUERY_STRINGS, NASTY_TEXTS } from '../laws/nasty-texts.ts';
import { checkErrors } from '../laws/parameters.ts';
import { type HitJson, listAll, paramOf } from '../laws/site.ts';
import { checkQueryString, checkTypedText } from '../laws/typed-text.ts';
import { sharedFolder } from './shared-folder.ts';
import { type StartedSite, startSite } from './started-site.ts';

const seed = Number(process.env.LAWS_SEED ?? 1);
const REQUESTS = 300;
const RUN = { seed, parallel: 4, buckets: Number.POSITIVE_INFINITY };

let folder: string;
let index: string;
let site: StartedSite;
let hits: readonly HitJson[];
let requests: readonly GeneratedRequest[];
beforeAll(async () => {
  index = await mkdtemp(join(tmpdir(), 'backfile-blog-'));
  folder = sharedFolder('archives/18f-blog');
  site = await startSite(folder, index);
  hits = await listAll(site.get, '/search');
  requests = await generateRequests(site.get, seed, REQUESTS);
});
afterAll(async () => {
  await site?.stop();
  await rm(index, { recursive: true, force: true });
});

describe('The 509 posts', () => {
  it('are all indexed, and the closing report says that none was skipped', () => {
    expect(hits).toHaveLength(509);
    expect(site.output).toMatch(/Indexed 509 articles/);
    expect(site.output).toMatch(/\b0 undated, 0 files skipped\b/);
  });

  it('are all dated, 87 of them by their file names', () => {
    expect(hits.filter(({ date }) => date === null)).toEqual([]);
    expect(hits.filter(({ date_evidence }) => date_evidence === 'url')).toHaveLength(87);
  });

  it('have the day that their files state, else the one in their names', async () => {
    for (const { id, date, date_evidence } of hits) {
      const raw = await readFile(join(PACKAGE_ROOT, folder, decodeURIComponent(id)), 'utf8');
      const stated = /^date:\s*['"]?(\d{4}-\d\d-\d\d)/m.exec(raw)?.[1];
      expect([id, date, date_evidence]).toEqual([id, stated ?? id.slice(0, 10), stated ? 'metadata' : 'url']);
    }
  });

  it('were written by hand, so that nothing of them is cut', async () => {
    for (const { id } of hits) {
      const path = decodeURIComponent(id);
      const { cuts } = await readFirst(path, await readFile(join(PACKAGE_ROOT, folder, path)));
      expect(cuts, id).toEqual([]);
    }
  });
});

describe(`Over ${REQUESTS} searches of them`, () => {
  it('there is every level of dates, and there are two facets set', () => {
    const levels = requests.map(({ url }) => levelOf(paramOf(url, 'date')));
    expect([...new Set(levels)].sort()).toEqual([...DATE_LEVELS].sort());
    for (const level of ['year', 'month', 'day']) {
      const both = requests.filter(
        ({ url }, i) => levels[i] === level && FACETS.some((facet) => paramOf(url, facet) !== null),
      );
      expect(both.length, `requests with a ${level} and a value of another facet`).toBeGreaterThan(2);
    }
  });

  it.each(LAWS.map((law) => [law.name, law] as const))('law %s', async (_, law) => {
    const checked = await checkLaw(site.get, law, requests, RUN);
    expect(checked).toBeGreaterThanOrEqual(REQUESTS);
  });

  it('law 3: no typed text is an error', async () => {
    for (const text of [...NASTY_TEXTS, 'word '.repeat(4000)]) await checkTypedText(site.get, text);
    for (const text of NASTY_QUERY_STRINGS) await checkQueryString(site.get, text);
    await checkErrors(site.get);
  });
});
