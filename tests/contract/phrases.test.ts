/** What every engine finds for a phrase: words that follow one another in one field. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES, idsOf } from './engines.ts';

const ARTICLES = [
  anArticle({ id: 'treaty', title: 'The border', text: 'Treaty talks on the border of the treaty.' }),
  anArticle({ id: 'law', title: 'Border treaty', text: 'A law of the sea.', date: '2019' }),
  anArticle({ id: 'rule', text: 'The rule of law.', description: 'A border treaty', date: '2020' }),
  anArticle({ id: 'words', text: 'Rule; law. Of borders, treaties', authors: ['Ana Oil', 'Bo Lind'] }),
  anArticle({ id: 'hamlet', text: 'To be or not to be', tags: ['cold war', 'peace treaty'] }),
];

const quoted = (words: readonly string[]) => `"${words.join(' ')}"`;

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(ARTICLES);
  });
  const sorted = async (q: string) => (await idsOf(engine, new URLSearchParams({ q }).toString())).sort();

  it('finds words that follow one another in this order, in any ending and case', async () => {
    expect(await sorted('"border treaty"')).toEqual(['law', 'rule', 'words']);
    expect(await sorted('"BORDERS treaties"')).toEqual(['law', 'rule', 'words']);
    expect(await sorted('"treaty border"')).toEqual([]);
    expect(await sorted('"treaty talks"')).toEqual(['treaty']);
  });

  it('counts stop words in a phrase, each in its place', async () => {
    expect(await sorted('"rule of law"')).toEqual(['rule']);
    expect(await sorted('"rule law"')).toEqual(['words']);
    expect(await sorted('"law of the sea"')).toEqual(['law']);
    expect(await sorted('"law of a sea"')).toEqual([]);
    expect(await sorted('"to be or not to be"')).toEqual(['hamlet']);
    expect(await sorted('"to be or to be"')).toEqual([]);
  });

  it('finds a stop word that is a phrase of its own', async () => {
    expect(await sorted('"not"')).toEqual(['hamlet']);
    expect(await sorted('"a"')).toEqual(['law', 'rule']);
  });

  it('finds a phrase in one field, never across two or across two values of one', async () => {
    expect(await sorted('title:"border treaty"')).toEqual(['law']);
    expect(await sorted('text:"border treaty"')).toEqual(['words']);
    expect(await sorted('"the border treaty talks"')).toEqual([]);
    expect(await sorted('author:"ana oil"')).toEqual(['words']);
    expect(await sorted('author:"oil bo"')).toEqual([]);
    expect(await sorted('tag:"war peace"')).toEqual([]);
    expect(await sorted('tag:"peace treaty"')).toEqual(['hamlet']);
  });

  it('takes phrases beside words, in groups, under signs and beside dates', async () => {
    expect(await sorted('"border treaty" law')).toEqual(['law', 'rule', 'words']);
    expect(await sorted('"border treaty" sea')).toEqual(['law']);
    expect(await sorted('"border treaty" -"rule of law"')).toEqual(['law', 'words']);
    expect(await sorted('-"border treaty"')).toEqual(['hamlet', 'treaty']);
    expect(await sorted('"rule of law" OR "treaty talks"')).toEqual(['rule', 'treaty']);
    expect(await sorted('("law of the sea" OR "treaty talks") border')).toEqual(['law', 'treaty']);
    expect(await sorted('"border treaty" after:2019')).toEqual(['rule']);
  });

  it('never relaxes a phrase', async () => {
    expect(await sorted('"treaty border" law sea')).toEqual([]);
    const response = await ask(engine, new URLSearchParams({ q: '"border treaty" sea rule' }).toString());
    expect(response.matching).toBe('some');
    expect(response.hits.map((hit) => hit.id).sort()).toEqual(['law', 'rule', 'words']);
  });

  it('marks the phrase, and none of its words elsewhere', async () => {
    const { hits } = await ask(engine, new URLSearchParams({ q: '"the border of"' }).toString());
    expect(hits.map(({ titleHighlights, snippets }) => ({ titleHighlights, snippets }))).toEqual([
      { titleHighlights: [], snippets: [expect.objectContaining({ highlights: [[16, 29]] })] },
    ]);
  });

  it('finds for a phrase some of what it finds for its words, for them some of what it finds for any', async () => {
    const words = fc.array(fc.constantFrom('border', 'treaty', 'law', 'sea', 'rule', 'talks'), {
      minLength: 2,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(words, async (chosen) => {
        const [phrase, all, any] = [
          await sorted(quoted(chosen)),
          await sorted(chosen.join(' AND ')),
          await sorted(chosen.join(' OR ')),
        ];
        expect(all).toEqual(expect.arrayContaining(phrase));
        expect(any).toEqual(expect.arrayContaining(all));
      }),
      { numRuns: 50 },
    );
  });
});
