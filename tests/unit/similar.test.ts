/** Articles like another one: the words that they are found by, and that neither it nor its copies are among them. */

import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyzer.ts';
import { ENGLISH_ALONE } from '../../src/analysis/typed-forms.ts';
import type { Article } from '../../src/article.ts';
import { weightiestWords } from '../../src/engine/similar.ts';
import { MOST_SIMILAR } from '../../src/search-engine.ts';
import { ask, compiledEngine } from '../contract/engines.ts';
import { anArticle } from '../fixtures/articles.ts';

const TOTAL = 1000;
/** How many articles have each word, 10 where nothing is said. */
function wordsOf(article: Article, articlesWith: Readonly<Record<string, number>> = {}): string[] {
  const counts = new Map(
    Object.entries(articlesWith).map(([word, count]) => [[...analyze(word)][0]?.term ?? '', count]),
  );
  return weightiestWords(article, ENGLISH_ALONE, TOTAL, (term) => counts.get(term) ?? 10);
}
const inText = (text: string, articlesWith?: Record<string, number>) =>
  wordsOf(anArticle({ title: '', text }), articlesWith);

describe('the weightiest words', () => {
  it('are the rare before the common, and the frequent before the others', () => {
    expect(inText('Gas border treaty', { gas: 500, border: 3, treaty: 50 })).toEqual([
      'border',
      'treaty',
      'gas',
    ]);
    expect(inText('border gas treaty treaty gas gas')).toEqual(['gas', 'treaty', 'border']);
  });

  it('count by the root of their frequency, so that one repeated does not outweigh a rare one', () => {
    const repeated = `${'gas '.repeat(9)} border`;
    expect(inText(repeated, { gas: 400, border: 2 })).toEqual(['border', 'gas']);
    expect(inText(repeated, { gas: 20, border: 10 })).toEqual(['gas', 'border']);
  });

  it('count for three in the title', () => {
    const words = (text: string) => wordsOf(anArticle({ title: 'Border', text }));
    expect(words('gas gas')).toEqual(['border', 'gas']);
    expect(words('gas gas gas gas')).toEqual(['gas', 'border']);
  });

  it('are counted by their stems, and told as they stand first, in lower case', () => {
    expect(inText('Treaties and a treaty, the gas')).toEqual(['treaties', 'gas']);
  });

  it('are none that a query leaves out, none that no other article has, no numbers and none too short', () => {
    expect(inText('the of 2021 1st EU up Zagreb gas', { zagreb: 1 })).toEqual(['gas']);
    expect(inText('')).toEqual([]);
  });

  it('are at most eight, from the beginning of the text', () => {
    const many = ['alpha', 'bravo', 'cargo', 'delta', 'eagle', 'fjord', 'grain', 'hotel', 'igloo', 'jelly'];
    expect(inText(many.join(' '))).toHaveLength(8);
    expect(inText(`gas ${'. '.repeat(15_000)} border`)).toEqual(['gas']);
  });
});

describe('articles like one', () => {
  const story = (id: string, text: string) => anArticle({ id, title: '', text });
  /** Long enough for near-copies to be told. */
  const long = Array.from(
    { length: 60 },
    (_, i) => `harbour${'abcdefghij'.charAt(i % 10)} ferry strike`,
  ).join(' ');
  const archive = [
    story('a', `${long} one`),
    story('copy', `${long} two`),
    ...Array.from({ length: 7 }, (_, i) => story(`like-${i}`, `A ferry strike in the harboura number ${i}`)),
    ...Array.from({ length: 20 }, (_, i) => story(`other-${i}`, `Grain prices rose ${i}`)),
    story('alone', 'Unprecedented zeppelins'),
  ];

  it('are neither itself nor its near-copies, and not too many', async () => {
    const engine = await compiledEngine(archive);
    expect((await engine.nearCopies('a')).map(({ id }) => id)).toEqual(['copy']);
    const similar = await engine.similar('a');
    expect(similar?.articles).toHaveLength(MOST_SIMILAR);
    for (const { id } of similar?.articles ?? []) expect(id).toMatch(/^like-/);
  });

  it('are found by what is told, as a query that can be typed', async () => {
    const engine = await compiledEngine(archive);
    const similar = await engine.similar('a');
    const { hits } = await ask(engine, String(new URLSearchParams({ q: similar?.typed ?? '' })));
    const others = hits.map(({ id }) => id).filter((id) => id !== 'a' && id !== 'copy');
    expect(similar?.articles.map(({ id }) => id)).toEqual(others.slice(0, MOST_SIMILAR));
  });

  it('are none for an article that shares no word, and for an id of none', async () => {
    const engine = await compiledEngine(archive);
    expect(await engine.similar('alone')).toBeNull();
    expect(await engine.similar('nowhere')).toBeNull();
  });
});
