/** Words in context: a line for each match, with whole words beside it, numbered as the article's page numbers it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { createApp } from '../../src/http/app.ts';
import { loadAssets } from '../../src/http/assets.ts';
import { DEFAULT_SETTINGS } from '../../src/http/site-settings.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { ContextLine } from '../../src/search-engine.ts';
import { contextLines, sortLines } from '../../src/snippet/context-lines.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';
import { anArticle } from '../fixtures/articles.ts';

const WIDTH = 60;

async function linesOf(article: Article, q: string, most = 1000): Promise<ContextLine[]> {
  const engine = new NaiveEngine([article]);
  const query = readSearchParams(new URLSearchParams({ q }), engine.languages);
  return contextLines(article, await engine.sought(query), most);
}
const inText = (text: string, q = 'border', most?: number) =>
  linesOf(anArticle({ title: '', text }), q, most);
const flat = (text: string) => text.replace(/\s+/g, ' ');

/** Words of any script with spaces, up to twenty units long, none of them the word looked for. */
const filler = fc.oneof(
  fc.constantFrom('a', 'Treaty,', '“quoted”', 'выборы', 'counterrevolutionary', '😀', '😀😀😀', '–', 'x𠀀y'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }).map((text) => text.replace(/\W/g, 'z')),
);
const gap = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(' ', ' ', '\n\n', '\t ') },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 250 }).map((width) => ' '.repeat(width)) },
);
const words = fc.array(fc.tuple(filler, gap), { maxLength: 40 }).map((parts) => parts.flat().join(''));

