/** Fifty rebuilds under fifty clients: no answer fails, none mixes generations, and nothing piles up. */

import { expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/archive.ts';
import { formatSwaps, mean } from './report.ts';
import { swapUnderLoad } from './swap-under-load.ts';

const REBUILDS = 50;
const CLIENTS = 50;
/** Those that the server has without a client: where it listens, where it prints; and the test's own. */
const OWN_SOCKETS = 10;
/** How much of the live memory after rebuilds 10 to 20 the last ten may take. */
const FLAT = 1.15;

it(`${REBUILDS} rebuilds under ${CLIENTS} clients lose and mix no answer, and memory stays flat`, async () => {
  const temporary = temporaryFolder();
  try {
    const swaps = await swapUnderLoad(temporary.path, REBUILDS, CLIENTS);
    console.log(formatSwaps(swaps));
    expect(swaps.failures).toEqual([]);
    expect(swaps.complaints).toEqual([]);
    const { rebuilds } = swaps;
    expect(rebuilds.filter(({ answers }) => answers === 0)).toEqual([]);
    const memory = (from: number, to: number) => mean(rebuilds.slice(from, to).map(({ liveMb }) => liveMb));
    expect(memory(REBUILDS - 10, REBUILDS) / memory(9, 20)).toBeLessThanOrEqual(FLAT);
    // One for each generation that a slow reader still has, and none for long.
    expect(Math.max(...rebuilds.map(({ openIndexes }) => openIndexes))).toBeLessThanOrEqual(4);
    expect(swaps.openIndexesAtEnd).toBe(1);
    const descriptors = (from: number, to: number) =>
      Math.max(...rebuilds.slice(from, to).map((rebuild) => rebuild.descriptors));
    expect(descriptors(REBUILDS - 10, REBUILDS)).toBeLessThanOrEqual(descriptors(9, 20) + 2);
    expect(swaps.socketsAtEnd).toBeLessThanOrEqual(OWN_SOCKETS);
  } finally {
    temporary.remove();
  }
});
