/** A site that is open to everybody: what it refuses, what it tells proxies and crawlers, what stays shut. */

import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { useDoor } from '../fixtures/door.ts';

const FILES = { 'a.md': '---\ntitle: A ferry\nsource: The Gazette\n---\nOne ferry sank.' };

/** A request whose path is sent as it is: `fetch` would tidy it. */
function rawStatus(url: string, path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: hostname, port, path }, (answer) => {
      let body = '';
      answer.setEncoding('latin1');
      answer.on('data', (data: string) => {
        body += data;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a site that is open to everybody', () => {
  const site = useDoor(FILES);

  it('gives every answer the headers that keep it harmless, and HSTS to nobody who did not come by TLS', async () => {
    for (const path of ['/', '/search?q=ferry', '/none', '/healthz', '/metrics', '/robots.txt']) {
      const { headers } = await fetch(site.url + path, { headers: { 'X-Forwarded-Proto': 'https' } });
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers.get('Content-Security-Policy')).not.toMatch(/unsafe|nonce/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Strict-Transport-Security')).toBeNull();
    }
  });

  it('gives away nothing outside the index and the assets, however the address is spelled', async () => {
    const secret = readFileSync(join(site.folder, 'articles/a.md'), 'utf8');
    const climbs = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '....//', '%c0%ae%c0%ae/', '.%00./'];
    const targets = ['package.json', 'etc/passwd', 'index/current', 'src/cli.ts'];
    for (const base of ['/', '/assets/', '/articles/', '/api/articles/', '/facets/', '//']) {
      for (const climb of climbs) {
        for (const target of targets) {
          const { status, body } = await rawStatus(site.url, base + climb.repeat(6) + target);
          expect([400, 404], base + climb + target).toContain(status);
          expect(body).not.toContain(secret);
          expect(body).not.toMatch(/devDependencies|root:x:0/);
        }
      }
    }
  });

  it('tells crawlers to keep out of searches, by rule, by header and by link', async () => {
    const robots = await (await fetch(`${site.url}/robots.txt`)).text();
    for (const path of ['/search?q=ferry', '/search.csv', '/facets/source', '/suggest?q=f', '/api/search']) {
      const rules = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, rule]) => rule as string);
      expect(rules.some((rule) => path.startsWith(rule))).toBe(true);
      expect((await fetch(site.url + path)).headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
    }
    for (const path of ['/', '/articles/a.md']) {
      expect((await fetch(site.url + path)).headers.get('X-Robots-Tag')).toBeNull();
    }
    const page = await (await fetch(`${site.url}/search?q=ferry&source=The+Gazette`)).text();
    const links = [...page.matchAll(/<a [^>]*href="\/(?:search|facets)[^>]*>/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link.includes('rel="nofollow"'))).toEqual([]);
  });

  it('answers an address that is spelled otherwise by the same rules', async () => {
    const { headers, status } = await fetch(`${site.url}/%73earch?q=ferry`);
    expect(status).toBe(200);
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
  });
});

describe('a client of a site with a limit', () => {
  const site = useDoor(FILES, { rateLimit: 3, trustProxy: 1 });
  const ask = (client: string, path = '/search?q=ferry') =>
    fetch(site.url + path, { headers: { 'X-Forwarded-For': `9.9.9.9, ${client}` } });

  it('is told with 429 when to come again, while others and all that costs nothing are answered', async () => {
    for (let i = 0; i < 3; i += 1) expect((await ask('1.1.1.1')).status).toBe(200);
    const refused = await ask('1.1.1.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refused.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(await refused.text()).toContain('<h1>Too many requests</h1>');
    const json = await ask('1.1.1.1', '/api/search');
    expect(await json.json()).toMatchObject({ error: { code: 'too_many' } });
    expect((await ask('1.1.1.1', '/healthz')).status).toBe(200);
    expect((await ask('2.2.2.2')).status).toBe(200);
  });
});

describe('a site behind a proxy that ends TLS', () => {
  const site = useDoor(FILES, { trustProxy: 1 });

  it('asks for TLS from then on of those who came by it, and of nobody else', async () => {
    const secure = await fetch(site.url, { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(secure.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
    const plain = await fetch(site.url, { headers: { 'X-Forwarded-Proto': 'http' } });
    expect(plain.headers.get('Strict-Transport-Security')).toBeNull();
  });
});

describe('a site with a password', () => {
  const site = useDoor(FILES, { auth: 'reader:pass' });
  const authorization = { Authorization: `Basic ${Buffer.from('reader:pass').toString('base64')}` };

  it('is shut to all who do not know it, but for its health', async () => {
    const page = await (await fetch(site.url, { headers: authorization })).text();
    const [asset = ''] = /\/assets\/[^"]+/.exec(page) ?? [];
    for (const path of [
      '/',
      '/search',
      '/api/search',
      asset,
      '/metrics',
      '/readyz',
      '/%68ealthz/',
      '/none',
    ]) {
      const answer = await fetch(site.url + path);
      expect(answer.status, path).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Basic /);
      expect(await answer.text()).not.toContain('ferry');
    }
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  });

  it('is open to those who do, and its answers are kept by no cache that others share', async () => {
    const page = await (await fetch(site.url, { headers: authorization })).text();
    const [asset = ''] = /\/assets\/[^"]+/.exec(page) ?? [];
    for (const path of ['/', '/search?q=ferry', '/robots.txt', asset]) {
      const answer = await fetch(site.url + path, { headers: authorization });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cache-Control')).not.toMatch(/public/);
      expect(answer.headers.get('Cache-Control')).toMatch(/private|no-store/);
    }
  });
});

describe('a site of which too much is asked', () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = (engine: SearchEngine) =>
    new Proxy(engine, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (name === 'search') return (query: never) => held.then(() => target.search(query));
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const site = useDoor(FILES, {}, slow);

  it('refuses new searches at once with 503, answers /healthz and assets, and then those who waited', async () => {
    const asked = Array.from({ length: 400 }, (_, i) =>
      fetch(`${site.url}/api/search?q=ferry&n=${i}`).then(({ status, headers }) => ({
        status,
        wait: headers.get('Retry-After'),
      })),
    );
    const first = await Promise.race(asked);
    expect(first).toMatchObject({ status: 503, wait: expect.stringMatching(/^[1-9]\d*$/) });
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${site.url}/opensearch.xml`)).status).toBe(200);
    const metrics = await (await fetch(`${site.url}/metrics`)).text();
    expect(metrics).toMatch(/^backfile_requests_waiting 2\d\d$/m);
    release();
    const answers = await Promise.all(asked);
    const served = answers.filter(({ status }) => status === 200).length;
    expect(served).toBeGreaterThan(200);
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(400 - served);
    expect((await fetch(`${site.url}/search?q=ferry`)).status).toBe(200);
  });
});
