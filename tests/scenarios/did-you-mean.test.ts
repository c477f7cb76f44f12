/** "Did you mean" over the sample archive: its own words, and never what finds less. */

import { join } from 'node:path';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { createApp } from '../../src/http/app.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { temporaryFolder } from '../fixtures/archive.ts';

const temporary = temporaryFolder();
let app: Hono;
beforeAll(async () => {
  const index = join(temporary.path, 'index');
  await build({ folder: join(PACKAGE_ROOT, 'data/articles'), index, today: '2024-01-01' });
  const engine = openCompiledEngine(await openGeneration(index));
  app = createApp(engine, { title: 'Backfile', fullText: true });
});
afterAll(() => temporary.remove());

interface Answer {
  readonly query: { readonly matching: 'all' | 'some' };
  readonly total: number;
  readonly suggestion: string | null;
}

async function search(q: string, filters = ''): Promise<Answer> {
  return (await (await app.request(`/api/search?${new URLSearchParams({ q })}${filters}`)).json()) as Answer;
}
/** Articles that have all that was asked for: what two spellings are compared by. */
const withAll = ({ query, total }: Answer) => (query.matching === 'all' ? total : 0);

describe('A misspelt word', () => {
  it.each([
    ['a letter less', 'pipelne', 'pipeline'],
    ['a letter more', 'allliance', 'alliance'],
    ['another letter', 'Tashkant', 'tashkent'],
    ['two letters swapped', 'brezhenv', 'brezhnev'],
    ['two edits', 'vladivastock', 'vladivostok'],
    ['a wrong name', 'Khruschev', 'khrushchev'],
    ['two words', 'railwya brigde', 'railway bridge'],
    ['one of two words', 'border trety', 'border treaty'],
    ['a word in a phrase', '"good neighbors"', '"good neighbours"'],
    ['a word beside what is no word', '+gas -(pipelne)  trety', '+gas -(pipelne)  treaty'],
    ['a word of a field', 'title:trety', 'title:treaty'],
  ])('with %s gets the right one: %s', async (_, typed, meant) => {
    const answer = await search(typed);
    expect(answer.suggestion).toBe(meant);
    expect(withAll(await search(meant))).toBeGreaterThan(withAll(answer));
  });

  it('gets it with the filters as they are, or not at all', async () => {
    expect((await search('trety', '&date=1979')).suggestion).toBe('treaty');
    expect((await search('treaty', '&date=1956')).total).toBe(0);
    expect((await search('trety', '&date=1956')).suggestion).toBeNull();
  });

  it('gets a spelling that finds two articles with all words, though any of the words found more', async () => {
    const typed = await search('railway brigde');
    expect(typed.query.matching).toBe('some');
    const meant = await search(typed.suggestion ?? '');
    expect([typed.suggestion, meant.query.matching]).toEqual(['railway bridge', 'all']);
    expect(meant.total).toBeLessThan(typed.total);
  });
});

describe('Nothing is suggested', () => {
  it.each(['treaty', 'border', 'gas pipeline', '', 'the', '-treaty', 'gas OR bordr'])(
    'where much was found: “%s”',
    async (q) => {
      const answer = await search(q);
      expect(answer.total).toBeGreaterThan(3);
      expect(answer.suggestion).toBeNull();
    },
  );

  it.each(['qzxvjk', 'tr', '1970', '*zzz', 'qzxvjk~1', '"two sides the"', 'date:1800 treaty'])(
    'where no word of the archive is near, or none finds more: “%s”',
    async (q) => {
      const answer = await search(q);
      expect(answer.total).toBeLessThanOrEqual(3);
      expect(answer.suggestion).toBeNull();
    },
  );

  it('that finds less or no more, whatever is misspelt', async () => {
    const words = ['treaty', 'border', 'alliance', 'gorbachev', 'gas', 'pipeline', 'island', 'the', 'summit'];
    const edited = fc
      .tuple(fc.constantFrom(...words), fc.nat(9), fc.constantFrom('', 'x', 'e', 'tt'))
      .map(([word, at, letters]) => word.slice(0, at) + letters + word.slice(at + 1));
    const typed = fc
      .array(fc.tuple(fc.constantFrom('', '', '+', '-', '"', 'OR '), edited), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([sign, word]) => sign + word + (sign === '"' ? ' talks"' : '')).join(' '));
    let suggested = 0;
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const answer = await search(q);
        if (answer.suggestion === null) return;
        suggested += 1;
        expect(withAll(await search(answer.suggestion))).toBeGreaterThan(withAll(answer));
      }),
      { numRuns: 200 },
    );
    expect(suggested).toBeGreaterThan(20);
  });
});
