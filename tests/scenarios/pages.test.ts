/** The pages as the server sends them: what a reader without script sees. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleFiles, useSite } from '../fixtures/archive.ts';

const FILES = {
  'a.md':
    '---\ntitle: A treaty\ndate: 2021-07-15\nsource: Wire\ntags: [law]\nurl: https://example.org/1\n---\nOne treaty.\n\nTwo treaties.',
  'b.md': '---\ntitle: A month\ndate: 2021-07\nsource: Desk\n---\nThe café border.',
  'c.md': '---\ntitle: A year\ndate: 2021\n---\nThe river border.',
  'd.txt': 'No date\n\nNothing.',
};

const site = useSite(FILES);
const sample = useSite(sampleFiles());
const wordy = useSite({ 'w.txt': `Words\n\n${Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')}` });

async function page(path: string, status = 200, of = site): Promise<string> {
  const response = await of.request(path);
  expect(response.status).toBe(status);
  return response.text();
}
const heading = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];
/** What stands in markup, as text. */
const unescaped = (markup: string) => markup.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('the results page', () => {
  it('says how many there are, and shows dates no more exact than they are known', async () => {
    const html = await page('/search');
    expect(heading(html)).toBe('4 articles');
    expect(html).toContain('<time class="date" datetime="2021-07-15">15 July 2021</time>');
    expect(html).toContain('<time class="date" datetime="2021-07">July 2021</time>');
    expect(html).toContain('<time class="date" datetime="2021">2021</time>');
    expect(html).toContain('<span class="date">Undated</span>');
  });

  it('marks what matched in titles and snippets', async () => {
    expect(await page('/search?q=treaties')).toMatch(
      /A <mark>treaty<\/mark>[\s\S]*One <mark>treaty<\/mark>. Two <mark>treaties<\/mark>/,
    );
    expect(await page('/search?q=CAFE')).toContain('<mark>café</mark>');
    expect(await page('/search?q="the+river+border"')).toContain('<mark>The river border</mark>');
    expect(await page('/search?q=riv*')).toContain('<mark>river</mark>');
    expect(await page('/search?q=rivver~1')).toContain('<mark>river</mark>');
  });

  it('tells how the query was read, what was left out and that only some words matched', async () => {
    expect(await page('/search?q=the+border')).toContain('“the” is so common that it was left out.');
    expect(await page('/search?q=river+AND+border')).toContain('Read as: +river +border');
    expect(await page('/search?q=treaty+border')).toContain(
      'No article has all of these words; these have some of them.',
    );
    expect(await page('/search?q=treaty')).not.toContain('class="notes"');
    expect(await page('/search?q="river+border"')).not.toContain('class="notes"');
  });

  it('tells of a wildcard that stands for more words than were looked for', async () => {
    expect(await page('/search?q=word*', 200, wordy)).toMatch(
      /“word\*” stands for very many words: only the \d+ commonest were looked for\./,
    );
    expect(await page('/search?q=word7*', 200, wordy)).not.toContain('class="notes"');
  });

  it('asks what was meant by words that find nothing, with a link to what finds more', async () => {
    const html = await page('/search?q=treety');
    expect(heading(html)).toBe('0 articles');
    expect(html).toContain('Did you mean <a href="/search?q=treaty"><bdi>treaty</bdi></a>?');
    expect(heading(await page('/search?q=treaty'))).toBe('1 article');
    expect(await page('/search?q=treaty')).not.toContain('Did you mean');
    expect(await page('/search?q=xylophone')).not.toContain('Did you mean');
  });

  it('asks it of the same dates and sources, and not when nothing more is there', async () => {
    const link = '/search?q=treaty&amp;date=2021&amp;source=Wire';
    expect(await page('/search?q=treety&date=2021&source=Wire')).toContain(`Did you mean <a href="${link}">`);
    expect(await page('/search?q=treety&source=Desk')).not.toContain('Did you mean');
  });

  it('keeps the query, the filters and the order in every link and box', async () => {
    const html = await page('/search?q=border&date=2021&source=Desk&sort=oldest');
    expect(html).toContain('name="q" type="search" value="border"');
    expect(html).toContain('<input type="hidden" name="date" value="2021" form="search"/>');
    expect(html).toContain('<input type="hidden" name="sort" value="oldest" form="search"/>');
    expect(html).toMatch(
      /<input id="source-Desk" type="checkbox" name="source" value="Desk" form="search" checked/,
    );
    expect(html).toContain('href="/search?q=border&amp;date=2021-07&amp;source=Desk&amp;sort=oldest"');
    expect(html).toContain(
      'href="/articles/b.md?q=border&amp;date=2021&amp;source=Desk&amp;sort=oldest#match-1"',
    );
  });

  it('offers what to do when nothing is found', async () => {
    const html = await page('/search?q=zeppelin&source=Desk');
    expect(heading(html)).toBe('0 articles');
    expect(html).toContain('href="/search?q=zeppelin"');
  });

  it('calls languages by their names, as the first page does', async () => {
    expect(await page('/search', 200, sample)).toContain('aria-label="English, ');
    expect(await page('/', 200, sample)).toMatch(/<bdi>English<\/bdi>/);
  });

  it('shows what one can type by examples, each of which finds something in the sample archive', async () => {
    const home = await page('/', 200, sample);
    const nothing = await page('/search?q=zeppelin', 200, sample);
    const links = [...home.matchAll(/<a href="([^"]+)"><code[^>]*>/g)].map(([, url]) => unescaped(url ?? ''));
    const typed = [...nothing.matchAll(/: <a [^>]*><code[^>]*>(.*?)<\/code>/g)].map(([, text]) =>
      unescaped(text ?? ''),
    );
    for (const kind of [/"\w+ .*"/, /\w\*/, /\w~1/]) {
      expect(links.map((url) => new URLSearchParams(url.split('?')[1]).get('q')).join('\n')).toMatch(kind);
      expect(typed.join('\n')).toMatch(kind);
    }
    for (const url of [...links, ...typed.map((q) => `/search?${new URLSearchParams({ q })}`)]) {
      const html = await page(url, 200, sample);
      expect(heading(html), url).toMatch(/^[1-9]/);
      expect(html, url).not.toContain('these have some of them');
    }
  });
});

