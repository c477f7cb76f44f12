/** The sections of the articles, and the lists of their words, are the same bytes, whichever thread made them. */

import { afterEach, expect, it } from 'vitest';
import { ArticleSections, type SectionsOfArticles } from '../../index-build/article-sections.ts';
import { type HandedRuns, PostingRuns, type RunOfTokens } from '../../index-build/posting-runs.ts';
import { SecondThread } from '../../index-build/second-thread.ts';
import { IN_MEMORY } from '../../index-build/spool.ts';
import { TermNumbers } from '../../index-build/term-numbers.ts';
import { TokenLog } from '../../index-build/token-log.ts';
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

it('has runs made of tokens, which are merged with those made here as if all were made here', async () => {
  const numbers = new TermNumbers();
  const log = new TokenLog();
  const [all, here] = [new PostingRuns(IN_MEMORY), new PostingRuns(IN_MEMORY)];
  const runOf = (first: number, tokens: RunOfTokens['tokens']): RunOfTokens => {
    return { first, tokens, termOf: numbers.learn(log.forms), order: numbers.order };
  };
  for (const article of articles) thread.add(lineOf(article));
  // Its thread was begun by so many.
  expect(thread.hasTime).toBe(true);
  for (let first = 0; first < MANY; first += 1000) {
    for (const article of articles.slice(first, first + 1000)) log.add(article);
    all.add(runOf(first, log));
    if (first % 2000 === 0) here.add(runOf(first, log.take()));
    else thread.addRun(runOf(first, log.take()));
  }
  here.takeOver((await thread.finishRuns()) as HandedRuns);
  expect(written(here, numbers)).toEqual(written(all, numbers));
});

function written(runs: PostingRuns, numbers: TermNumbers): unknown[] {
  const positions: Buffer[] = [];
  const lists: unknown[] = [];
  for (const ofTerm of runs.merged(numbers, (bytes) => positions.push(Buffer.from(bytes)))) {
    lists.push(ofTerm.map(({ entry, postings }) => [entry, Buffer.from(postings).toString('base64')]));
  }
  runs.close();
  return [lists, Buffer.concat(positions).toString('base64')];
}
