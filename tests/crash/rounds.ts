/**
 * An archive whose files change from round to round, so that every answer tells the round of its
 * generation, and a check that an index folder answers by one round, whole.
 */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { writeArchive } from '../fixtures/archive.ts';

/** The day on which the articles of the first round arrived, whatever died since. */
export const FIRST_DAY = '2024-01-01';

const LEAST = 8;
/** Rounds differ in how many articles they have. */
export const articlesOf = (round: number): number => LEAST + (round % 4);

/** A word that the articles of one round have, and no others. */
export function markerOf(round: number): string {
  const letters = [...String(round)].map((digit) => 'bcdfghjklm'[Number(digit)]);
  return `marka${letters.join('a')}a`;
}

/** Writes the files of a round in the place of those of any other, under `<root>/articles`. */
export function writeRound(root: string, round: number): string {
  const files = Array.from({ length: articlesOf(round) }, (_, i) => [
    `${i}.md`,
    `---\ntitle: Report ${i}\ndate: 19${50 + i}-03\nsource: Wire ${round}\n---\n` +
      `The treaty of Moscow, as ${markerOf(round)} has it. ${i % 2 === 0 ? 'Even' : 'Odd'}ly so.`,
  ]);
  const folder = writeArchive(root, Object.fromEntries(files));
  for (let i = articlesOf(round); i < LEAST + 4; i += 1) rmSync(join(folder, `${i}.md`), { force: true });
  return folder;
}

/** The round that an index folder answers by, which is known to be whole. Throws when it has no generation. */
export async function roundServed(index: string): Promise<number> {
  const generation = await openGeneration(index);
  for (const file of Object.keys(generation.manifest.files)) await generation.read(file);
  const engine = openCompiledEngine(generation);
  try {
    const search = (q: string) => engine.search(readSearchParams(new URLSearchParams({ q })));
    const all = await search('');
    const round = Number(/^Wire (\d+)$/.exec(all.facets.source[0]?.key ?? '')?.[1]);
    const articles = articlesOf(round);
    expect([all.total, engine.size, generation.manifest.counts.articles]).toEqual([
      articles,
      articles,
      articles,
    ]);
    expect(all.facets.source).toEqual([{ key: `Wire ${round}`, count: articles, selected: false }]);
    const totals: [q: string, total: number][] = [
      [markerOf(round), articles],
      ['"treaty of moscow"', articles],
      ['evenly', Math.ceil(articles / 2)],
      ['mosc* -odd*', Math.ceil(articles / 2)],
      ['trety~1', articles],
      ['date:1952-03', 1],
      [markerOf(round + 1), 0],
    ];
    for (const [q, total] of totals) expect([q, (await search(q)).total]).toEqual([q, total]);
    const first = await engine.article('0.md');
    expect(first).toMatchObject({ text: expect.stringContaining(markerOf(round)), arrived: FIRST_DAY });
    return round;
  } finally {
    engine.close();
  }
}
