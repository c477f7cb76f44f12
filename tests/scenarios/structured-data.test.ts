/** What an article's page tells machines: its data as schema.org has it, its one address, its description. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { createApp } from '../../src/http/app.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { articleUrl } from '../../src/query-language/search-url.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { temporaryFolder } from '../fixtures/archive.ts';
import { anArticle } from '../fixtures/articles.ts';

const PUBLIC_URL = 'https://archive.example';
type Data = Record<string, unknown>;

async function documentOf(article: Article, query = ''): Promise<Document> {
  const app = createApp(new NaiveEngine([article]), { title: 'Gazette', publicUrl: PUBLIC_URL });
  const response = await app.request(`http://evil.example${articleUrl(article.id)}${query}`);
  expect(response.status).toBe(200);
  return parseHTML(await response.text()).document;
}

async function dataOf(given: Parameters<typeof anArticle>[0]): Promise<Data> {
  const scripts = (await documentOf(anArticle(given))).querySelectorAll('script:not([src])');
  expect([...scripts].map((script) => script.getAttribute('type'))).toEqual(['application/ld+json']);
  return JSON.parse(scripts[0]?.textContent ?? '') as Data;
}

/** What the compiler says of data by the types of schema.org, which know no other names and values; '' is nothing. */
function typeErrors(data: readonly Data[]): string {
  const folder = temporaryFolder();
  const file = join(folder.path, 'data.ts');
  const consts = data.map(
    (each, i) => `export const d${i}: WithContext<NewsArticle> = ${JSON.stringify(each)};`,
  );
  writeFileSync(file, [`import type { NewsArticle, WithContext } from 'schema-dts';`, ...consts].join('\n'));
  const config = {
    compilerOptions: {
      ...{ strict: true, noEmit: true, skipLibCheck: true, module: 'preserve', types: [] },
      paths: { 'schema-dts': [join(PACKAGE_ROOT, 'node_modules/schema-dts/dist/schema.d.ts')] },
    },
    files: [file],
  };
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify(config));
  try {
    const compiler = join(PACKAGE_ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '-p', folder.path, '--pretty', 'false'], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    folder.remove();
  }
}

const FULL = {
  ...{ id: 'a/b.txt', title: 'Gas flows', date: '2021-07-05', source: 'The Herald', section: 'World' },
  ...{ authors: ['Ann', 'Петров'], tags: ['gas', 'trade'], language: 'zh-Hant', description: 'It opens.' },
  ...{ url: 'https://herald.example/a?b=1&c=2', text: 'A pipeline.' },
};
const HOSTILE = '</script><script>alert(1)</script><!-- <script> \u2028 "\\';

describe('the data of an article', () => {
  it('is a NewsArticle of schema.org, whatever is known of the article', async () => {
    const unknown = { source: null, authors: [], tags: [], section: null, description: null, url: null };
    const data = [
      await dataOf(FULL),
      await dataOf({ ...FULL, ...unknown, date: null, language: null }),
      await dataOf({ ...FULL, authors: ['Ann'], tags: ['gas'], date: '2021' }),
      await dataOf({
        title: HOSTILE,
        description: HOSTILE,
        source: HOSTILE,
        tags: [HOSTILE],
        authors: [HOSTILE],
      }),
    ];
    expect(typeErrors(data)).toBe('');
    const [full] = data as [Data];
    const wrong = [
      { headlne: 'x' },
      { publisher: { '@type': 'Oragnization', name: 'x' } },
      { datePublished: 2021 },
    ];
    for (const change of wrong) expect(typeErrors([{ ...full, ...change }])).toContain('error TS');
  });

  it('tells what is known, and its address at this site', async () => {
    const page = `${PUBLIC_URL}/articles/a/b.txt`;
    expect(await dataOf(FULL)).toMatchObject({
      ...{
        headline: 'Gas flows',
        datePublished: '2021-07-05',
        articleSection: 'World',
        inLanguage: 'zh-Hant',
      },
      author: [{ name: 'Ann' }, { name: 'Петров' }],
      publisher: { name: 'The Herald' },
      ...{
        keywords: ['gas', 'trade'],
        description: 'It opens.',
        url: page,
        mainEntityOfPage: { '@id': page },
      },
      sameAs: 'https://herald.example/a?b=1&c=2',
      isPartOf: { name: 'Gazette', url: `${PUBLIC_URL}/` },
    });
  });

  it('tells a date as exact as it is known, and none where it is not', async () => {
    for (const date of ['2021', '2021-07', '2021-07-15', '0050', '0050-02-03'])
      expect((await dataOf({ date })).datePublished).toBe(date);
    expect(await dataOf({ date: null })).not.toHaveProperty('datePublished');
  });

  it('ends where it ends, whatever stands in it', async () => {
    const data = await dataOf({ title: HOSTILE, tags: ['<!--', ']]>'], description: HOSTILE });
    expect(data).toMatchObject({ headline: HOSTILE, keywords: ['<!--', ']]>'], description: HOSTILE });
  });
});

describe('the page of an article', () => {
  const head = async (given: Parameters<typeof anArticle>[0], query = '') => {
    const document = await documentOf(anArticle({ id: 'a.jsonl#7', ...given }), query);
    return {
      canonical: [...document.querySelectorAll('link[rel=canonical]')].map((link) =>
        link.getAttribute('href'),
      ),
      description: document.querySelector('meta[name=description]')?.getAttribute('content'),
      robots: document.querySelector('meta[name=robots]'),
    };
  };

  it('has one address, whatever search led to it, language it is in or host it was asked of', async () => {
    for (const query of ['', '?q=gas', '?q=gas&page=3&lang=ru', '?lang=zh&view=context']) {
      expect((await head({}, query)).canonical).toEqual([`${PUBLIC_URL}/articles/a.jsonl%237`]);
      expect((await head({}, query)).robots).toBeNull();
    }
  });

  it('is described by its description, else by the beginning of its text, else by its title', async () => {
    expect((await head({ description: 'In "short"', text: 'Long' })).description).toBe('In "short"');
    expect((await head({ text: 'One\n\n two' })).description).toBe('One two');
    expect((await head({ title: 'Title', text: ' \n' })).description).toBe('Title');
    const long = (await head({ text: 'words '.repeat(100) })).description ?? '';
    expect(long).toMatch(/^words (?:words )+…$/);
    expect(long.length).toBeLessThanOrEqual(162);
  });
});
