/** Saved pages: the story is read, and what stands around it is not; what the page says of it is believed with care. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromDraft } from '../../index-build/article-from-draft.ts';
import { htmlToText } from '../../index-build/html/html-text.ts';
import { readFirst, readWithProblems } from '../fixtures/read-file.ts';

const STORY = [
  'The ferry that has crossed the strait since 1921 made its last journey on a grey morning, with four passengers and a dog aboard.',
  'Its captain, who had steered it for thirty years, said that he would miss the fog more than the sun, and the silence most of all.',
  'A bridge of steel will do the work from now on, and do it in four minutes, whatever the weather and whoever wants to cross.',
  'On the quay an old woman counted the gulls, as she had each day, and found that there were as many as there had always been.',
];
const paragraphs = STORY.map((text) => `<p>${text}</p>`).join('\n');

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly story?: string;
  readonly below?: string;
  readonly attributes?: string;
}

const page = ({
  head = '',
  above = '',
  story = paragraphs,
  below = '',
  attributes = '',
}: Parts = {}) => `<!doctype html>
<html ${attributes}><head><meta charset="utf-8"><title>The last ferry | The Strait Gazette</title>${head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>The last ferry</h1>${above}${story}${below}</article></main>
<footer><p>© 2024 The Strait Gazette. All rights reserved.</p></footer></body></html>`;

const read = (parts: Parts) => readFirst('a.html', page(parts));
const dateOf = async (parts: Parts, path = 'a.html') =>
  articleFromDraft(await readFirst('a.html', page(parts)), path, { today: '2024-06-30', dayOrder: null })
    .article?.date ?? null;
const ld = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('the text of a saved page', () => {
  it('is the story, a paragraph each, without the page around it', async () => {
    const { title, text } = await read({});
    expect(title).toBe('The last ferry');
    expect(text).toBe(STORY.join('\n\n'));
  });

  it.each([
    [
      'a caption',
      '<figure><img src="x.jpg"><figcaption>The ferry at dawn. Photo: Ann Lee</figcaption></figure>',
    ],
    [
      'a newsletter box',
      '<div class="newsletter-signup"><p>Get the best of the Gazette in your inbox each morning.</p></div>',
    ],
    [
      'related stories',
      '<aside class="related"><p><a href="/1">Bridges of the north</a></p><p><a href="/2">Fog and its friends</a></p></aside>',
    ],
    ['share buttons', '<div class="share-tools"><button>Share</button><a href="#">Tweet this</a></div>'],
    ['an advertisement', '<div class="ad-slot"><p>Advertisement</p></div>'],
    ['a link to another story', '<p><a href="/x">READ MORE: HOW THE BRIDGE WAS BUILT</a></p>'],
  ])('does without %s in its midst', async (_, furniture) => {
    const [first = '', ...rest] = STORY.map((text) => `<p>${text}</p>`);
    const { text, cuts } = await read({ story: first + furniture + rest.join('') });
    expect(text).toBe(STORY.join('\n\n'));
    expect(text + cuts.map((cut) => cut.text).join('\n')).toContain('The ferry that has crossed');
  });

  it('begins behind headline, standfirst, byline and date, and ends before the notes on its author', async () => {
    const { text } = await read({
      above: '<p class="stand">Four minutes instead of forty</p><p>By Ann Lee</p><p>July 15, 2021</p>',
      below: '<p>Ann Lee is a reporter for the Gazette.</p><p><a href="/t">Tags: ferries</a></p>',
    });
    expect(text).toBe(STORY.join('\n\n'));
  });

  it('keeps a story that stands in parts called as furniture is', async () => {
    const { text } = await readFirst(
      'a.html',
      page({ story: `<div class="related-content sidebar">${paragraphs}</div>` }),
    );
    for (const paragraph of STORY) expect(text).toContain(paragraph);
  });

  it('tells of every line that it leaves out', async () => {
    const { cuts } = await read({ below: '<p>Sign up for our newsletter</p>' });
    expect(cuts).toContainEqual({ text: 'Sign up for our newsletter', reason: 'below the story' });
  });

  it('runs nothing and fetches nothing', async () => {
    const { text, title } = await read({
      head: '<script>document.title = "Changed"; throw new Error("ran")</script>',
      above:
        '<img src="http://127.0.0.1:9/x.png" onerror="throw 1"><iframe src="http://127.0.0.1:9/"></iframe>',
    });
    expect([title, text]).toEqual(['The last ferry', STORY.join('\n\n')]);
  });
});

describe('what a page says of its article', () => {
  it('is its headline without the name of the site', async () => {
    expect(
      (
        await read({
          head: '<meta property="og:title" content="The last ferry - The Strait Gazette"><meta property="og:site_name" content="The Strait Gazette">',
        })
      ).title,
    ).toBe('The last ferry');
    const bare =
      '<html><head><title>Fog over the strait | Gazette</title><meta property="og:site_name" content="Gazette"></head><body>';
    expect((await readFirst('a.html', `${bare}${paragraphs}</body></html>`)).title).toBe(
      'Fog over the strait',
    );
  });

  it('is a headline that begins with the name of its paper', async () => {
    const title = 'The Strait Gazette on ferries: goodbye to all that | Editorial';
    const head = `<title>${title}</title><meta property="og:site_name" content="The Strait Gazette">`;
    const html = `<html><head>${head}</head><body><h1>Goodbye</h1>${paragraphs}</body></html>`;
    expect((await readFirst('a.html', html)).title).not.toBe('Editorial');
  });

  it('is the headline shown, whichever of those stated it is', async () => {
    const head =
      '<title>Ferry ends FOREVER</title><meta property="og:title" content="You will cry at this ferry"><meta name="sailthru.title" content="A last crossing">';
    const html = `<html><head>${head}</head><body><article><h2>A last crossing</h2>${paragraphs}</article></body></html>`;
    expect((await readFirst('a.html', html)).title).toBe('A last crossing');
  });

  it.each([
    [
      'an object',
      {
        '@type': 'NewsArticle',
        headline: 'The last ferry',
        author: { name: 'Ann Lee' },
        datePublished: '2021-07-15',
      },
    ],
    [
      'a list',
      [
        { '@type': 'Organization', name: 'Gazette' },
        { '@type': 'Article', author: ['Ann Lee'], datePublished: '2021-07-15' },
      ],
    ],
    [
      'a graph',
      {
        '@graph': [
          { '@type': 'WebSite' },
          {
            '@type': ['Report', 'NewsArticle'],
            author: [{ '@type': 'Person', name: 'Ann Lee' }],
            datePublished: '2021-07-15',
          },
        ],
      },
    ],
    [
      'the main entity of a page',
      {
        '@type': 'WebPage',
        mainEntity: { '@type': 'BlogPosting', author: { '@value': 'Ann Lee' }, datePublished: '2021-07-15' },
      },
    ],
    ['one in a comment', '<!-- {"@type":"NewsArticle","author":"Ann Lee","datePublished":"2021-07-15"} -->'],
    [
      'one with a comma too many and a line break in a text',
      '{"@type":"NewsArticle","headline":"The last\nferry","author":"Ann Lee","datePublished":"2021-07-15",}',
    ],
  ])('is read from JSON-LD as %s', async (_, value) => {
    const { authors, statedDates } = await read({ head: ld(value) });
    expect(authors).toEqual(['Ann Lee']);
    expect(statedDates[0]).toEqual({ text: '2021-07-15', evidence: 'metadata', where: 'its JSON-LD' });
  });

  it('is what its article says in JSON-LD, though its page is described under the headline', async () => {
    const article = { '@type': 'NewsArticle', headline: 'Ferries, fog', datePublished: '2021-07-15' };
    const publisher = { '@type': 'Organization', '@id': 'https://example.org/', name: 'The Gazette' };
    const head = ld([
      { ...article, publisher: { '@id': 'https://example.org/' } },
      { '@type': 'WebPage', name: 'The last ferry' },
      publisher,
    ]);
    const { source, statedDates } = await read({ head });
    expect([source, statedDates[0]?.text]).toEqual(['The Gazette', '2021-07-15']);
  });

  it('is not what it says of other articles', async () => {
    const list = {
      '@type': 'ItemList',
      itemListElement: [{ '@type': 'NewsArticle', datePublished: '2019-01-01', author: 'Bo Kim' }],
    };
    const { authors, statedDates } = await read({ head: ld(list) });
    expect([authors, statedDates]).toEqual([[], []]);
  });

  it('is nothing where the JSON-LD is none', async () => {
    for (const broken of [
      '{',
      'null',
      '"x"',
      '[[[[',
      '{"@type":"NewsArticle","datePublished":{}}',
      '{"__proto__":{"@type":"NewsArticle"}}',
    ]) {
      expect((await read({ head: ld(broken) })).statedDates).toEqual([]);
    }
  });

  it('is source, section, tags, language, address and description', async () => {
    const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
    const draft = await read({
      attributes: 'lang="en-GB"',
      head: `${meta('og:site_name', 'The Strait Gazette')}${meta('article:section', 'Travel')}${meta('article:tag', 'ferries')}${meta('article:tag', 'fog')}${meta('og:description', 'In short.')}<link rel="canonical" href="https://example.org/ferry">`,
    });
    expect(draft).toMatchObject({
      source: 'The Strait Gazette',
      section: 'Travel',
      tags: ['ferries', 'fog'],
      language: 'en',
      description: 'In short.',
      url: 'https://example.org/ferry',
    });
    expect((await read({ head: '<link rel="canonical" href="javascript:alert(1)">' })).url).toBeNull();
  });

  it.each([
    ['<meta name="author" content="By Ann Lee">', ['Ann Lee']],
    ['<meta name="author" content="Ann Lee and Bo Kim">', ['Ann Lee', 'Bo Kim']],
    ['<meta name="author" content="Ann Lee"><meta name="author" content="Bo Kim">', ['Ann Lee', 'Bo Kim']],
    ['<meta property="article:author" content="https://social.example/annlee">', []],
  ])('has the authors of %s', async (head, authors) => {
    expect((await read({ head })).authors).toEqual(authors);
  });

  it('has the author of a byline when nothing else names one', async () => {
    expect((await read({ above: '<div>By Ann Lee</div>' })).authors).toEqual(['Ann Lee']);
    expect(
      (await read({ below: '<div class="comments"><b class="author">Bo Kim</b></div>' })).authors,
    ).toEqual([]);
    expect((await read({ head: '<meta name="author" content="Ann Lee; JULY 15, 2021">' })).authors).toEqual([
      'Ann Lee',
    ]);
  });

  it.each([
    '<!-- saved from url=(0029)https://example.org/ferry -->',
    '<!--\n Page saved with a program\n url: https://example.org/ferry \n saved date: Thu Jul 15 2021\n-->',
  ])('is the address that was noted when it was saved: %s', async (note) => {
    expect((await readFirst('a.html', page().replace('<html', `${note}<html`))).url).toBe(
      'https://example.org/ferry',
    );
  });
});

describe('the date of a saved page', () => {
  it.each([
    ['meta content', '<meta property="article:published_time" content="2021-07-15T10:00:00+02:00">'],
    [
      'meta value, as some savers leave it',
      '<meta property="article:published_time" value="2021-07-15T10:00:00+02:00">',
    ],
    ['meta itemprop', '<meta itemprop="datePublished" content="2021-07-15">'],
  ])('is stated by %s', async (_, head) => {
    expect(await dateOf({ head })).toEqual({ date: '2021-07-15', evidence: 'metadata' });
  });

  it('is the time near its headline, or what is printed there', async () => {
    expect(await dateOf({ above: '<time datetime="2021-07-15">Thursday</time>' })).toEqual({
      date: '2021-07-15',
      evidence: 'metadata',
    });
    expect(await dateOf({ above: '<div>Thu 15 July 2021, 10:30</div>' })).toEqual({
      date: '2021-07-15',
      evidence: 'dateline',
    });
  });

  it('is that of the publication, not that of an update', async () => {
    expect(
      await dateOf({
        head: '<meta property="article:modified_time" content="2023-01-01"><meta property="og:updated_time" content="2023-01-01">',
      }),
    ).toBeNull();
    expect(await dateOf({ above: '<div>Updated January 1, 2023</div>' })).toBeNull();
    expect(await dateOf({ head: ld({ '@type': 'NewsArticle', dateModified: '2023-01-01' }) })).toBeNull();
  });

  it('has the day that is printed when the moment is told in universal time', async () => {
    const head = '<meta property="article:published_time" content="2021-07-15T23:30:00Z">';
    expect(await dateOf({ head, above: '<div>July 16, 2021</div>' })).toEqual({
      date: '2021-07-16',
      evidence: 'metadata',
    });
  });

  it.each([
    [
      'a caption',
      {
        above: '<figure><figcaption>FILE - The ferry on June 25, 2016. Photo: Ann Lee</figcaption></figure>',
      },
    ],
    ['a copyright line', { below: '<p>© July 15, 2021 The Gazette</p>' }],
    [
      'a sentence of the story',
      {
        story: `<p>On July 15, 1921 the ferry first sailed from here to the other shore and back again.</p>${paragraphs}`,
      },
    ],
    [
      'a comment',
      {
        below:
          '<div class="comments"><div class="comment"><time datetime="2022-02-02">February 2, 2022</time><p>Nice boat.</p></div></div>',
      },
    ],
    [
      'related links',
      {
        below:
          '<aside class="related"><a href="/1">Fog</a> <time datetime="2022-02-02">2 Feb 2022</time></aside>',
      },
    ],
  ])('is not that of %s', async (_, parts) => {
    expect(await dateOf(parts)).toBeNull();
  });

  it('is what the first element that is called a date shows, by its class or its id', async () => {
    const filler = '<p>And so on.</p>'.repeat(20);
    for (const name of ['class="post-date"', 'id="post-date"', 'id="pubdate"']) {
      expect(await dateOf({ below: `${filler}<span ${name}>15 July 2021</span>` })).toEqual({
        date: '2021-07-15',
        evidence: 'dateline',
      });
    }
  });

  it('is the one that a line anywhere calls its own, or the line above it', async () => {
    const filler = '<p>And so on.</p>'.repeat(20);
    const dateline = { date: '2021-07-15', evidence: 'dateline' };
    expect(await dateOf({ below: `${filler}<div>First published: 15 July 2021</div>` })).toEqual(dateline);
    expect(await dateOf({ below: `${filler}<dl><dt>Published</dt><dd>15 July 2021</dd></dl>` })).toEqual(
      dateline,
    );
    expect(await dateOf({ below: `${filler}<dl><dt>Registered</dt><dd>15 July 2021</dd></dl>` })).toBeNull();
    const two = '<div>Published 15 July 2021</div><div>Published 2 May 2020</div>';
    expect(await dateOf({ below: filler + two })).toBeNull();
  });

  it('is that of its address, when only that tells one', async () => {
    expect(
      await dateOf({ head: '<link rel="canonical" href="https://example.org/2021/07/15/ferry">' }),
    ).toEqual({ date: '2021-07-15', evidence: 'url' });
    expect(await dateOf({}, '2021-07-15-ferry.html')).toEqual({ date: '2021-07-15', evidence: 'url' });
  });
});

describe('any page', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<div class="related">',
    '</div>',
    '<article>',
    '<h1>',
    '<table>',
    '<td>',
    '<svg>',
    '<!--',
    '-->',
    '<script type="application/ld+json">',
    '</script>',
    '<a href="x">',
    '&amp;',
    '&#0;',
    '<time>',
    '<meta name="date" content="',
    '">',
  );
  it('gives an article or a sentence, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(tag, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 60 }),
        async (parts) => {
          const { drafts, problems } = await readWithProblems('a.html', parts.join(''));
          expect(drafts.length + problems.length).toBeGreaterThan(0);
          expect(problems.join()).not.toMatch(/undefined|is not a function/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['nested without end', '<div>'.repeat(100_000)],
    ['all of it tags', '<b>x</b>'.repeat(200_000)],
    ['one long word', 'x'.repeat(3_000_000)],
    ['one long attribute', `<p class="${'a '.repeat(1_000_000)}">x</p>`],
    ['unclosed comments', '<!-- '.repeat(200_000)],
  ])('%s is read or refused in a moment', async (_, html) => {
    const { drafts, problems } = await readWithProblems('a.html', html);
    expect(drafts.length + problems.length).toBeGreaterThan(0);
  });

  it('in a value is text in paragraphs', () => {
    expect(htmlToText('<p>One<br>two &amp; three</p><ul><li>four</li></ul><script>five</script>six')).toBe(
      'One\ntwo & three\n\nfour\n\nsix',
    );
  });
});
