/** Typing help: how what is typed may go on, as JSON and as the part of a page under the search box. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useSite } from '../fixtures/archive.ts';

const FILES = {
  'pipeline.md':
    '---\ntitle: A gas pipeline\ndate: 2019-12\n---\nThe pipeline of pipelines: a pipe, a pipeline.',
  'hostile.txt': 'Pipes <script>alert(1)</script> & "quotes"\n\nOn a pipe.',
  'café.txt': 'Café\n\nA café.',
  ...Object.fromEntries([...'abcdefghij'].map((c) => [`${c}.txt`, `Zone zone${c}\n\nIn the zone.`])),
};

const site = useSite(FILES);

interface Suggested {
  readonly q: string;
  readonly completions: readonly string[];
  readonly titles: readonly { readonly title: string; readonly url: string }[];
}

const get = async (path: string, q: string) => site.request(`${path}?${new URLSearchParams({ q })}`);
const suggested = async (q: string) => (await (await get('/api/suggest', q)).json()) as Suggested;
const part = async (q: string) => (await get('/suggest', q)).text();
const linksOf = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url ?? '');

describe('GET /api/suggest', () => {
  it('completes the last word by words of the archive, the commonest first, and keeps what is before it', async () => {
    const { q, completions } = await suggested('"Gas AND pip');
    expect(q).toBe('"Gas AND pip');
    expect(completions.slice(0, 2)).toEqual(['"Gas AND pipeline', '"Gas AND pipe']);
    expect(completions).toContain('"Gas AND pipelines');
  });

  it('offers articles by the words of their titles, the last of them begun', async () => {
    expect((await suggested('gas pip')).titles).toEqual([
      { id: 'pipeline.md', title: 'A gas pipeline', date: '2019-12', url: '/articles/pipeline.md' },
    ]);
    expect((await suggested('caf')).titles).toMatchObject([{ date: null, url: '/articles/caf%C3%A9.txt' }]);
    expect((await suggested('gas caf')).titles).toEqual([]);
  });

  it('has nothing to offer for nothing, or for what the archive has no word for', async () => {
    for (const q of ['', ' ', '(', 'xyl']) {
      expect(await suggested(q)).toEqual({ q, completions: [], titles: [] });
    }
    expect(await (await site.request('/api/suggest')).json()).toEqual({ q: '', completions: [], titles: [] });
  });

  it('reads as much as a search does, and says so of an address that is too long', async () => {
    const words = 'gas '.repeat(513);
    expect((await suggested(words)).q).toBe('gas '.repeat(512));
    expect((await get('/api/suggest', 'x'.repeat(12_300))).status).toBe(414);
  });
});

describe('GET /suggest', () => {
  it('leads each completion to its results and each title to its article, all of which are there', async () => {
    const html = await part('pip');
    expect(html).toMatch(/<a [^>]*href="\/search\?q=pipeline" dir="auto">pip<b>eline<\/b><\/a>/);
    expect(html).toMatch(/<a [^>]*href="\/articles\/pipeline\.md">[\s\S]*A gas pipeline[\s\S]*December 2019/);
    for (const url of linksOf(html)) {
      const response = await site.request(url);
      expect(response.status, url).toBe(200);
      expect(await response.text(), url).not.toContain('<h1 id="count">0 ');
    }
  });

  it('does not offer what is typed already, nor anything for nothing', async () => {
    expect((await suggested('pipe')).completions).toContain('pipe');
    expect(linksOf(await part('pipe'))).not.toContain('/search?q=pipe');
    expect(await part('')).toBe('');
    expect(await part('xyl')).toBe('');
  });

  it('offers a few of many', async () => {
    const links = linksOf(await part('zon'));
    const { completions, titles } = await suggested('zon');
    const searches = links.filter((url) => url.startsWith('/search'));
    expect(searches.length).toBeLessThan(completions.length);
    expect(links.length - searches.length).toBeLessThan(titles.length);
    expect(searches.length).toBeGreaterThan(3);
  });

  it('is what the search box of every page asks for, and is left out by robots', async () => {
    for (const path of ['/', '/search?q=gas', '/articles/pipeline.md', '/nowhere']) {
      const html = await (await site.request(path)).text();
      expect(html.match(/hx-get="\/suggest"/g), path).toHaveLength(1);
      expect(html, path).toMatch(/<div id="suggestions"[^>]*><\/div>/);
    }
    expect(await (await site.request('/robots.txt')).text()).toContain('Disallow: /suggest\n');
  });

  it('shows titles and typed text as text, whatever they hold', async () => {
    const html = await part('"<i>pip');
    expect(html).toContain('Pipes &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    expect(html).toContain('&quot;&lt;i&gt;pip<b>e');
    expect(html).not.toMatch(/<script|<i>/);
  });

  it('is never an error, and the same each time, for any string that is typed', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('"', '(', '-', '*', '~', ':', ' ', 'pip', 'gas', 'title:', 'é', '\u0000'))
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const response = await get('/suggest', q);
        expect(response.status).toBe(200);
        expect(await response.text()).toBe(await part(q));
        expect(await suggested(q)).toMatchObject({
          completions: expect.any(Array),
          titles: expect.any(Array),
        });
      }),
      { numRuns: 200 },
    );
  });
});
