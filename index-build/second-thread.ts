/**
 * Makes the sections of the articles in a second thread, while the first goes through their words.
 * That is a quarter of a build's work, most of it compressing, and the words wait for none of it.
 */

import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Article } from '../src/article.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { ArticleSections, type SectionContent } from './article-sections.ts';
import type { ArticleMessage } from './article-thread.ts';

/** A thread runs compiled code, also for tests, which run the sources themselves. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'index-build', 'article-thread.js');

/** Articles handed over at once. Fewer than this are done before a thread would have started. */
const BATCH = 512;

export class SecondThread {
  private batch: Article[] = [];
  private thread: Worker | null = null;
  /** The thread's one message, or why it died. */
  private answer: Promise<unknown[]> = Promise.resolve([]);

  /** Adds the next article by number. */
  add(article: Article): void {
    this.batch.push(article);
    if (this.batch.length < BATCH) return;
    this.send(this.thread ?? this.start(), this.batch);
    this.batch = [];
  }

  /** What {@link ArticleSections} makes of the articles. Nothing can be added after this. */
  async finish(): Promise<SectionContent[]> {
    const { batch, thread } = this;
    if (thread === null) return sectionsOf(batch);
    this.send(thread, batch);
    this.send(thread, null);
    const [sections] = (await this.answer) as [SectionContent[]];
    this.thread = null;
    return sections;
  }

  /** Ends the thread, if there is one, done or not. */
  async close(): Promise<void> {
    await this.thread?.terminate();
    this.thread = null;
  }

  private start(): Worker {
    this.thread = new Worker(THREAD);
    this.answer = once(this.thread, 'message');
    // It may die before anyone waits for it: finish() tells.
    this.answer.catch(() => {});
    return this.thread;
  }

  private send(thread: Worker, message: ArticleMessage): void {
    thread.postMessage(message);
  }
}

function sectionsOf(articles: readonly Article[]): SectionContent[] {
  const sections = new ArticleSections();
  for (const article of articles) sections.add(article);
  return sections.finish();
}
