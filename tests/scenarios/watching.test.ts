/** What an owner sees of a running site: logs, and what readers looked for. */

import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { routeOf } from '../../src/http/routes.ts';
import { openLog } from '../../src/log/log.ts';
import { reportOf } from '../../src/log/report.ts';
import { Problem } from '../../src/problem.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { useDoor } from '../fixtures/door.ts';

const FILES = { 'a.md': '---\ntitle: A ferry\n---\nOne ferry sank.' };
/** The answer is with the client before the server hears that it is. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('a route', () => {
  it('is known to the door as the README names it, whichever there is', () => {
    const app = createApp(new NaiveEngine([]));
    const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const asked = path.replace('*', 'x').replace(':facet', 'tag');
      const { pattern } = routeOf(new Request(`http://localhost${asked}`));
      expect(pattern).toBe(path.startsWith('/assets') ? path : path.replace('*', ':id'));
    }
  });

  it('costs as much as it makes the engine do', () => {
    const costOf = (path: string) => routeOf(new Request(`http://localhost${path}`)).cost;
    expect(costOf('/search?q=a')).toBe('search');
    expect(costOf('/search?q=a&view=context')).toBe('whole');
    expect(costOf('/%73earch?q=a&vi%65w=context')).toBe('search');
    expect(costOf('/search?q=a&view=conte%78t')).toBe('whole');
    expect(costOf('/search%2Ecsv')).toBe('whole');
    expect(costOf('/no-such-page')).toBe('search');
    expect(costOf('/assets/x.css')).toBe('free');
  });
});

describe('the log', () => {
  const site = useDoor(FILES);

  it('has a line a request, with the id that its answer has, and nothing of who asked or for what', async () => {
    const answer = await fetch(`${site.url}/search?q=ferry`, { headers: { 'X-Request-Id': 'mine' } });
    await answer.text();
    await settled();
    const [entry, ...others] = site.logged();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...{ level: 'info', msg: 'request', method: 'GET', route: '/search', status: 200, results: 1 },
      ...{ id: answer.headers.get('X-Request-Id'), generation: site.engine.generation },
    });
    expect(entry?.id).not.toBe('mine');
    expect(entry?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(JSON.stringify(entry)).not.toMatch(/ferry|127\.0\.0\.1|"q"/);
  });
});

describe('the log of an owner who wants to know', () => {
  const site = useDoor(FILES, { logQueries: true, trustProxy: 1 });

  it('has what was typed, and the id that the proxy gave', async () => {
    await fetch(`${site.url}/search?q=Ferry+"a`, { headers: { 'X-Request-Id': 'from-proxy-1' } });
    await settled();
    expect(site.logged()).toMatchObject([{ id: 'from-proxy-1', q: 'Ferry "a', results: 1 }]);
  });
});

describe('a fault', () => {
  const broken = (engine: SearchEngine) =>
    new Proxy(engine, {
      get: (target, name) => {
        if (name === 'search') return () => Promise.reject(new Error('secret detail'));
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const site = useDoor(FILES, {}, broken);

  it('is logged with its stack and the id of the request, and never told to the client', async () => {
    const answer = await fetch(`${site.url}/search?q=ferry`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/secret detail|\.ts:\d+/);
    await settled();
    const [error, request] = site.logged();
    expect(error).toMatchObject({
      level: 'error',
      id: answer.headers.get('X-Request-Id'),
      err: { message: 'secret detail', stack: expect.stringContaining('watching.test.ts') },
    });
    expect(request).toMatchObject({ msg: 'request', status: 500 });
  });
});

describe('a server that is told to stop', () => {
  const site = useDoor(FILES);

  it('says that it is not ready any more, and still answers', async () => {
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
    site.door.drain();
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${site.url}/search?q=ferry`)).status).toBe(200);
  });
});

describe('lines for a person', () => {
  const entry = {
    id: 'i',
    method: 'GET',
    route: '/search',
    status: 200,
    ms: 1.5,
    generation: 'g',
    results: 0,
  };

  it('are what there is to know; requests are among them only for who looks for a fault', () => {
    for (const level of ['info', 'debug'] as const) {
      const out: string[] = [];
      const err: string[] = [];
      const log = openLog({
        ...{ format: 'pretty', level },
        out: (line) => out.push(line),
        err: (line) => err.push(line),
      });
      log.info('Serving.');
      log.request(entry);
      log.error(new Problem('The disk is full.'));
      log.error(new Error('Odd'), 'GET /search failed:');
      const told = level === 'debug' ? ['200 GET /search in 1.5 ms, 0 found (i)\n'] : [];
      expect(out).toEqual(['Serving.\n', ...told]);
      expect(err[0]).toBe('The disk is full.\n');
      expect(err[1]).toMatch(/^GET \/search failed: Error: Odd\n {4}at /);
    }
  });
});

describe('backfile report', () => {
  const line = (day: string, more: object) =>
    JSON.stringify({
      level: 'info',
      time: `${day}T10:00:00.000Z`,
      msg: 'request',
      route: '/search',
      status: 200,
      ...more,
    });
  const reportOn = (lines: readonly string[]) => {
    const input = new PassThrough();
    input.end(lines.join('\n'));
    return reportOf(createInterface({ input }));
  };

  it('tells what was looked for most, what found nothing, and how much there was each day', async () => {
    const report = await reportOn([
      'Serving on http://localhost:8080',
      '{ broken',
      line('2026-03-02', { q: 'Zeppelin', results: 0 }),
      line('2026-03-01', { q: ' ferry  tale', results: 2 }),
      line('2026-03-01', { q: 'Ferry tale\u001b[31m', results: 2 }),
      line('2026-03-01', { route: '/articles/:id' }),
      line('2026-03-01', { route: '/api/search', status: 503, q: 'other' }),
    ]);
    expect(report).toMatch(/^day +requests +searches +without result +failed$/m);
    expect(report).toMatch(/^2026-03-01 +4 +3 +0 +1\n2026-03-02 +1 +1 +1 +0$/m);
    expect(report).toMatch(
      /What was looked for most\n +1 {2}ferry tale\n|What was looked for most\n +2 {2}ferry tale/,
    );
    expect(report).toMatch(/What found nothing\n +1 {2}zeppelin$/m);
    expect(report).not.toContain('\u001b');
  });

  it('says what is missing where a log has no requests or no queries', async () => {
    expect(await reportOn(['nothing'])).toContain('--log-format json');
    expect(await reportOn([line('2026-03-01', { results: 1 })])).toContain('--log-queries');
  });

  it('reads what the server wrote', async () => {
    const out: string[] = [];
    const log = openLog({ format: 'json', level: 'info', out: (text) => out.push(text) });
    log.request({
      id: 'i',
      method: 'GET',
      route: '/search',
      status: 200,
      ms: 1,
      generation: 'g',
      results: 0,
      q: 'gas',
    });
    expect(await reportOn(out)).toMatch(/What found nothing\n +1 {2}gas/);
  });
});
