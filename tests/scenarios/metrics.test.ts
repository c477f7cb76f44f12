/** What a Prometheus server is told of a running site. */

import { describe, expect, it } from 'vitest';
import { useDoor } from '../fixtures/door.ts';

const FILES = { 'a.md': '---\ntitle: A ferry\n---\nOne ferry sank.' };
/** The answer is with the client before the server hears that it is. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('/metrics', () => {
  const site = useDoor(FILES);

  it('counts requests by route and status, searches without result, and tells what is served', async () => {
    for (const path of [
      '/search?q=ferry',
      '/search?q=zeppelin',
      '/api/search?q=zeppelin',
      '/articles/a.md',
      '/x',
    ]) {
      await fetch(site.url + path);
    }
    await settled();
    const answer = await fetch(`${site.url}/metrics`);
    expect(answer.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    expect(text).toContain('backfile_http_requests_total{route="/search",status="200"} 2');
    expect(text).toContain('backfile_http_requests_total{route="/articles/:id",status="200"} 1');
    expect(text).toContain('backfile_http_requests_total{route="none",status="404"} 1');
    expect(text).toContain('backfile_http_request_duration_seconds_count{route="/search"} 2');
    expect(text).toContain('backfile_searches_without_result_total 2');
    expect(text).toContain('backfile_articles 1');
    expect(text).toContain(`backfile_index_info{generation="${site.engine.generation}"} 1`);
    expect(text).toMatch(/^backfile_event_loop_delay_seconds\{quantile="0.99"\} [\d.e-]+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    expect(text).not.toMatch(/ferry|zeppelin|127\.0\.0\.1/);
    // Who asks again is given what was kept, and has looked for it all the same.
    for (let i = 0; i < 2; i += 1) await fetch(`${site.url}/search?q=airship`);
    const searches = async () =>
      (await (await fetch(`${site.url}/metrics`)).text()).match(/result_total (\d)/)?.[1];
    await expect.poll(searches).toBe('4');
  });
});

describe('/metrics of the answers that are kept', () => {
  const site = useDoor(FILES);
  const VALUES = /^backfile_page_cache_(?:requests_total\{result="(?:hit|miss)"\}|bytes) (\d+)$/gm;
  /** Hits, misses and bytes. */
  async function told(): Promise<number[]> {
    const text = await (await fetch(`${site.url}/metrics`)).text();
    return [...text.matchAll(VALUES)].map(([, value]) => Number(value));
  }

  it('tell how many were there and how many were not, and what those of now take', async () => {
    const ask = async (path: string, more: Record<string, string> = {}) => {
      const answer = await fetch(site.url + path, { headers: { 'Accept-Encoding': 'gzip', ...more } });
      await answer.arrayBuffer();
      return answer.headers;
    };
    await expect.poll(told).toEqual([0, 0, 0]);
    const headers = await ask('/search?q=ferry');
    await expect.poll(told).toEqual([0, 1, expect.any(Number)]);
    const [, , bytes = 0] = await told();
    expect(bytes).toBeGreaterThan(Number(headers.get('Content-Length')));
    for (let i = 0; i < 2; i += 1) await ask('/search?q=ferry');
    await expect.poll(told).toEqual([2, 1, bytes]);
    // What a client has, and what is never kept, is not looked for.
    await ask('/search?q=ferry', { 'If-None-Match': headers.get('ETag') ?? '' });
    await ask('/search?q=ferry', { 'Accept-Encoding': 'identity' });
    for (const path of ['/search.jsonl', '/healthz']) await ask(path);
    // What is none is looked for, and not kept.
    await ask('/none');
    await expect.poll(told).toEqual([2, 2, bytes]);
    site.live.replace({ engine: site.engine, close: () => {} });
    await expect.poll(told).toEqual([2, 2, 0]);
    await ask('/search?q=ferry');
    await expect.poll(told).toEqual([2, 3, bytes]);
  });
});
