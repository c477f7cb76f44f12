/** An index that is damaged answers rightly or says that it is damaged. `npm run test:damage` has many more damages. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndexes, SAMPLE } from '../damage/indexes.ts';
import { tryDamages } from '../damage/trials.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

describe('whatever was done to the files of an index', () => {
  it('no answer is wrong, what can’t be answered is told with 503, and verify finds it', async () => {
    const trials = await tryDamages(await buildIndexes(temporary.path, SAMPLE), 60, 2);
    expect(trials.filter(({ isFoundByVerify }) => !isFoundByVerify)).toEqual([]);
    expect(new Set(trials.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'met', 'not met']));
  });
});
