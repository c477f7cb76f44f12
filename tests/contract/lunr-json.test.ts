/** `lunr.json`, written without Lunr: what Lunr's own builder makes of the same articles. */

import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { writeLunrJson } from '../../index-build/lunr-json.ts';
import { TokenLog } from '../../index-build/token-log.ts';
import type { Article } from '../../src/article.ts';
import { FIELDS } from '../../src/query.ts';
import { anArticle } from '../fixtures/articles.ts';
import { archives, runs } from './generated-articles.ts';
import { LunrBuilder } from './lunr-builder.ts';

function written(articles: readonly Article[]): string {
  const log = new TokenLog();
  for (const article of articles) log.add(article);
  const pieces: (string | Uint8Array)[] = [];
  writeLunrJson(
    log,
    articles.map(({ id }) => id),
    (piece) => pieces.push(piece),
  );
  return pieces.map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString())).join('');
}

function builtByLunr(articles: readonly Article[]): object {
  const builder = new LunrBuilder();
  for (const article of articles) builder.add(article);
  return JSON.parse(JSON.stringify(builder.build().serialized)) as object;
}

describe('lunr.json', () => {
  it("is what Lunr's builder makes: vectors, postings, terms and their order, pipeline", () => {
    fc.assert(
      fc.property(archives, (articles) => {
        expect(JSON.parse(written(articles))).toEqual(builtByLunr(articles));
      }),
      runs(300),
    );
  });

  it('is the same where words are frequent and articles long', () => {
    const articles = Array.from({ length: 40 }, (_, i) =>
      anArticle({
        id: `${i}.txt`,
        title: `Treaty ${i % 7}`,
        text: `${'gas '.repeat(i ** 2)} border ${'treaties '.repeat(i)} of ${i}`,
        tags: i % 3 === 0 ? ['gas', 'gas border'] : [],
      }),
    );
    expect(JSON.parse(written(articles))).toEqual(builtByLunr(articles));
  });

  it('is loaded by Lunr, which finds by it', () => {
    const articles = [
      anArticle({ id: 'a.txt', text: 'The treaties' }),
      anArticle({ id: 'b.txt', text: 'Gas' }),
    ];
    const index = lunr.Index.load(JSON.parse(written(articles)) as object);
    const results = index.query((query) => query.term('treaties', { fields: [...FIELDS] }));
    expect(results.map(({ ref }) => ref)).toEqual(['a.txt']);
  });
});