describe('a line', () => {
  it('has the words before and after the match, on one line', async () => {
    const lines = await inText('The old\n\nborder  of\tthe two. A border');
    expect(lines.map(({ before, match, after }) => [before, match, after])).toEqual([
      ['The old', 'border', 'of the two. A border'],
      ['The old border of the two. A', 'border', ''],
    ]);
  });

  it('is of the title, the description and the text, in this order', async () => {
    const article = anArticle({ title: 'One border', description: 'Two borders', text: 'Three bordered' });
    expect((await linesOf(article, 'border')).map(({ before, number }) => [before, number])).toEqual([
      ['One', null],
      ['Two', 1],
      ['Three', 2],
    ]);
    expect((await linesOf(article, 'text:border')).map(({ before }) => before)).toEqual(['Three']);
    expect(await linesOf(article, 'source:border')).toEqual([]);
  });

  it('is as wide as told on either side and cuts no word, whatever the spaces between', async () => {
    const property = fc.asyncProperty(words, words, async (left, right) => {
      const [line] = await inText(`${left}border ${right}`);
      const { before = '', after = '' } = line ?? {};
      expect([before, after].filter((side) => side.length > WIDTH)).toEqual([]);
      expect(` ${flat(left).trim()}`.endsWith(before === '' ? '' : ` ${before}`)).toBe(true);
      expect(`${flat(right).trim()} `.startsWith(after === '' ? '' : `${after} `)).toBe(true);
      if (flat(left).trim().length <= WIDTH && !/\s{3}/.test(left)) expect(before).toBe(flat(left).trim());
      if (flat(right).trim().length <= WIDTH && !/\s{3}/.test(right)) expect(after).toBe(flat(right).trim());
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('fills its width with characters where no spaces part the words', async () => {
    const [line] = await inText(`${'边境'.repeat(100)}关系${'条约'.repeat(100)}`, '关系');
    expect(line?.match).toBe('关系');
    expect(line?.before).toBe('边境'.repeat(WIDTH / 2));
    expect(line?.after).toBe('条约'.repeat(WIDTH / 2));
  });

  it('never holds half a character', async () => {
    for (const shift of ['', ' ', 'x', ' x']) {
      const astral = '𠀀'.repeat(300);
      const spaced = `${'😀'.repeat(20)}${' '.repeat(230)}`;
      const texts = [
        `${shift}${astral} border ${shift}${astral}`,
        `${astral}${shift}${' '.repeat(219)}border${' '.repeat(219)}${shift}${astral}`,
        `${spaced}${shift}border${shift === 'x' ? ' ' : shift}${' '.repeat(225)}${'😀'.repeat(20)}`,
      ];
      for (const { before, match, after } of (await Promise.all(texts.map((text) => inText(text)))).flat()) {
        expect(`${before}|${match}|${after}`).not.toMatch(/\p{Cs}/u);
      }
      const [long] = await inText(`${shift}国${astral}`, '国 OR 𠀀');
      expect(long?.match).not.toMatch(/\p{Cs}/u);
    }
  });

  it('has the beginning of a match that is very long', async () => {
    const [line] = await inText(`关系${'关系'.repeat(500)}`, '关系');
    expect(line?.match).toBe('关系'.repeat(100));
    expect(line?.after).toBe('');
  });

  it('is one of at most so many', async () => {
    const article = anArticle({ title: 'border', description: 'border', text: 'border '.repeat(50) });
    const all = await linesOf(article, 'border');
    expect(all).toHaveLength(52);
    for (const most of [0, 1, 2, 3, 40]) {
      expect(await linesOf(article, 'border', most)).toEqual(all.slice(0, most));
    }
  });
});

describe('the number of a line', () => {
  const assets = loadAssets(DEFAULT_SETTINGS);
  const pieces = fc.constantFrom(
    'border',
    'treaty',
    'border treaty',
    '关系',
    'x.',
    '\n\n',
    '\n \n',
    '\n',
    ' ',
  );
  const text = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(' '));

  it('is that of its mark on the page of the article', async () => {
    const property = fc.asyncProperty(
      fc.record({ title: text, description: fc.option(text), text }),
      fc.constantFrom('border', '"border treaty"', 'border OR "treaty border"', '关系', 'b*'),
      async (given, q) => {
        const article = anArticle({ ...given, id: 'a' });
        const app = createApp(new NaiveEngine([article]), {}, assets);
        const html = await (await app.request(`/articles/a?${new URLSearchParams({ q })}`)).text();
        const marks = [...html.matchAll(/<mark id="match-\d+">([^<]*)/g)].map(([, marked]) => marked);
        const lines = (await linesOf(article, q)).filter(({ number }) => number !== null);
        const marksOf = lines.map(({ number }, i) =>
          marks.slice((number ?? 0) - 1, (lines[i + 1]?.number ?? marks.length + 1) - 1),
        );
        // All marks are a line's, and each line has its own, one in each paragraph that it is in.
        expect(marksOf.flat()).toEqual(marks);
        expect(marksOf.map((own) => flat(own.join(' ')))).toEqual(lines.map(({ match }) => match));
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});

describe('lines in order', () => {
  const line = (before: string, after: string): ContextLine => ({
    article: { id: 'a', title: '', date: null, source: null, language: null },
    before,
    match: 'border',
    after,
    number: 1,
  });
  const lines = [
    line('the old', '(Zagreb'),
    line('an Old', 'and beyond'),
    line('no new', '“And after'),
    line('', ''),
  ];
  const befores = (by: 'before' | 'after') => sortLines(lines, by).map(({ before }) => before);

  it('come by the word after, signs and capitals aside', () => {
    expect(befores('after')).toEqual(['', 'no new', 'an Old', 'the old']);
  });

  it('come by the word before, then by the one before that', () => {
    expect(befores('before')).toEqual(['', 'no new', 'an Old', 'the old']);
  });

  it('stay as they were where they are alike', () => {
    const alike = [line('A b', 'c'), line('a B', 'C'), line('á b', '“c')];
    for (const by of ['before', 'after'] as const) expect(sortLines(alike, by)).toEqual(alike);
    expect(sortLines([...alike].reverse(), 'after')).toEqual([...alike].reverse());
  });
});
