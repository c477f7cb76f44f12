/** What readers make of files: front matter, Markdown, plain and scraped text. */

import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../index-build/readers/front-matter.ts';
import { READERS_VERSION } from '../../index-build/readers/index.ts';
import { readMarkdown } from '../../index-build/readers/markdown-text.ts';
import { readFirst } from '../fixtures/read-file.ts';

const read = readFirst;

describe('front matter', () => {
  it('is read under the usual names, whatever their case', async () => {
    const draft = await read(
      'a.md',
      '---\nTitle: Gas\ndate: 2019-12-02T10:00:00+08:00\nauthors:\n- Ana\n- Ben\nsource: The Wire\ntopics: [gas, trade]\n' +
        'categories: gas, border\nurl: https://example.org/a b\nexcerpt: It flows.\n---\nBody.\n',
    );
    expect(draft).toMatchObject({
      title: 'Gas',
      statedDates: [{ text: '2019-12-02T10:00:00+08:00', evidence: 'metadata', where: 'its front matter' }],
      authors: ['Ana', 'Ben'],
      source: 'The Wire',
      tags: ['gas', 'trade', 'border'],
      url: 'https://example.org/a%20b',
      description: 'It flows.',
      text: 'Body.',
      warnings: [],
    });
  });

  it('keeps values as they are written', () => {
    expect(splitFrontMatter('---\ntitle: 1984\ndate: 2021\ntags: [on, 1.10, 010]\n---\n').data).toEqual({
      title: '1984',
      date: '2021',
      tags: ['on', '1.10', '010'],
    });
  });

  it('has no value for what is empty, null or nested', () => {
    expect(
      splitFrontMatter('---\ntitle:\ndate: ~\nsource: null\nimage: {a: b}\ntags: [[x], y]\n---\n').data,
    ).toEqual({
      tags: ['y'],
    });
  });

  it('keeps the lines that can be read when it is broken, with a warning', () => {
    const { data, body, warnings } = splitFrontMatter(
      '---\ntitle: "Gas: the "price"\n  of\ndate: 2014-05-21\ntags:\n  - gas\n  - trade\n\t\tx: [\nsource: The Wire\n---\nBody',
    );
    expect(data).toMatchObject({ date: '2014-05-21', tags: ['gas', 'trade'], source: 'The Wire' });
    expect(body).toBe('Body');
    expect(warnings).toEqual([expect.stringContaining('not YAML')]);
  });

  it.each([
    '---\n\nA paragraph between two rules.\n\n---\nText',
    '---\nno end',
    '--- \nneither [ nor: {\n---\n',
    'text\n---\na: b\n---\n',
  ])('is not seen where there is none: %j', (text) => {
    expect(splitFrontMatter(text).body).toBe(text);
  });

  it('is read up to the first blank line when it is never closed, with a warning', () => {
    const { data, body, warnings } = splitFrontMatter('---\ntitle: Unclosed\ndate: 2020-01-01\n\nText.\n');
    expect([data, body]).toEqual([{ title: 'Unclosed', date: '2020-01-01' }, 'Text.\n']);
    expect(warnings).toEqual([expect.stringContaining('never closed')]);
  });

  it('keeps keys behind tabs, lists without their bracket and lines with odd line breaks', () => {
    const { data } = splitFrontMatter('---\ntitle: "a" b\n\tsource: The\u2028Wire\ntags: [a, b\n---\n');
    expect(data).toMatchObject({ source: 'The Wire', tags: ['a', 'b'] });
  });

  it('runs nothing and expands nothing', () => {
    const bomb = '---\na: &a [x,x]\nb: &b [*a,*a]\ntags: [*b,*b]\ntitle: !!js/function "x"\n---\nBody';
    expect(splitFrontMatter(bomb).body).toBe('Body');
    expect(splitFrontMatter('---\n__proto__: x\nconstructor: y\ntitle: T\n---\n').data).toMatchObject({
      title: 'T',
    });
  });

  it('gives an address only when a browser may follow it', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '/relative', 'example.org', 'http://']) {
      const draft = await read('a.md', `---\ntitle: T\nurl: "${url}"\n---\n`);
      expect(draft).toMatchObject({ url: null, warnings: [expect.stringContaining('no http or https')] });
    }
  });
});

