/** The laws over two archives: one made by chance, with every kind of date, and the sample archive. */

import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { archiveByChance } from './archive.ts';
import { DATE_LEVELS, levelOf } from './dates.ts';
import { type GeneratedRequest, generateRequests } from './generate.ts';
import { checkLaw, LAWS } from './laws.ts';
import { NASTY_QUERY_STRINGS, NASTY_TEXTS } from './nasty-texts.ts';
import { openSite, openSiteInLittleMemory } from './open-site.ts';
import {
  checkDropped,
  checkErrors,
  checkPastTheEnd,
  checkSize,
  PAGES_PAST_THE_END,
  SIZES,
  UNREADABLE,
} from './parameters.ts';
import { type Get, paramOf } from './site.ts';
import { checkQueryString, checkReadAs, checkTypedText } from './typed-text.ts';

/** Another seed tries other requests: LAWS_SEED=2 npm test. */
const seed = Number(process.env.LAWS_SEED ?? 1);
const REQUESTS = 25;
const RUN = { seed, parallel: 1, buckets: 4 };

const folder = temporaryFolder();
let byChance: Get;
beforeAll(async () => {
  const articles = writeArchive(folder.path, archiveByChance(120, seed));
  byChance = await openSite(articles, join(folder.path, 'index'));
});
afterAll(() => folder.remove());

describe.each([
  ['an archive made by chance', async () => byChance],
  [
    'the same archive in little memory',
    () => openSiteInLittleMemory(join(folder.path, 'articles'), join(folder.path, 'little index')),
  ],
  [
    'the sample archive',
    () => openSite(join(PACKAGE_ROOT, 'data/articles'), join(folder.path, 'sample index')),
  ],
] as const)('Over %s', (_, open) => {
  let get: Get;
  let requests: readonly GeneratedRequest[];
  beforeAll(async () => {
    get = await open();
    requests = await generateRequests(get, seed, REQUESTS);
  });

  it.each(LAWS.map((law) => [law.name, law] as const))('law %s', async (_, law) => {
    await checkLaw(get, law, requests, RUN);
  });

  it('the requests have every level of dates and two facets set', () => {
    const levels = new Set(requests.map(({ url }) => levelOf(paramOf(url, 'date'))));
    expect([...levels].sort()).toEqual([...DATE_LEVELS].sort());
    const both = requests.filter(({ url }) => paramOf(url, 'date') !== null && paramOf(url, 'tag') !== null);
    expect(both.length).toBeGreaterThan(0);
  });
});

describe('Whatever is typed or asked for', () => {
  const get: Get = (path) => byChance(path);

  it.each(NASTY_TEXTS.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
    'the text %s is no error',
    (_, text) => checkTypedText(get, text),
  );
  it.each(NASTY_QUERY_STRINGS)('the query string %s is no error', (text) => checkQueryString(get, text));
  it.each([500, 10_500, 20_000, 70_000])('%i characters are cut or refused', (length) =>
    checkTypedText(get, 'word '.repeat(length / 5)),
  );

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
      .map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(
          ...'"()+-:*^~ '.split(''),
          'AND',
          'OR',
          'NOT',
          'title:',
          'date:2021',
          'river',
          'the',
          'ß',
        ),
        {
          maxLength: 25,
        },
      )
      .map((parts) => parts.join('')),
  );
  it('any text at all is no error', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, (text) => checkTypedText(get, text)),
      { seed, numRuns: 150 },
    );
  });
  it('any text, typed again as it was read, finds the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, (text) => checkReadAs(get, `/search?${new URLSearchParams({ q: text })}`)),
      { seed, numRuns: 150 },
    );
  });

  it.each(UNREADABLE)('%s=%s is dropped with a note', (name, value) =>
    checkDropped(get, '/search?q=river&size=20', name, value),
  );
  it.each(SIZES)('a size of %s is one of %i', (asked, got) => checkSize(get, '/search', asked, got));
  it.each(PAGES_PAST_THE_END)('page %s is past the end and no error', (page) =>
    checkPastTheEnd(get, '/search?q=river', page),
  );
  it('what is missing or too long is an error in the promised shape', () => checkErrors(get));
});
