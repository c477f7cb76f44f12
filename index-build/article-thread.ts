/** What a {@link SecondThread} runs: articles, batch by batch → their sections; tokens → runs of postings. */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../src/article.ts';
import { ArticleSections, linesOf, type SectionsOfArticles } from './article-sections.ts';
import { type HandedRuns, PostingRuns, type RunOfTokens } from './posting-runs.ts';
import type { HandedSpool, SpoolPlace } from './spool.ts';
import type { TextWords } from './text-words.ts';

export interface ArticleThreadSettings {
  readonly place: SpoolPlace;
  readonly blockLength?: number;
}

/** The next articles by number, lines of JSON, or the texts of the next, or their tokens; null after the last. */
export type ArticleMessage = Uint8Array<ArrayBuffer> | TextWords | RunOfTokens | null;

/** That a message was done, or what all of them gave: the runs come first. */
export type ArticleAnswer =
  | 'done'
  | { readonly runs: HandedRuns }
  | (Pick<SectionsOfArticles, 'sections'> & { readonly articles: HandedSpool });

const builder = parentPort as MessagePort;
const { place, blockLength } = workerData as ArticleThreadSettings;
const sections = new ArticleSections(place, blockLength);
const runs = new PostingRuns(place);

builder.on('message', (message: ArticleMessage) => {
  if (message !== null) {
    if ('tokens' in message) runs.add(message);
    else if ('hashes' in message) sections.addTexts(message);
    else for (const line of linesOf(message)) sections.add(JSON.parse(line) as Article, line);
    answer('done');
    return;
  }
  answer({ runs: runs.handOver() });
  const { articles, ...others } = sections.finish();
  answer({ ...others, articles: articles.handOver() });
  // Nothing more comes: the thread ends.
  builder.close();
});

function answer(message: ArticleAnswer): void {
  builder.postMessage(message);
}
