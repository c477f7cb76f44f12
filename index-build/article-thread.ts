/** What a {@link SecondThread} runs: articles, batch by batch → their sections. */

import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Article } from '../src/article.ts';
import { ArticleSections } from './article-sections.ts';

/** The next articles by number; null after the last. */
export type ArticleMessage = readonly Article[] | null;

const builder = parentPort as MessagePort;
const sections = new ArticleSections();

builder.on('message', (message: ArticleMessage) => {
  if (message !== null) for (const article of message) sections.add(article);
  else {
    builder.postMessage(sections.finish());
    // Nothing more comes: the thread ends.
    builder.close();
  }
});
