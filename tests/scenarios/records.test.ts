/** Exports of articles: JSON, JSON Lines and tables, under whatever names their keys and columns have. */

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { ask } from '../contract/engines.ts';
import { useBuildRequest, writeArchive } from '../fixtures/archive.ts';
import { readAll, readFirst, readWithProblems } from '../fixtures/read-file.ts';

const json = (value: unknown) => JSON.stringify(value);
const readRecord = (record: object) => readFirst('a.json', json(record));
const textsOfDates = async (record: object) =>
  (await readRecord({ title: 'T', ...record })).statedDates.map(({ text }) => text);

describe('a JSON file', () => {
  it('may be one article', async () => {
    expect(
      await readRecord({
        headline: 'Last ferry leaves',
        datePublished: '2021-07-15T09:00:00+02:00',
        articleBody: 'It left at noon.\n\nNobody waved.',
        author: { '@type': 'Person', name: 'Ann Holt' },
        publisher: { '@type': 'Organization', name: 'Harbour Gazette' },
        articleSection: 'Coast',
        keywords: 'ferries, ice',
        inLanguage: 'en-GB',
        url: 'https://example.org/last ferry',
        description: 'The <b>last</b> one &amp; the best.',
      }),
    ).toMatchObject({
      record: null,
      title: 'Last ferry leaves',
      text: 'It left at noon.\n\nNobody waved.',
      statedDates: [
        { text: '2021-07-15T09:00:00+02:00', evidence: 'metadata', where: 'its key "datePublished" (it)' },
      ],
      authors: ['Ann Holt'],
      source: 'Harbour Gazette',
      section: 'Coast',
      tags: ['ferries', 'ice'],
      language: 'en',
      url: 'https://example.org/last%20ferry',
      description: 'The last one & the best.',
      warnings: [],
    });
  });

  it.each([
    ['a list', (list: unknown) => list],
    ['a list in an object', (list: unknown) => ({ total: 2, articles: list })],
    ['a list within wrappers', (list: unknown) => ({ response: { status: 'ok', results: list } })],
    ['a dump of a blog', (list: unknown) => ({ db: [{ meta: { version: '5' }, data: { posts: list } }] })],
    ['search hits', (list: unknown) => ({ hits: { total: 2, hits: list } })],
    ['a list under a name of its own', (list: unknown) => ({ made: 'today', meldungen: list })],
    ['a titled list', (list: unknown) => ({ title: 'My export', items: list })],
  ])('may be %s', async (_, wrap) => {
    const list = [
      { id: 7, title: 'One', body: 'Text.' },
      { id: 'b', title: 'Two', body: 'Text.' },
    ];
    const drafts = await readAll('a.json', json(wrap(list)));
    expect(drafts.map(({ record, title }) => [record, title])).toEqual([
      ['7', 'One'],
      ['b', 'Two'],
    ]);
  });

  it('may hold its records in envelopes', async () => {
    const records = [
      { _id: 'x1', _source: { title: 'From a search engine', text: 'Text.' } },
      { id: 'world/2', webTitle: 'From an API', fields: { bodyText: 'Text.', byline: 'Ann Holt' } },
      { id: 3, attributes: { title: 'From a content system', body: 'Text.', publishedAt: '2020-01-02' } },
    ];
    expect(await readAll('a.json', json(records))).toMatchObject([
      { record: 'x1', title: 'From a search engine', text: 'Text.' },
      { record: 'world/2', title: 'From an API', text: 'Text.', authors: ['Ann Holt'] },
      { record: '3', title: 'From a content system', statedDates: [{ text: '2020-01-02' }] },
    ]);
  });

  it('may be one record a line after all', async () => {
    const lines = '{"id":1,"title":"One"}\n{"id":2,"title":"Two"}\n';
    expect((await readAll('a.json', lines)).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it.each([
    ['', 'it is empty'],
    ['{"title": "A",\n body: 1}', 'it is no JSON from line 2 on'],
    ['{"title": "A" "body"}', 'it is no JSON'],
    ['{"title": "A"', 'ends too early'],
    ['"text"', 'no article in it'],
    ['{"version": 5, "settings": {"a": [1, 2]}}', 'no article in it'],
  ])('that is none is refused, and it is said why: %j', async (content, reason) => {
    const { drafts, problems } = await readWithProblems('a.json', content);
    expect(drafts).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(reason)]);
  });

  it('has what is no article in its list reported, and the rest is read', async () => {
    const { drafts, problems } = await readWithProblems('a.json', json([1, { title: 'A' }, null, { x: 1 }]));
    expect(drafts.map(({ title }) => title)).toEqual(['A']);
    expect(problems).toEqual([
      'record 1 is no object',
      'record 3 is no object',
      'record 4 has neither title nor text',
    ]);
  });

  it('has no keys that reach into the program', async () => {
    const content = '{"__proto__": {"title": "Inherited"}, "constructor": "x", "text": "Own."}';
    expect(await readFirst('a.json', content)).toMatchObject({ title: 'Own.', text: '' });
    expect(({} as { title?: string }).title).toBeUndefined();
  });

  it('nested deeper than articles are, or in more parts, is refused', async () => {
    const problemOf = async (content: string) => (await readWithProblems('a.json', content)).problems[0];
    expect(await problemOf('['.repeat(100_000))).toMatch(/nested deeper/);
    expect(await problemOf(`[${'[],'.repeat(4_000_000)}[]]`)).toMatch(/more than 4,000,000 lists/);
    const inText = json({ title: '[{"\\'.repeat(2000), body: 'Text.' });
    expect(await problemOf(inText)).toBeUndefined();
    expect(
      (await readWithProblems('a.jsonl', `{"title":"A","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`))
        .drafts,
    ).toHaveLength(1);
  });
});

describe('the usual names', () => {
  it.each([
    [{ Date_Published: '2021' }, ['2021']],
    [{ 'publication date': '2021' }, ['2021']],
    [{ created_at: '2020', pubDate: '2021', date: '2019' }, ['2021', '2019', '2020']],
    [{ 'dc:date': '2021' }, ['2021']],
    [
      { updated: '2021', lastModified: '2021', date_modified: '2021', crawled_at: '2021', expires: '2021' },
      [],
    ],
    [{ published: true, date: '' }, []],
    [{ date: 'null', published_at: null }, []],
  ])(
    'tell dates of publication before those of creation, and none of an update: %j',
    async (record, dates) => {
      expect(await textsOfDates(record)).toEqual(dates);
    },
  );

  it.each([
    [1626342300, '2021-07-15T09:45:00.000Z'],
    ['1626342300', '2021-07-15T09:45:00.000Z'],
    [1626342300.5, '2021-07-15T09:45:00.500Z'],
    [1626342300123, '2021-07-15T09:45:00.123Z'],
    [1626342300123456, '2021-07-15T09:45:00.123Z'],
    [20210715, '2021-07-15'],
    ['20210715094500', '2021-07-15'],
    [2021, '2021'],
    [{ $date: '2021-07-15T00:00:00Z' }, '2021-07-15T00:00:00Z'],
    [{ $date: { $numberLong: '1626342300123' } }, '2021-07-15T09:45:00.123Z'],
    [{ date: '2021-07-15 09:45:00.000000', timezone: 'Europe/Paris' }, '2021-07-15 09:45:00.000000'],
    [['2021-07-15'], '2021-07-15'],
    ['15 July 2021', '15 July 2021'],
  ])(
    'tell a moment counted from 1970 as a day in UTC, and other dates as written: %j',
    async (value, text) => {
      expect(await textsOfDates({ date: value })).toEqual([text]);
    },
  );

  it.each([
    [{ byline: 'By Ann Holt and Max Ray' }, ['Ann Holt', 'Max Ray']],
    [{ author: 'Ann Holt, Max Ray' }, ['Ann Holt', 'Max Ray']],
    [{ author: 'Holt, Ann' }, ['Holt, Ann']],
    [
      { authors: [{ name: 'Ann Holt' }, 'Max Ray', { firstName: 'Ida', lastName: 'Lund' }] },
      ['Ann Holt', 'Max Ray', 'Ida Lund'],
    ],
    [{ authors: "['Ann Holt', \"Max O'Ray\"]" }, ['Ann Holt', "Max O'Ray"]],
    [{ creator: 'desk@example.org (Ann Holt)' }, ['Ann Holt']],
    [{ author: 5, byline: '' }, []],
    [{ author: '' }, []],
  ])('tell authors, as a list, as objects or in one text: %j', async (record, authors) => {
    expect((await readRecord({ title: 'T', ...record })).authors).toEqual(authors);
  });

  it.each([
    [{ publisher: { name: 'Gazette' }, source: 'Wire' }, 'Gazette'],
    [{ source: { id: null, name: 'Gazette' } }, 'Gazette'],
    [{ source: 'https://www.gazette.example/a/1' }, 'gazette.example'],
    [{ source: 'https://www.gazette.example/a/1', site_name: 'Gazette' }, 'Gazette'],
    [{ newspaper: 'Gazette' }, 'Gazette'],
  ])('tell the source: %j', async (record, source) => {
    expect((await readRecord({ title: 'T', ...record })).source).toBe(source);
  });

  it.each([
    [{ link: '/2021/07/ice', guid: 'https://example.org/?p=1' }, 'https://example.org/?p=1', 0],
    [{ permalink: '/2021/07/ice' }, null, 0],
    [{ url: 'javascript:alert(1)' }, null, 1],
    [{ mainEntityOfPage: { '@id': 'https://example.org/a' } }, 'https://example.org/a', 0],
  ])('tell an address that may be followed: %j', async (record, url, warnings) => {
    const draft = await readRecord({ title: 'T', ...record });
    expect([draft.url, draft.warnings.length]).toEqual([url, warnings]);
  });

  it('tell section and tags; one category is the section, several are tags', async () => {
    expect(
      await readRecord({ title: 'T', category: 'Coast', tags: ['ice', { name: 'ferry' }] }),
    ).toMatchObject({
      section: 'Coast',
      tags: ['ice', 'ferry'],
    });
    expect(await readRecord({ title: 'T', category: 'Coast, Ice' })).toMatchObject({
      section: null,
      tags: ['Coast', 'Ice'],
    });
    expect(
      await readRecord({ title: 'T', section: 'Arts, Books', tags: 'a; b|c', categories: [3, 4] }),
    ).toMatchObject({ section: 'Arts, Books', tags: ['a', 'b', 'c'] });
  });

  it('make text of HTML, and leave text that is none alone', async () => {
    const html = '<p>One &amp; two.</p>\n<p>Three<br>four.</p><script>gone()</script>';
    expect(
      (await readRecord({ title: { rendered: 'Ice &#8211; here' }, content: { rendered: html } })).text,
    ).toBe('One & two.\n\nThree\nfour.');
    expect(
      await readRecord({ title: 'Ice &#8211; here', body: 'If a < b and b > c, then\n\nso.' }),
    ).toMatchObject({
      title: 'Ice – here',
      text: 'If a < b and b > c, then\n\nso.',
    });
  });

  it('may have HTML that can’t be read, which costs its record alone', async () => {
    const records = [
      { title: 'A', body: '<div>'.repeat(5000) },
      { title: 'B', body: '<p>Text.' },
    ];
    const { drafts, problems } = await readWithProblems('a.json', json(records));
    expect(drafts.map(({ title }) => title)).toEqual(['B']);
    expect(problems).toEqual([expect.stringMatching(/^record 1: its page has more elements/)]);
  });

  it('may be those of parts that make the text', async () => {
    const body = [
      { type: 'p', text: 'One.' },
      { type: 'p', text: 'Two.' },
    ];
    expect((await readRecord({ title: 'T', body })).text).toBe('One.\n\nTwo.');
  });

  it('give way to the names that the archive’s owner tells', async () => {
    const map = { date: 'Printed on', text: 'volltext', title: 'date' };
    const record = {
      date: 'Last ferry leaves',
      printed_on: '1999-05',
      title: 'x',
      Volltext: 'It left.',
      text: 'No.',
    };
    expect(await readFirst('a.json', json(record), { map })).toMatchObject({
      title: 'Last ferry leaves',
      text: 'It left.',
      statedDates: [{ text: '1999-05' }],
    });
    const markdown = '---\nerschienen: 1999-05\n---\nText.';
    expect((await readFirst('a.md', markdown, { map: { date: 'Erschienen' } })).statedDates).toMatchObject([
      { text: '1999-05', where: 'its front matter' },
    ]);
  });

  it('are those of front matter too', async () => {
    const markdown =
      '---\nheadline: A\npublishDate: 2021\nlastmod: 2022\nbyline: Ann\nsite: Gazette\ncategory: Coast\n---\n';
    expect(await readFirst('a.md', markdown)).toMatchObject({
      title: 'A',
      statedDates: [{ text: '2021' }],
      authors: ['Ann'],
      source: 'Gazette',
      section: 'Coast',
      tags: [],
    });
  });
});

describe('the id of a record', () => {
  const idsOf = async (...records: readonly object[]) =>
    (await readAll('a.jsonl', records.map(json).join('\n'))).map(({ record }) => record);

  it('is its own, else its address, else a hash that no other record and no order of keys changes', async () => {
    expect(await idsOf({ guid: 'g1', title: 'A' }, { title: 'A', link: 'https://example.org/a' })).toEqual([
      'g1',
      'https://example.org/a',
    ]);
    const [a, b] = await idsOf({ title: 'A', body: 'x' }, { title: 'B' });
    expect(a).toMatch(/^[0-9a-f]{16}$/);
    expect(await idsOf({ title: 'B' }, { body: 'x', title: 'A' })).toEqual([b, a]);
  });

  it('is told apart from the same one before it, with a warning', async () => {
    const records = [
      { id: 1, title: 'A' },
      { id: 1, title: 'B' },
      { id: 1, title: 'B' },
      { id: 1, title: 'A' },
      { title: 'C' },
      { title: 'C' },
    ];
    const drafts = await readAll('a.jsonl', records.map(json).join('\n'));
    const ids = drafts.map(({ record }) => record);
    expect(new Set(ids).size).toBe(6);
    expect(ids[1]).toMatch(/^1~[0-9a-f]{16}$/);
    expect(ids[2]).toBe(`${ids[1]}~2`);
    expect(ids[5]).toBe(`${ids[4]}~2`);
    expect(drafts.map(({ warnings }) => warnings)).toEqual([
      [],
      ['line 2 has the id of an earlier record, and was given another'],
      ['line 3 has the id of an earlier record, and was given another'],
      ['line 4 has the id of an earlier record, and was given another'],
      [],
      ['line 6 has the id of an earlier record, and was given another'],
    ]);
  });

  it('is no longer than an address may be', async () => {
    expect((await idsOf({ id: 'x'.repeat(5000), title: 'A' }))[0]).toHaveLength(16);
  });
});

describe('JSON Lines', () => {
  it('are read though some of them are bad, which are reported by number', async () => {
    const lines = [
      '{"id":1,"title":"One"}',
      '',
      '{"id":2,',
      '[1]',
      '{"id":3,"title":"Drei – é"}\r',
      '{"x":1}',
    ];
    const { drafts, problems } = await readWithProblems('a.ndjson', `\uFEFF${lines.join('\n')}`);
    expect(drafts.map(({ title }) => title)).toEqual(['One', 'Drei – é']);
    expect(problems).toEqual([
      'line 3 is no JSON',
      'line 4 is no object',
      'line 6 has neither title nor text',
    ]);
  });

  it('may be a list with a record a line', async () => {
    const drafts = await readAll('a.jsonl', '[\n{"title":"One"},\n{"title":"Two"}\n]\n');
    expect(drafts.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('say the line that a date stands on', async () => {
    const [, draft] = await readAll('a.jsonl', '{"title":"One"}\n{"title":"Two","date":"soon"}');
    expect(draft?.statedDates).toEqual([
      { text: 'soon', evidence: 'metadata', where: 'its key "date" (line 2)' },
    ]);
  });

  it('of which hardly one is a record are given up', async () => {
    const { drafts, problems } = await readWithProblems(
      'a.jsonl',
      `{"title":"One"}\n${'x\n'.repeat(20_000)}`,
    );
    expect(drafts).toHaveLength(1);
    expect(problems).toHaveLength(1002);
    expect(problems.slice(-2)).toEqual([
      'hardly any of it can be used, and it was read no further than this: line 10001 is no JSON',
      '9000 more of its records could not be used',
    ]);
  });

  it('longer than 16 MiB are reported, and the rest is read', async () => {
    const long = `{"title":"${'x'.repeat(17 * 1024 * 1024)}"}`;
    const pieces = [
      Buffer.from(long.slice(0, 9_000_000)),
      Buffer.from(`${long.slice(9_000_000)}\n{"title":"B"}`),
    ];
    const file = {
      path: 'a.jsonl',
      whole: () => Promise.reject(),
      pieces: async function* () {
        yield* pieces;
      },
    };
    const { readDrafts } = await import('../../index-build/reading/read-in-parts.ts');
    const items = [];
    for await (const item of readDrafts(file, { map: {} }))
      items.push(typeof item === 'string' ? item : item.title);
    expect(items).toEqual(['line 1 is longer than 16 MiB', 'B']);
  });
});

describe('a table', () => {
  const cells = [
    ['Id', 'Headline', 'Published', 'Body text'],
    ['1', 'One', '2021-07-15', '"Text, with; all\tof it.\n\nAnd ""more""."'],
    ['2', 'Two', '', 'Text.'],
  ];
  it.each([
    ['a.csv', ',', '\n'],
    ['a.csv', ';', '\r\n'],
    ['a.csv', '\t', '\r'],
    ['a.tsv', '\t', '\n'],
  ])('has its delimiter told from its header: %s %j %j', async (path, delimiter, lineBreak) => {
    const table = `\uFEFF${cells.map((row) => row.join(delimiter)).join(lineBreak)}`;
    expect(await readAll(path, table)).toMatchObject([
      {
        record: '1',
        title: 'One',
        statedDates: [{ text: '2021-07-15', where: 'its column "Published" (line 2)' }],
        text: 'Text, with; all\tof it.\n\nAnd "more".',
      },
      { record: '2', title: 'Two', statedDates: [], text: 'Text.' },
    ]);
  });

  it('may tell its delimiter in a line above, and have commas in its header', async () => {
    expect(await readAll('a.csv', 'sep=;\ntitle;body, whole;text\nA;x;y')).toMatchObject([
      { title: 'A', text: 'y' },
    ]);
    expect(await readAll('a.csv', 'title;"remarks, notes, and, more";text\nA;x;y')).toMatchObject([
      { title: 'A', text: 'y' },
    ]);
  });

  it('has rows and columns as people leave them', async () => {
    const table = 'title,author,author,\nA,,Ann,x\n,,,\n\nB,Max,Ann,x,y\n"C" said,Ida\n';
    const drafts = await readAll('a.csv', table);
    expect(drafts.map(({ title, authors, warnings }) => [title, authors, warnings])).toEqual([
      ['A', ['Ann'], []],
      ['B', ['Max'], ['line 5 has 5 cells under 4 columns']],
      ['"C" said', ['Ida'], []],
    ]);
  });

  it('without a column for titles or texts is refused, and it is said what to do', async () => {
    const { problems } = await readWithProblems('a.csv', 'Überschrift,Tag\nA,B');
    expect(problems).toEqual([expect.stringContaining('--map title=COLUMN')]);
    expect(await readAll('a.csv', 'Überschrift,Tag\nA,B', { map: { title: 'überschrift' } })).toMatchObject([
      { title: 'A', tags: ['B'] },
    ]);
  });

  it('goes on below a quote that is never closed, which is reported', async () => {
    const { drafts, problems } = await readWithProblems(
      'a.csv',
      'id,title\n1,One\n2,"Two\n3,Three\n4,Four\n',
    );
    expect(drafts.map(({ title }) => title)).toEqual(['One', 'Three', 'Four']);
    expect(problems).toEqual(['line 3: a quote is opened there and never closed']);
  });
});

describe('an archive of exports', () => {
  const { root, request } = useBuildRequest();

  it('is indexed record by record, each under its own id', async () => {
    writeArchive(root(), {
      'old/a.jsonl': '{"id":"one/1","title":"One","date":"1999-05"}\nbad\n{"id":2,"title":"Two"}\n',
      'b.csv.gz': gzipSync('title;section\nThree;Coast\n'),
      'corrections.csv': 'id,date\nold/a.jsonl#2,2001-02-03\n',
    });
    const report = await build(request());
    expect(report.counts).toMatchObject({ articles: 3, undated: 1 });
    expect(report.skipped).toEqual([{ path: 'old/a.jsonl', reason: 'line 2 is no JSON' }]);
    const engine = openCompiledEngine(await openGeneration(request().index));
    expect(await engine.article('old/a.jsonl#one%2F1')).toMatchObject({
      title: 'One',
      date: { date: '1999-05' },
    });
    expect(await engine.article('old/a.jsonl#2')).toMatchObject({ date: { date: '2001-02-03' } });
  });

  it('is indexed anew when its names are told otherwise, and else not', async () => {
    writeArchive(root(), { 'a.csv': 'title,Was,wann\nOne,Uno,1999\n' });
    const unchanged: boolean[] = [];
    for (const map of [
      {},
      { title: 'Was', date: 'wann' },
      { date: 'wann', title: 'Was' },
      { title: 'Was' },
    ]) {
      unchanged.push((await build({ ...request(), map })).unchanged);
    }
    expect(unchanged).toEqual([false, false, true, false]);
    const { hits } = await ask(openCompiledEngine(await openGeneration(request().index)), '');
    expect(hits).toMatchObject([{ title: 'Uno', date: null }]);
  });
});

describe('any bytes', () => {
  const bits = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\n',
    'title',
    'text',
    '"title":',
    '\\u0000',
    '\uD800',
    '😀',
    '1e999',
  ].concat([
    'sep=;',
    'id;title\n',
    '__proto__',
    '<p>',
    '&amp;',
    '\0',
    '\r',
    'null',
    'date',
    '-',
    '9'.repeat(30),
  ]);
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''))),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .array(
        fc.dictionary(
          fc.constantFrom('id', 'title', 'body', 'date', 'author', 'tags', 'url'),
          fc.jsonValue(),
        ),
      )
      .map((records) => Buffer.from(records.map(json).join('\n'))),
  );

  it.each(['.json', '.jsonl', '.csv', '.tsv'])(
    'under %s are read or refused, and it ends',
    async (extension) => {
      await fc.assert(
        fc.asyncProperty(content, async (bytes) => {
          const { drafts, problems } = await readWithProblems(`a${extension}`, bytes);
          for (const { title, text } of drafts) expect(title + text).not.toBe('');
          // What is no Problem would be told as what failed in the program.
          for (const problem of problems) expect(problem).not.toMatch(/^it could not be read \(/);
        }),
        { numRuns: 300 },
      );
    },
  );
});
