/** Archives in other languages than English, and in several: what a typed word finds, and what is marked. */

import { join } from 'node:path';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { writeLunrJson } from '../../index-build/lunr-json.ts';
import { TokenLog } from '../../index-build/token-log.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import { ask, compiledEngine, ENGINES, type MakeEngine } from '../contract/engines.ts';
import { temporaryFolder, useSite, writeArchive } from '../fixtures/archive.ts';
import { anArticle } from '../fixtures/articles.ts';
import { verify } from '../fixtures/verified-index.ts';

const GERMAN = { all: ['de'], main: ['de'] };
const german = [
  anArticle({ id: 'haus', language: 'de', text: 'Das alte Haus am See steht leer.' }),
  anArticle({
    id: 'häuser',
    language: 'de',
    text: 'Viele Häuser der Stadt sind alt. In den Häusern wohnt niemand.',
  }),
  anArticle({ id: 'schön', language: 'de', text: 'Ein schöner Tag, die Straße war schon leer.' }),
];
const russian = [
  anArticle({ id: 'выборы', language: 'ru', text: 'Выборы президента прошли в марте.' }),
  anArticle({ id: 'выборов', language: 'ru', text: 'Результаты выборов объявили в Москве. Ещё нет.' }),
];
const french = [
  anArticle({ id: 'économie', language: 'fr', text: "Les chiffres de l'économie sont bons." }),
  anArticle({ id: 'marché', language: 'fr', text: 'Le marché monte, l’emploi aussi. On dit qu’il marche.' }),
];
const greek = [anArticle({ id: 'κυβέρνηση', language: 'el', text: 'Της κυβέρνησης και του λαού.' })];
const japanese = [
  anArticle({ id: '選挙', language: 'ja', text: '東京都知事選挙が行われた。経済産業省は方針を発表した。' }),
];
const chinese = [anArticle({ id: '关系', language: 'zh-Hant', text: '中国和俄罗斯的关系正在发展' })];
const thai = [anArticle({ id: 'ไทย', language: 'th', text: 'การเลือกตั้งประธานาธิบดีจัดขึ้นในวันอังคาร' })];
const english = [
  anArticle({ id: 'die', language: 'en', text: 'Old soldiers never die, houses do.' }),
  anArticle({ id: 'resume', text: 'His résumé was long. The end.' }),
];
const ALL = [...german, ...russian, ...french, ...greek, ...japanese, ...chinese, ...thai, ...english];

