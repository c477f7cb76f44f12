/** What every engine finds for wildcards and fuzzy words, and what boosts do to the order. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/search-engine.ts';
import { anArticle } from '../fixtures/articles.ts';
import { ask, ENGINES, idsOf } from './engines.ts';

const ARTICLES = [
  anArticle({ id: 'organise', title: 'They organise', text: 'Gas' }),
  anArticle({ id: 'organisation', text: 'An organisation of workers', date: '2020' }),
  anArticle({ id: 'organ', text: 'The organ of the church', authors: ['Ana Organista'] }),
  anArticle({ id: 'treaty', title: 'Treaty', text: 'Signed in Berlin', date: '2019' }),
  anArticle({ id: 'traety', text: 'A traety with a slip', tags: ['berlín'] }),
  anArticle({ id: 'moscow', text: 'Лавров в Москве, кафе', source: 'Treat' }),
];
/** An archive of more words than a pattern may stand for, of which `bus000` is the rarest. */
const MANY = Array.from({ length: 200 }, (_, i) =>
  anArticle({ id: `${i}`, text: `bus${String(i).padStart(3, '0')} `.repeat(i + 1) }),
);

const withCap = ENGINES.filter(([name]) => name !== 'the naive engine');
const url = (q: string) => new URLSearchParams({ q, size: '100' }).toString();

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(ARTICLES);
  });
  const sorted = async (q: string) => (await idsOf(engine, url(q))).sort();

  it('finds words by their beginning, middle or end, and all of a word', async () => {
    expect(await sorted('berl*')).toEqual(['treaty']);
    expect(await sorted('*erlin')).toEqual(['treaty']);
    expect(await sorted('t*ty')).toEqual(['traety', 'treaty']);
    expect(await sorted('t*e*t*y')).toEqual(['traety', 'treaty']);
    expect(await sorted('ber*nx')).toEqual([]);
    expect(await sorted('erli*')).toEqual([]);
    expect(await sorted('лав*')).toEqual(['moscow']);
    expect(await sorted('BERL*N')).toEqual(['treaty']);
  });

  it('finds for a wildcard also what the stemmer made of a word', async () => {
    expect(await sorted('organisat*')).toEqual(['organisation', 'organise']);
    expect(await sorted('organis*')).toEqual(['organisation', 'organise']);
    expect(await sorted('*treati')).toEqual(['treaty']);
  });

  it('never finds for a longer beginning what a shorter one does not find', async () => {
    for (const word of ['organisation', 'organise', 'treaties', 'traety', 'лавров', 'workers']) {
      let shorter = await sorted(`${word.slice(0, 1)}*`);
      for (let length = 2; length <= word.length; length += 1) {
        const longer = await sorted(`${word.slice(0, length)}*`);
        expect(shorter).toEqual(expect.arrayContaining(longer));
        shorter = longer;
      }
    }
  });

  it('finds no stop words by a wildcard', async () => {
    expect(await sorted('th*')).toEqual([]);
    expect(await sorted('o*f')).toEqual([]);
  });

  it('finds words with letters more, less, other or swapped, as many as are allowed', async () => {
    expect(await sorted('treaty~1')).toEqual(['traety', 'treaty']);
    expect(await sorted('berlinn~1')).toEqual(['treaty']);
    expect(await sorted('berln~1')).toEqual(['treaty']);
    expect(await sorted('merlin~1')).toEqual(['treaty']);
    expect(await sorted('merlni~1')).toEqual([]);
    expect(await sorted('merlni~2')).toEqual(['treaty']);
    expect(await sorted('лавроф~1')).toEqual(['moscow']);
    expect(await sorted('organize~1')).toEqual(['organisation', 'organise']);
  });

  it('keeps patterns to their field and takes them beside words, in groups and under signs', async () => {
    expect(await sorted('author:organ*')).toEqual(['organ']);
    expect(await sorted('tag:berlim~1')).toEqual(['traety']);
    expect(await sorted('source:trea*')).toEqual(['moscow']);
    expect(await sorted('organ* church')).toEqual(['organ']);
    expect(await sorted('organ* -worker*')).toEqual(['organ', 'organise']);
    expect(await sorted('(berl* OR chur*) -title:treat*')).toEqual(['organ']);
    expect(await sorted('-t*')).toEqual(['moscow', 'organ', 'organisation', 'organise']);
    expect(await sorted('berl* before:2020')).toEqual(['treaty']);
  });

  it('marks the words that a pattern stands for', async () => {
    const { hits } = await ask(engine, url('t*ty'));
    expect(hits.map(({ titleHighlights }) => titleHighlights)).toContainEqual([[0, 6]]);
    const sought = await engine.sought({
      clause: { kind: 'fuzzy', word: 'treaty', distance: 1, fields: ['text'], boost: 1 },
      relaxed: null,
      readAs: '',
      notes: [],
    });
    expect([...sought.text.terms].sort()).toEqual(['traeti', 'treat', 'treati']);
    expect(sought.title.terms.size).toBe(0);
  });

  it('weighs a word, a phrase or a pattern by its boost', async () => {
    const boosted = await make([
      anArticle({ id: 'gas', text: 'gas pipe and coal' }),
      anArticle({ id: 'oil', text: 'oil well and wood' }),
    ]);
    for (const [gas, oil] of [
      ['gas', 'oil'],
      ['"gas pipe"', '"oil well"'],
      ['ga*', 'oi*'],
      ['coals~1', 'woods~1'],
    ]) {
      expect(await idsOf(boosted, url(`${gas}^2 OR ${oil}`))).toEqual(['gas', 'oil']);
      expect(await idsOf(boosted, url(`${gas} OR ${oil}^2`))).toEqual(['oil', 'gas']);
      expect(await idsOf(boosted, url(`${gas} OR ${oil}^0.5`))).toEqual(['gas', 'oil']);
    }
  });
});

describe.each(withCap)('%s', (_name, make) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await make(MANY);
  });

  it('looks up the 128 commonest words that a wildcard stands for, and says so', async () => {
    const response = await ask(engine, url('bus*'));
    expect(response.notes).toEqual([{ code: 'expansion-cut', text: 'bus*', words: 128 }]);
    expect(response.total).toBe(128);
    expect((await ask(engine, url('bus* bus199'))).total).toBe(1);
    expect((await ask(engine, url('+bus* +bus000'))).total).toBe(0);
  });

  it('looks up the nearest words to a fuzzy one before commoner ones', async () => {
    const response = await ask(engine, url('bus000~2'));
    expect(response.notes).toEqual([]);
    const near = [...'0123456789'].flatMap((a) => [...'0123456789'].map((b) => `bus0${a}${b}x`));
    const crowd = near.map((text) => anArticle({ id: text, text: `${text} `.repeat(300) }));
    const crowded = await make([...MANY, ...crowd]);
    const cut = await ask(crowded, url('bus011~2'));
    expect(cut.notes).toEqual([{ code: 'expansion-cut', text: 'bus011~2', words: 128 }]);
    expect((await ask(crowded, url('+bus011~2 +bus001'))).total).toBe(1);
  });

  it('says nothing of a pattern whose words are all looked up', async () => {
    expect((await ask(engine, url('bus00*'))).notes).toEqual([]);
  });
});
