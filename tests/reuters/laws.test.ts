/** The laws that the pages must keep, over searches of Reuters-21578 by chance, asked of the real command. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedSite, startSite } from '../acceptance/started-site.ts';
import { readCorpus } from '../bench/corpus.mjs';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { type GeneratedRequest, generateRequests } from '../laws/generate.ts';
import { checkLaw, LAWS } from '../laws/laws.ts';

const seed = Number(process.env.LAWS_SEED ?? 1);
const REQUESTS = 300;
const RUN = { seed, parallel: 4, buckets: 6 };

/** Those that page through all hits would ask for millions here; smaller archives have them checked. */
const OF_PAGES = /^(?:1:|2: (?:years|a facet)|5: the same|the JSON|the page shows|every link|hits lead)/;

const temporary = temporaryFolder();
let site: StartedSite;
let requests: readonly GeneratedRequest[];
beforeAll(async () => {
  const lines = readCorpus().map((article) => JSON.stringify(article));
  const folder = writeArchive(temporary.path, { 'reuters.jsonl': lines.join('\n') });
  site = await startSite(folder, join(temporary.path, 'index'));
  requests = await generateRequests(site.get, seed, REQUESTS);
});
afterAll(async () => {
  await site?.stop();
  temporary.remove();
});

describe(`Over ${REQUESTS} searches of 21,578 articles`, () => {
  it.each(LAWS.filter(({ name }) => OF_PAGES.test(name)).map((law) => [law.name, law] as const))(
    'law %s',
    async (_, law) => {
      const checked = await checkLaw(site.get, law, requests, RUN);
      expect(checked).toBeGreaterThanOrEqual(REQUESTS);
    },
  );
});
