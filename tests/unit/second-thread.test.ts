/** The sections of the articles are the same bytes, whichever thread made them. */

import { afterEach, expect, it } from 'vitest';
import { ArticleSections, type SectionsOfArticles } from '../../index-build/article-sections.ts';
import { SecondThread } from '../../index-build/second-thread.ts';
import { anArticle } from '../fixtures/articles.ts';

/** More than are handed over at once. */
const MANY = 5000;

let thread = new SecondThread();
afterEach(async () => {
  await thread.close();
  thread = new SecondThread();
});

const articles = Array.from({ length: MANY }, (_, i) =>
  anArticle({
    id: `${String(i).padStart(4, '0')}.md`,
    title: `Title ${i}`,
    text: `Text of ${i}.\n\n${'More. '.repeat(i % 80)}`,
    date: i < 4000 ? `20${String(10 + (i % 10))}` : null,
    source: i % 3 === 0 ? null : `Source ${i % 5}`,
    tags: [`t${i % 7}`, `u${i % 2}`],
  }),
);

const bytesOf = ({ sections, articles }: SectionsOfArticles) => [
  ...sections.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  Buffer.concat([...articles.pieces()]).toString('base64'),
];
const lineOf = (article: unknown) => Buffer.from(JSON.stringify(article));

it.each([0, 3, MANY])('are so for %i articles', async (count) => {
  const here = new ArticleSections();
  for (const article of articles.slice(0, count)) {
    here.add(article, JSON.stringify(article));
    thread.add(lineOf(article));
    await thread.room();
  }
  expect(bytesOf(await thread.finish())).toEqual(bytesOf(here.finish()));
});

it('are told of when the thread dies, and nobody waits for them', async () => {
  for (const article of articles) thread.add(lineOf(article));
  thread.add(lineOf({ ...articles[0], id: null }));
  await expect(thread.finish()).rejects.toThrow();
});
