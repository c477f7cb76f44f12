/** What a page weighs on its way: little, with nothing inline, and its parts kept for good. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sampleFiles, useSite } from '../fixtures/archive.ts';

const KB = 1024;
/** The one script of others. */
const HTMX = readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'));
const site = useSite(sampleFiles());
const PATHS = [
  '/',
  '/search?q=war',
  '/search?q=war&chart=share&date=1969',
  '/search?q=war&view=context',
  '/search?q=zeppelinx',
  '/facets/source',
  '/nowhere',
];

interface Page {
  readonly document: Document;
  readonly html: string;
  /** The addresses of its scripts, stylesheets and images, each once. */
  readonly assets: readonly string[];
}

async function pageAt(path: string): Promise<Page> {
  const html = await (await site.request(path)).text();
  const { document } = parseHTML(html);
  const parts = [...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=icon], img')];
  const assets = parts.map((part) => part.getAttribute('src') ?? part.getAttribute('href') ?? '');
  return { document, html, assets: [...new Set(assets)] };
}

async function contentOf(path: string): Promise<Buffer> {
  const response = await site.request(path);
  expect(response.status, path).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('a page of results', () => {
  it('is under 30 KB compressed, with its stylesheet, icon and every script but htmx', async () => {
    for (const path of ['/search?q=war', '/search', '/search?q=war&view=context', '/search?size=30']) {
      const { html, assets } = await pageAt(path);
      const contents = await Promise.all(assets.map(contentOf));
      const own = contents.filter((content) => !content.equals(HTMX));
      expect(own.length, 'the assets without htmx').toBe(contents.length - 1);
      expect(own.length).toBeGreaterThanOrEqual(6);
      const weight = [Buffer.from(html), ...own].reduce((sum, content) => sum + gzipSync(content).length, 0);
      expect(weight, path).toBeLessThan(30 * KB);
    }
  });
});

describe('every page', () => {
  it('has nothing inline: no style, no script but data, no handler', async () => {
    const { hits } = (await (await site.request('/api/search?q=war')).json()) as {
      hits: { url: string }[];
    };
    expect(hits.length).toBeGreaterThan(5);
    for (const path of [...PATHS, `${hits[0]?.url}?q=war`]) {
      const { document } = await pageAt(path);
      expect(document.querySelectorAll('style, [style]'), path).toHaveLength(0);
      const inline = [...document.querySelectorAll('script:not([src])')].map((script) =>
        script.getAttribute('type'),
      );
      expect(inline, path).toEqual(path.startsWith('/articles/') ? ['application/ld+json'] : []);
      const names = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].map(({ name }) => name),
      );
      expect(names.filter((name) => name.startsWith('on'))).toEqual([]);
      expect(document.querySelectorAll('[href^="javascript:"], [src^="data:"], iframe, object')).toHaveLength(
        0,
      );
    }
  });

  it('has scripts, styles and images that are named by their content and may be kept for good', async () => {
    for (const path of PATHS) {
      const { assets } = await pageAt(path);
      expect(assets.length).toBeGreaterThanOrEqual(6);
      for (const asset of assets) {
        expect(asset).toMatch(/^\/assets\/[0-9a-f]{12}\.\w+$/);
        const { headers } = await site.request(asset);
        expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
        expect(headers.get('Vary')).toBe('Accept-Encoding');
      }
    }
  });

  it('is drawn without waiting for a script', async () => {
    const { document } = await pageAt('/search?q=war');
    for (const script of document.querySelectorAll('script[src]'))
      expect(script.hasAttribute('defer') || script.getAttribute('type') === 'module').toBe(true);
  });
});
