/** The sample archive as each engine serves it: the same articles, totals, counts and notes. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { openLunrEngine } from '../../src/lunr/open-engine.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { temporaryFolder } from '../fixtures/archive.ts';

const temporary = temporaryFolder();
let compiled: SearchEngine;
let lunr: SearchEngine;
beforeAll(async () => {
  const index = join(temporary.path, 'index');
  await build({ folder: join(PACKAGE_ROOT, 'data/articles'), index, today: '2024-01-01' });
  compiled = openCompiledEngine(await openGeneration(index));
  lunr = await openLunrEngine(await openGeneration(index));
});
afterAll(() => temporary.remove());

/** Searches of the sample archive: the parameters, and whether they find any article. */
const SEARCHES: readonly (readonly [params: string, finds: boolean])[] = [
  ['', true],
  ['q=treaty', true],
  ['q=gas+pipeline', true],
  ['q=panda+zeppelin', true],
  ['q=gas+OR+oil', true],
  ['q=%2Bgas+-oil', true],
  ['q=(gas+OR+oil)+pipeline', true],
  ['q="no+limits"', true],
  ['q="the+eastern+border"', true],
  ['q="border+eastern"', false],
  ['q=organis*', true],
  ['q=*stan', true],
  ['q=Khruschev~1', true],
  ['q=aliance~+-military', true],
  ['q=gas^3+oil', true],
  ['q=title:treaty+border', true],
  ['q=after:1989+before:2000', true],
  ['q=border&date=1969', true],
  ['q=border&date=undated', true],
  ['q=moscow&from=1949&to=1959-12', true],
  ['q=treaty&source=The+Meridian+Wire', true],
  ['q=the+of', true],
];

describe('The two engines', () => {
  it.each(SEARCHES)('find, count, mark and note the same for “%s”', async (params, finds) => {
    const query = readSearchParams(new URLSearchParams(`${params}&sort=oldest&size=100`));
    const { hits, suggestion: _, ...rest } = await compiled.search(query);
    const { hits: lunrHits, suggestion: __, ...lunrRest } = await lunr.search(query);
    expect(rest.total > 0).toBe(finds);
    expect(rest).toEqual(lunrRest);
    const shown = ({ score: _, ...hit }: (typeof hits)[number]) => hit;
    expect(hits.map(shown)).toEqual(lunrHits.map(shown));
  });

  it('give every article whole', async () => {
    const { hits } = await compiled.search(readSearchParams(new URLSearchParams('size=100')));
    expect(hits).toHaveLength(compiled.size);
    expect(lunr.size).toBe(compiled.size);
    for (const { id } of hits) expect(await compiled.article(id)).toEqual(await lunr.article(id));
  });
});
