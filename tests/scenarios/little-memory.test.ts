/** A build in little memory: the same index to the last byte, whatever had to be laid aside, and nothing left of that. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { type BuildLimits, limitsFor, NO_LIMITS } from '../../index-build/limits.ts';
import { sampleFiles, useBuildRequest, writeArchive } from '../fixtures/archive.ts';
import { LITTLE_MEMORY } from '../fixtures/little-memory.ts';
import { archiveByChance } from '../laws/archive.ts';

const { root, request } = useBuildRequest();

const CORRECTIONS = 'path,date\nplain/article 3.md,2001-05-06\nnot there.md,2001\n';
/** Records whose numeric dates are told by one of them. */
const RECORDS = Array.from({ length: 900 }, (_, i) =>
  JSON.stringify({
    id: i,
    source: `Paper ${i % 7}`,
    date: i % 9 === 0 ? `${(i % 12) + 1}/${13 + (i % 15)}/2019` : `${(i % 12) + 1}/0${1 + (i % 9)}/2020`,
    title: `Record ${i} of the pipeline`,
    text: `${`The ministers of ${i % 50} met at the border of ${i % 11}. `.repeat(20)}${'é'.repeat(i % 5)}`,
  }),
).join('\n');

async function generationOf(limits: BuildLimits, name: string): Promise<string> {
  const index = join(root(), name);
  await build({ ...request(), index, limits });
  expect(readdirSync(index).sort()).toEqual(
    ['arrivals', 'current', 'drafts', 'generations', 'lock'].filter((file) => existsSync(join(index, file))),
  );
  return readFileSync(join(index, 'current'), 'utf8');
}

it('has the name, and so the bytes, of one that holds everything', async () => {
  writeArchive(root(), {
    ...sampleFiles(),
    ...archiveByChance(60, 3),
    'records.jsonl': RECORDS,
    'records/again.jsonl': RECORDS.slice(0, 100_000),
    'corrections.csv': CORRECTIONS,
  });
  const whole = await generationOf(NO_LIMITS, 'whole');
  expect(await generationOf(LITTLE_MEMORY, 'little')).toBe(whole);
  expect(await generationOf(limitsFor(200e6), 'small')).toBe(whole);
});

it('has them too when each article is a run of its own', async () => {
  writeArchive(root(), archiveByChance(40, 5));
  const whole = await generationOf(NO_LIMITS, 'whole');
  expect(await generationOf({ ...LITTLE_MEMORY, tokens: 1, sorted: 1, spool: 7 }, 'least')).toBe(whole);
});
