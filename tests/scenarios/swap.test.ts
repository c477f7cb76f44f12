/** An index is replaced while readers ask it. `npm run test:swap` does it fifty times. */

import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/archive.ts';
import { roundOf } from '../swap/archive.ts';
import { swapUnderLoad } from '../swap/swap-under-load.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

it('no answer fails or mixes generations while the index is replaced, and none stays open', async () => {
  const { rebuilds, failures, complaints, openIndexesAtEnd } = await swapUnderLoad(temporary.path, 3, 12);
  expect(failures).toEqual([]);
  expect(complaints).toEqual([]);
  expect(rebuilds.filter(({ answers }) => answers === 0)).toEqual([]);
  expect(openIndexesAtEnd).toBe(1);
}, 120_000);

it('an answer that mixes generations would be noticed', () => {
  expect(roundOf('markaba and markaba')).toBe(0);
  expect(roundOf('markacabafa')).toBe(103);
  for (const text of ['markaba and markaca', 'none']) expect(() => roundOf(text)).toThrow('generations');
});