describe('Markdown', () => {
  it('is read as its rendered text', () => {
    const { text } = readMarkdown(
      '## A *heading*\n\nOne [link](http://a.b/c "t") and\nwrapped `code` &amp; **bold**.\n\n- first\n- second\n\n> quoted\n\n![alt](x.png)\n\n```js\nlet x = 1;\n```\n',
    );
    expect(text).toBe(
      'A heading\n\nOne link and wrapped code & bold.\n\nfirst\n\nsecond\n\nquoted\n\nalt\n\nlet x = 1;',
    );
  });

  it('takes line breaks in HTML for the spaces that they are', () => {
    expect(readMarkdown('<p>One\ntwo<br/>three</p>\n<p>four</p>').text).toBe('One two\nthree\nfour');
  });

  it('leaves out tags, comments and scripts, but not the text in them', () => {
    const { text } = readMarkdown(
      '<div><p>Kept &amp; <b>bold</b></p><!-- gone --><script>gone()</script>\n</div>\n\nA <span>word</span>.',
    );
    expect(text).toBe('Kept & bold\n\nA word.');
  });

  it('leaves out the template tags of site generators', () => {
    expect(readMarkdown('A [post]({{ "/2015/a/" | url }}).\n\n{% image "a.jpg" "b" %}\n\nEnd.').text).toBe(
      'A post.\n\nEnd.',
    );
  });

  it('takes its first heading for the title when nothing else tells it', async () => {
    expect(await read('a.md', '# The *title*\n\nText.')).toMatchObject({ title: 'The title', text: 'Text.' });
    expect(await read('a.md', '---\ntitle: Stated\n---\n# Heading\n\nText.')).toMatchObject({
      title: 'Stated',
      text: 'Heading\n\nText.',
    });
    expect(await read('a.md', 'First line\n\nText.')).toMatchObject({ title: 'First line', text: 'Text.' });
  });
});

it('the readers make of files what this version of them has always made', async () => {
  // A failure here means that archives must be read again: raise READERS_VERSION, run the test once
  // to write the new version's file, and remove the old one's.
  const markdown =
    '---\ntitle: "A: b"\ndate: 2021-07-15 10:00\nauthor: Ana\ntags: x, y\nexcerpt: <b>In</b> *short*\n---\n' +
    '# One\n\nTwo [three](x)\nfour  \nfive.\n\n<div>six\nseven<br>eight</div>\n\n- {% x %}nine\n\n    code\n';
  const scraped = ' date 2020-12-29 Example.com\nHead line\n\nTue\n\nHead line\n\nText.\n\n\n\nEnd.';
  const drafts = [
    await read('a.md', markdown),
    await read('b.txt', scraped),
    await read('c.md', scraped),
    await read('d.txt', markdown),
  ];
  const file = `../fixtures/readers-version-${READERS_VERSION}.json`;
  await expect(`${JSON.stringify(drafts, null, 2)}\n`).toMatchFileSnapshot(file);
});

describe('plain and scraped text', () => {
  it('has its first line for a title', async () => {
    expect(await read('a.txt', '\uFEFF\r\nHeadline\r\n\r\nOne.\r\nTwo.\r\n')).toMatchObject({
      title: 'Headline',
      text: 'One.\nTwo.',
    });
  });

  it('has its first sentence for a title when its first line is a paragraph', async () => {
    const paragraph =
      `Mr. Putin said on Tuesday that it began at dawn. ${'Then more happened and more was said about it. '.repeat(9)}`.trim();
    expect(await read('a.txt', paragraph)).toMatchObject({
      title: 'Mr. Putin said on Tuesday that it began at dawn.',
      text: paragraph,
    });
    expect((await read('a.txt', 'word '.repeat(200))).title).toMatch(/^(word ){30,}word…$/);
  });

  it('is read after the marker of a scraper: date, source, headline', async () => {
    const draft = await read(
      'a.txt',
      ' date 2020-12-29 Example.com\nHeadline here\n\nTue 29th\n\nHeadline here\n\nText.',
    );
    expect(draft).toMatchObject({
      foundDates: [{ text: '2020-12-29' }],
      source: 'Example.com',
      title: 'Headline here',
      text: 'Tue 29th\n\nText.',
    });
    expect(await read('a.txt', ' date 2021-07-15 A lead sentence.\n\nText.')).toMatchObject({
      foundDates: [{ text: '2021-07-15' }],
      source: null,
      title: 'A lead sentence.',
    });
  });

  it('has no title of one word that is at once repeated, which stays in the text', async () => {
    expect(await read('a.txt', '-----\nHarbour\nHarbour\nHeadline here\n\nText.')).toMatchObject({
      title: 'Headline here',
      text: '-----\nHarbour\nHarbour\n\nText.',
    });
  });

  it('does not take a date elsewhere for the marker', async () => {
    expect((await read('a.txt', 'Up to date 2021-07-15 news')).foundDates).toEqual([]);
    expect((await read('a.txt', 'Title\n date 2021-07-15 x')).foundDates).toEqual([]);
  });

  it('may have front matter too', async () => {
    expect(await read('a.txt', '---\ntitle: Stated\ndate: 2020\n---\nFirst line.\n\nText.')).toMatchObject({
      title: 'Stated',
      text: 'First line.\n\nText.',
    });
  });

  it('is refused when it is no text in any encoding that can be told', async () => {
    await expect(read('a.txt', Buffer.from([0x00, 0xff, 0xfe, 0x00]))).rejects.toThrow('not UTF-8');
    await expect(read('a.txt', Buffer.from([0xe9, 0xe8, 0x01]))).rejects.toThrow('not UTF-8');
  });
});
