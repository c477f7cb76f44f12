/** Compressed answers: as each client takes them, made once and kept within a bound. */

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedCoding } from '../../src/http/content-coding.ts';
import { type KeptAnswer, PageCache } from '../../src/http/page-cache.ts';
import { useSite } from '../fixtures/archive.ts';

const site = useSite(
  Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.txt`, `Treaty ${i}\n\nOf the river ${i}.`])),
);

async function ask(path: string, coding: string | null, method = 'GET') {
  const response = await site.request(path, {
    method,
    headers: coding === null ? {} : { 'Accept-Encoding': coding },
  });
  return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
const encodingOf = async (path: string, coding: string | null) =>
  (await ask(path, coding)).headers.get('Content-Encoding');
const statusOf = ({ headers }: { headers: Headers }) => headers.get('Cache-Status');

describe('a page', () => {
  it('is compressed as the client takes it, and the same page then', async () => {
    for (const path of ['/', '/search?q=treaty', '/api/search', '/search.atom?q=river', '/articles/1.txt']) {
      const { body: plain } = await ask(path, null);
      const [br, gzip] = [await ask(path, 'gzip, br'), await ask(path, 'gzip')];
      expect([br, gzip].map(({ headers }) => headers.get('Content-Encoding'))).toEqual(['br', 'gzip']);
      expect(brotliDecompressSync(br.body).equals(plain), path).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain), path).toBe(true);
      for (const { headers, body } of [br, gzip]) {
        expect(headers.get('Content-Length')).toBe(String(body.length));
        expect(body.length).toBeLessThan(0.6 * plain.length);
      }
    }
  });

  it('is left as it is for who takes nothing else, and where it is short or has no end in sight', async () => {
    for (const coding of [null, '', 'identity', 'br;q=0, gzip;q=0', '*;q=0', 'zstd']) {
      expect(await encodingOf('/search', coding), String(coding)).toBeNull();
    }
    for (const path of ['/robots.txt', '/api/suggest?q=zzz', '/search.csv', '/search.jsonl']) {
      expect(await encodingOf(path, 'br, gzip'), path).toBeNull();
    }
  });

  it('is made once for all that take it alike, as they come together or one after the other', async () => {
    const together = await Promise.all(Array.from({ length: 5 }, () => ask('/search?q=river', 'br')));
    expect(together.filter((answer) => statusOf(answer)?.includes('stored'))).toHaveLength(1);
    const later = await ask('/search?q=river', 'br');
    expect(statusOf(later)).toBe('Backfile; hit');
    expect(later.headers.get('Server-Timing')).toBeNull();
    for (const { body, headers } of together) {
      expect(body.equals(later.body)).toBe(true);
      expect(headers.get('Content-Type')).toBe(later.headers.get('Content-Type'));
    }
    expect(statusOf(await ask('/search?q=river', 'gzip'))).toContain('stored');
    expect(statusOf(await ask('/search?q=river', null))).toBeNull();
  });

  it('has the headers of GET for HEAD, whether it was kept or not', async () => {
    for (const path of ['/search?q=treaty+river', '/robots.txt']) {
      for (const coding of ['br', null]) {
        const first = await ask(path, coding, 'HEAD');
        const { headers } = await ask(path, coding);
        const again = await ask(path, coding, 'HEAD');
        for (const head of [first, again]) {
          expect(head.body).toHaveLength(0);
          for (const name of ['ETag', 'Vary', 'Content-Type', 'Content-Encoding', 'Content-Length'])
            expect(head.headers.get(name), name).toBe(headers.get(name));
        }
      }
    }
  });

  it('is not kept when there is none', async () => {
    for (const _ of [1, 2]) expect(statusOf(await ask('/articles/none.txt', 'br'))).toBeNull();
  });
});

describe('an asset', () => {
  it('is sent in the smallest form that the client takes, and is the same then', async () => {
    const html = (await ask('/', null)).body.toString();
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(6);
    for (const path of paths) {
      const [plain, br, gzip] = [
        await ask(path, null),
        await ask(path, 'br, gzip'),
        await ask(path, 'gzip;q=0.5'),
      ];
      const etags = [plain, br, gzip].map(({ headers }) => headers.get('ETag'));
      for (const { headers } of [plain, br, gzip]) {
        expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
        expect(headers.get('Vary')).toBe('Accept-Encoding');
      }
      if (plain.body.length < 1024) {
        expect(br.headers.get('Content-Encoding')).toBeNull();
        continue;
      }
      expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      expect(br.body.length).toBeLessThan(gzip.body.length);
      expect(new Set(etags).size).toBe(3);
    }
  });

  it('is not sent again to who has it', async () => {
    const html = (await ask('/', null)).body.toString();
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const etag = (await ask(path, 'br')).headers.get('ETag') ?? '';
    const headers = { 'Accept-Encoding': 'br', 'If-None-Match': etag };
    expect((await site.request(path, { headers })).status).toBe(304);
  });
});

describe('Accept-Encoding', () => {
  it('is read by its qualities, the best of equals being brotli', () => {
    const cases: Record<string, string> = {
      'gzip, deflate, br, zstd': 'br',
      GZIP: 'gzip',
      'x-gzip': 'gzip',
      'br;q=0.5, gzip;q=0.8': 'gzip',
      'br; q=0.8, gzip ;q=0.8': 'br',
      '*': 'br',
      'br;q=0, *': 'gzip',
      'gzip;q=0': 'identity',
      'identity, gzip;q=0.5': 'identity',
      'gzip;q=0.5': 'gzip',
      'identity;q=0, gzip;q=0.1': 'gzip',
      'identity;q=0': 'identity',
      'br;q=2, gzip': 'gzip',
      ';;,,=': 'identity',
    };
    for (const [header, coding] of Object.entries(cases)) expect(acceptedCoding(header), header).toBe(coding);
  });
});

describe('the cache of pages', () => {
  const answer = (length: number): KeptAnswer => ({
    headers: [],
    body: new Uint8Array(length),
    results: undefined,
  });

  it('stays within its bytes, and keeps what was asked for last', async () => {
    const cache = new PageCache(100_000);
    for (let i = 0; i < 50; i += 1) await cache.make(`${i}`, async () => answer(9_000));
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.bytes).toBeGreaterThan(80_000);
    expect(await cache.get('49')).toBeDefined();
    expect(cache.get('0')).toBeUndefined();
    await cache.make('large', async () => answer(200_000));
    expect(cache.get('large')).toBeUndefined();
    expect(await cache.get('49')).toBeDefined();
  });

  it('keeps nothing of what failed, and has nobody wait for it', async () => {
    const cache = new PageCache();
    let fail: (error: Error) => void = () => {};
    const making = cache.make('a', () => new Promise((_, reject) => (fail = reject)));
    const waiting = cache.get('a');
    fail(new Error('as the test wants'));
    await expect(making).rejects.toThrow('as the test wants');
    expect(await waiting).toBeNull();
    expect(cache.get('a')).toBeUndefined();
  });
});