describe('the article page', () => {
  it('shows the text in paragraphs, the date with its evidence, and a link to the original', async () => {
    const html = await page('/articles/a.md?q=treaty');
    expect(heading(html)).toBe('A <mark>treaty</mark>');
    expect(html).toMatch(
      /<p dir="auto">One <mark id="match-1">treaty<\/mark><span.*?<\/span>.<\/p><p dir="auto">Two <mark id="match-2">treaties</,
    );
    expect(html).toMatch(/15 July 2021<\/time><\/a> <span class="evidence">\(stated with the article\)/);
    expect(html).toContain('<a href="https://example.org/1" rel="noreferrer nofollow">');
    expect(html).toContain('← Results for “treaty”');
  });

  it('marks phrases, and what wildcards and fuzzy words stand for', async () => {
    expect(await page('/articles/c.md?q="the+river+border"')).toMatch(
      /<mark id="match-1">The river border<\/mark>/,
    );
    expect(await page('/articles/c.md?q=riv*')).toContain('>river</mark>');
    expect(await page('/articles/c.md?q=rivver~1')).toContain('>river</mark>');
  });

  it('may be listed by search engines, unlike searches', async () => {
    expect(await page('/articles/a.md')).not.toContain('noindex');
    expect(await page('/search')).toContain('noindex');
    expect(await (await site.request('/robots.txt')).text()).toMatch(/Disallow: \/search/);
  });

  it('is a 404 with a page for an id that there is not', async () => {
    expect(await page('/articles/none.md', 404)).toContain('There is nothing at this address');
    expect(await page('/articles/%E0%A4%A', 404)).toContain('Not found');
    expect(await page('/nowhere', 404)).toContain('Look through all articles');
  });
});

describe('every answer', () => {
  it('carries a strict content policy, and nothing asks another site for anything', async () => {
    const paths = [
      '/',
      '/search?q=treaty',
      '/articles/a.md',
      '/nowhere',
      '/api/search',
      '/suggest?q=tr',
      '/healthz',
    ];
    for (const path of paths) {
      const response = await site.request(path);
      const policy = response.headers.get('Content-Security-Policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      const html = await response.text();
      const ofOthers = html.replaceAll('href="http://localhost:8080/', 'href="/');
      expect(ofOthers).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/(?!example\.org)/);
      expect(html).not.toMatch(/<style|style="|<script>|\son\w+=/);
    }
  });

  it('has assets that may be kept for good', async () => {
    const html = await page('/');
    for (const [, path] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      const response = await site.request(path ?? '');
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toContain('immutable');
    }
    await page('/assets/none.js', 404);
    await page('/assets/..%2f..%2fpackage.json', 404);
  });

  it('tells a machine that the site is up and which index it serves', async () => {
    expect(await (await site.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await site.request('/readyz')).json()).toMatchObject({ status: 'ok', articles: 4 });
  });

  it('is a page that says so when the address is too long', async () => {
    const html = await page(`/search?q=${'x'.repeat(12_300)}`, 414);
    expect(html).toContain('Shorten the query');
  });

  it('is one page, the same each time, for any string that is typed', async () => {
    const syntax = fc.array(
      fc.constantFrom(
        '"',
        '(',
        ')',
        '+',
        '-',
        'AND',
        'OR',
        'NOT',
        'title:',
        'date:',
        '*',
        '~',
        '^',
        ' ',
        'border',
        'the',
        '\u0000',
      ),
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      syntax.map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const path = `/search?${new URLSearchParams({ q })}`;
        const html = await page(path);
        expect(heading(html)).toMatch(/^\d+ articles?$/);
        expect(await page(path)).toBe(html);
      }),
      { numRuns: 300 },
    );
  });

  it('does not mind parameters of any kind', async () => {
    const name = fc.constantFrom(
      'date',
      'from',
      'to',
      'source',
      'tag',
      'sort',
      'page',
      'size',
      'q',
      '__proto__',
    );
    const pairs = fc.array(
      fc.tuple(name, fc.oneof(fc.string(), fc.constantFrom('2021', '-1', '1e9', 'NaN', 'undated'))),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        await page(`/search?${new URLSearchParams(given)}`);
      }),
    );
  });
});