describe.each(ENGINES)('%s', (_name, make: MakeEngine) => {
  /** What is found, each article with what is marked in its snippets. */
  async function found(articles: typeof ALL, q: string): Promise<Record<string, string[]>> {
    const { hits } = await ask(make(articles), new URLSearchParams({ q, size: '100' }).toString());
    const marked = hits.map(({ id, snippets }) => [
      id,
      snippets.flatMap(({ text, highlights }) => highlights.map(([start, end]) => text.slice(start, end))),
    ]);
    return Object.fromEntries(marked) as Record<string, string[]>;
  }

  it('finds in a German archive the plural by its singular and the other way round', async () => {
    const both = { haus: ['Haus'], häuser: ['Häuser', 'Häusern'] };
    for (const q of ['Haus', 'Häuser', 'häusern', 'HAUSES']) expect(await found(german, q), q).toEqual(both);
    expect(await found(german, 'strasse')).toEqual({ schön: ['Straße'] });
  });

  it('finds a Russian word in each of its cases', async () => {
    for (const q of ['выборы', 'выборов', 'Выборами', 'выборах']) {
      expect(await found(russian, q), q).toEqual({ выборы: ['Выборы'], выборов: ['выборов'] });
    }
    expect(await found(russian, 'москва')).toEqual({ выборов: ['Москве'] });
  });

  it('finds a French word behind an article that has lost its vowel, with accents or without', async () => {
    for (const q of ['économie', 'economies', "l'économie", 'L’ÉCONOMIE']) {
      expect(await found(french, q), q).toEqual({ économie: ["l'économie"] });
    }
    expect(await found(french, 'emploi')).toEqual({ marché: ['l’emploi'] });
  });

  it('finds Greek words without their accents and in another case', async () => {
    expect(await found(greek, 'κυβερνηση')).toEqual({ κυβέρνηση: ['κυβέρνησης'] });
  });

  it('knows stop words by their accents', async () => {
    const articles = [
      anArticle({ id: 'fur', language: 'de', text: 'Ein Pelz heißt dort Fur.' }),
      anArticle({ id: 'für', language: 'de', text: 'Brot für alle.' }),
    ];
    expect(await found(articles, 'fur')).toEqual({ fur: ['Fur'] });
    expect(await found(articles, 'fu*')).toEqual({ fur: ['Fur'] });
    expect(await found(articles, 'für Brot')).toEqual({ für: ['Brot'] });
    expect(await found(articles, '"Brot für alle"')).toEqual({ für: ['Brot für alle'] });
  });

  it('finds words within sentences that have no spaces', async () => {
    expect(await found(japanese, '選挙')).toEqual({ 選挙: ['選挙'] });
    expect(await found(japanese, '産業')).toEqual({ 選挙: ['産業'] });
    expect(await found(chinese, '关系')).toEqual({ 关系: ['关系'] });
    expect(await found(chinese, '"俄罗斯的关系"')).toEqual({ 关系: ['俄罗斯的关系'] });
    expect(await found(thai, 'ประธานาธิบดี')).toEqual({ ไทย: ['ประธานาธิบดี'] });
  });

  it('leaves out the stop words of the language, with a note', async () => {
    expect(await found(german, '+die +Straße')).toEqual({ schön: ['Straße'] });
    const query = readSearchParams(new URLSearchParams({ q: 'die Straße' }), GERMAN);
    expect(query.notes).toEqual([{ code: 'stop-words-left-out', words: ['die'] }]);
    expect(await found(german, '"die Straße"')).toEqual({ schön: ['die Straße'] });
    expect(await found(german, '"Straße war schon leer"')).toEqual({ schön: ['Straße war schon leer'] });
  });

  it('reads a word in each language of the archive', async () => {
    expect(await found(ALL, 'Häuser')).toEqual({ haus: ['Haus'], häuser: ['Häuser', 'Häusern'] });
    expect(await found(ALL, 'house')).toEqual({ die: ['houses'] });
    expect(await found(ALL, 'выборах')).toEqual({ выборы: ['Выборы'], выборов: ['выборов'] });
    expect(await found(ALL, 'economie')).toEqual({ économie: ["l'économie"] });
    expect(await found(ALL, 'resume')).toEqual({ resume: ['résumé'] });
    expect(await found(ALL, '選挙')).toEqual({ 選挙: ['選挙'] });
  });

  it('takes for a word what is a stop word in some languages alone', async () => {
    const twoLanguages = [...german, ...english];
    expect(await found(twoLanguages, 'die')).toEqual({ die: ['die'], schön: ['die'] });
    expect(await found(twoLanguages, 'die Straße')).toEqual({ schön: ['die', 'Straße'] });
    expect(await found(twoLanguages, '"never die"')).toEqual({ die: ['never die'] });
    expect(await found(twoLanguages, '"die Straße"')).toEqual({ schön: ['die Straße'] });
    expect(await found(twoLanguages, 'soldiers -die')).toEqual({});
  });

  it('finds for a phrase some of what it finds for its words, whatever their languages', async () => {
    for (const words of [
      ['die', 'Straße'],
      ['never', 'die'],
      ['de', "l'économie"],
      ['в', 'Москве'],
    ]) {
      const phrase = Object.keys(await found(ALL, `"${words.join(' ')}"`));
      expect(phrase, words.join(' ')).toHaveLength(1);
      expect(Object.keys(await found(ALL, words.join(' AND ')))).toEqual(expect.arrayContaining(phrase));
    }
  });

  it('finds patterns and misspelt words among the words of every language', async () => {
    expect(await found(ALL, 'haus*')).toEqual({ haus: ['Haus'], häuser: ['Häuser', 'Häusern'] });
    expect(await found(ALL, 'выбр*')).toEqual({});
    expect(await found(ALL, 'выбоы~1')).toEqual({ выборы: ['Выборы'], выборов: ['выборов'] });
    expect(await found(ALL, 'econmie~1')).toEqual({ économie: ["l'économie"] });
  });
});

describe('The compiled engine', () => {
  const order = async (articles: typeof ALL, q: string) =>
    (await ask(compiledEngine(articles), new URLSearchParams({ q }).toString())).hits.map(({ id }) => id);

  it('counts a word as one in all languages: a form that is rare in one is worth no more', async () => {
    const articles = Array.from({ length: 8 }, (_, i) =>
      anArticle({ id: `${i}`, language: 'en', text: 'The economy grew today', date: `200${i}` }),
    );
    articles.push(anArticle({ id: 'de', language: 'de', text: 'Der Economy geht es gut', date: '1999' }));
    // Both forms are there: `economi` and `economy`.
    expect(await order(articles, 'economy')).toEqual([...'76543210', 'de']);
  });

  it('brings forward what stands side by side, by whichever form of the words', async () => {
    const articles = [
      anArticle({
        id: 'near',
        language: 'de',
        text: 'Markt Häuser Tag Nacht Jahr Woche Monat',
        date: '1999',
      }),
      anArticle({ id: 'far', language: 'de', text: 'Markt Tag Nacht Jahr Woche Monat Häuser', date: '2020' }),
      anArticle({ id: 'hauser', language: 'en', text: 'Kaspar Hauser lived in Ansbach' }),
    ];
    expect((await order(articles, 'Markt Häuser')).slice(0, 2)).toEqual(['near', 'far']);
  });
});

