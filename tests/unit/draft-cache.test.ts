/** What was read before: found again when it is the same, and not when anything is wrong with it. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { writeSynced } from '../../index-build/durable-files.ts';
import { DraftCache, DraftCacheWriter } from '../../index-build/reading/draft-cache.ts';
import { temporaryFolder } from '../fixtures/archive.ts';

const folder = temporaryFolder();
const path = join(folder.path, 'drafts');
afterAll(() => folder.remove());

async function written(readings: ReadonlyMap<string, Uint8Array>, version = '1'): Promise<void> {
  await writeSynced(path, (sink) => {
    const writer = new DraftCacheWriter(sink, version);
    for (const [key, reading] of readings) {
      // In pieces, as a long one comes.
      writer.add(reading.subarray(0, 10));
      writer.add(reading.subarray(10));
      writer.end(key);
    }
    writer.finish();
  });
}

const readings = fc
  .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.uint8Array({ maxLength: 40 })), {
    maxLength: 12,
  })
  .map((pairs) => new Map(pairs));

describe('the cache of drafts', () => {
  it('gives back what was added, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(readings, fc.string(), async (given, other) => {
        await written(given);
        const cache = DraftCache.open(path, '1');
        for (const [key, reading] of given) expect(cache.get(key)).toEqual(Buffer.from(reading));
        if (!given.has(other)) expect(cache.get(other)).toBeNull();
        cache.close();
      }),
      { numRuns: 40 },
    );
  });

  it('is empty when it is missing or of another version', async () => {
    await written(new Map([['key', Buffer.from('reading')]]));
    for (const cache of [DraftCache.open(path, '2'), DraftCache.open(`${path}.none`, '1')]) {
      expect(cache.get('key')).toBeNull();
      cache.close();
    }
  });

  it('never gives a reading that was damaged, wherever that is', async () => {
    const given = new Map([
      ['a', Buffer.from('the first reading')],
      ['b', Buffer.from('the second')],
    ]);
    await written(given);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0x10;
      writeFileSync(path, damaged);
      const cache = DraftCache.open(path, '1');
      for (const [key, reading] of given)
        expect([null, reading.toString()]).toContain(cache.get(key)?.toString() ?? null);
      cache.close();
      writeFileSync(path, bytes.subarray(0, at));
      DraftCache.open(path, '1').close();
    }
  });
});