describe('An archive with a few articles in another language', () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    anArticle({ id: `${i}`, language: 'en', text: `The houses and the end, war ${i}` }),
  );
  const engine = Promise.resolve(compiledEngine([...many, ...german.slice(0, 1)]));
  const totalOf = async (q: string) => (await ask(engine, new URLSearchParams({ q }).toString())).total;

  it('leaves out the stop words of its main one, and finds the others by their own forms', async () => {
    const { languages } = await engine;
    expect(languages).toEqual({ all: ['de', 'en'], main: ['en'] });
    expect(readSearchParams(new URLSearchParams({ q: 'the end' }), languages).readAs).toBe('end');
    expect(await totalOf('Häuser')).toBe(1);
    expect(await totalOf('house')).toBe(30);
    // In German both are stop words, and one of them is in English.
    expect(await totalOf('am')).toBe(31);
    expect(await totalOf('das')).toBe(1);
  });

  it('finds by patterns and in phrases what it finds by words', async () => {
    for (const word of ['das', 'houses', 'Haus']) {
      expect(await totalOf(`+${word} -${word}*`), word).toBe(0);
      expect(await totalOf(`${word}*`), word).toBeGreaterThan(0);
    }
    expect(await totalOf('"das alte Haus"')).toBe(1);
    expect(await totalOf('das AND alte AND Haus')).toBe(1);
    expect(await totalOf('th*')).toBe(0);
  });
});

const FILES = {
  'haus.md':
    '---\ntitle: Häuser\nlanguage: de\n---\nViele Häuser der Stadt sind alt, und die Straße ist leer.',
  'die.md': '---\ntitle: Soldiers\nlanguage: en\n---\nOld soldiers never die.',
  '選挙.md': '---\ntitle: 選挙\nlanguage: ja\n---\n東京都知事選挙が行われた。',
};

describe('A site in several languages', () => {
  const site = useSite(FILES);

  it('marks on the page of an article what was found in it', async () => {
    const markedOn = async (path: string) =>
      [...(await (await site.request(path)).text()).matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(
        ([, text]) => text,
      );
    expect(await markedOn(`/articles/haus.md?${new URLSearchParams({ q: 'haus' })}`)).toEqual([
      'Häuser',
      'Häuser',
    ]);
    expect(await markedOn(`/search?${new URLSearchParams({ q: '選挙' })}`)).toEqual(['選挙', '選挙']);
  });

  it('says that a word was left out only where all languages leave it out', async () => {
    const notesOf = async (q: string) => {
      const response = await site.request(`/api/search?${new URLSearchParams({ q })}`);
      return ((await response.json()) as { query: { notes: string[] } }).query.notes;
    };
    expect(await notesOf('die Stadt')).toEqual([]);
  });
});

describe('The index of an archive in several languages', () => {
  it('is verified, each article by its language', async () => {
    const { path, remove } = temporaryFolder();
    try {
      const index = join(path, 'index');
      await build({ folder: writeArchive(path, FILES), index, today: '2024-01-01' });
      const { status, output } = await verify(index);
      expect(output).toContain('3 articles of these, analyzed again');
      expect(status).toBe(0);
    } finally {
      remove();
    }
  });

  it('is found in by Lunr alone, in each language', () => {
    const log = new TokenLog();
    for (const article of ALL) log.add(article);
    let json = '';
    writeLunrJson(
      log,
      ALL.map(({ id }) => id),
      (piece) => {
        json += Buffer.from(piece).toString();
      },
    );
    const index = lunr.Index.load(JSON.parse(json) as object);
    const refs = (text: string) =>
      index
        .search(text)
        .map(({ ref }) => ref)
        .sort();
    expect(refs('Häuser')).toEqual(['haus', 'häuser']);
    expect(refs('выборах')).toEqual(['выборов', 'выборы']);
    expect(refs('houses')).toEqual(['die']);
  });
});
