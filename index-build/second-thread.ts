/**
 * Makes the sections of the articles in a second thread, while the first goes through their words.
 * That is a third of a build's work, compressing and telling near-copies, and the words wait for none of it.
 */

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Article } from '../src/article.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { ArticleSections, linesOf, type SectionsOfArticles } from './article-sections.ts';
import type { ArticleAnswer, ArticleMessage, ArticleThreadSettings } from './article-thread.ts';
import { IN_MEMORY, Spool } from './spool.ts';
import type { TextWords } from './text-words.ts';

/** A thread runs compiled code, also for tests, which run the sources themselves. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'index-build', 'article-thread.js');

/** Bytes handed over at once. Fewer than this are done before a thread would have started. */
const BATCH = 512 * 1024;
/** Batches that wait in the thread: what has been handed over is in memory. */
const MOST_WAITING = 8;

const LINE_END = 0x0a;

export class SecondThread {
  /** Lines that were not handed over yet. */
  private batch = new Uint8Array(BATCH);
  private length = 0;
  /** Texts that came before there was a thread. */
  private texts: TextWords[] = [];
  private thread: Worker | null = null;
  /** Messages that the thread has not done. */
  private waiting = 0;
  /** Told whenever it has done one, and when it died. */
  private onAnswer: () => void = () => {};
  private sections: SectionsOfArticles | null = null;
  private death: Error | null = null;

  constructor(private readonly settings: ArticleThreadSettings = { place: IN_MEMORY }) {}

  /** Adds the next article by number, as JSON in UTF-8, which is copied. */
  add(line: Uint8Array): void {
    if (this.length + line.length >= BATCH && this.length > 0) this.send(this.thread ?? this.start());
    if (line.length >= this.batch.length) this.batch = new Uint8Array(line.length + 1);
    this.batch.set(line, this.length);
    this.length += line.length + 1;
    this.batch[this.length - 1] = LINE_END;
  }

  /** Adds the texts of the next articles. */
  addTexts(words: TextWords): void {
    if (this.thread === null) this.texts.push(words);
    else this.post(this.thread, words);
  }

  /** Resolves at once, or when the thread has caught up. Throws what it died of. */
  async room(): Promise<void> {
    while (this.waiting > MOST_WAITING && this.death === null) await this.answered();
    if (this.death !== null) throw this.death;
  }

  /** What {@link ArticleSections} makes of the articles. Nothing can be added after this. */
  async finish(): Promise<SectionsOfArticles> {
    const { thread } = this;
    if (thread === null) return this.sectionsHere();
    this.send(thread);
    this.post(thread, null);
    while (this.sections === null && this.death === null) await this.answered();
    this.thread = null;
    if (this.sections === null) throw this.death;
    return this.sections;
  }

  /** Ends the thread, if there is one, done or not. */
  async close(): Promise<void> {
    await this.thread?.terminate();
    this.thread = null;
  }

  private send(thread: Worker): void {
    this.post(thread, this.batch.subarray(0, this.length));
    this.batch = new Uint8Array(BATCH);
    this.length = 0;
  }

  private start(): Worker {
    // What it lays aside in files is read by this thread.
    const thread = new Worker(THREAD, { workerData: this.settings, trackUnmanagedFds: false });
    thread.on('message', (answer: ArticleAnswer) => {
      if (answer === 'done') this.waiting -= 1;
      else this.sections = { sections: answer.sections, articles: Spool.from(answer.articles) };
      this.onAnswer();
    });
    const die = (error: Error): void => {
      this.death ??= error;
      this.onAnswer();
    };
    thread.on('error', die);
    thread.on('exit', () => die(new Error('The thread of the articles ended.')));
    this.thread = thread;
    for (const words of this.texts.splice(0)) this.post(thread, words);
    return thread;
  }

  private post(thread: Worker, message: ArticleMessage): void {
    if (message === null) {
      thread.postMessage(null);
      return;
    }
    this.waiting += 1;
    thread.postMessage(message, ['hashes' in message ? message.hashes.buffer : message.buffer]);
  }

  private answered(): Promise<void> {
    return new Promise((resolve) => {
      this.onAnswer = resolve;
    });
  }

  private sectionsHere(): SectionsOfArticles {
    const sections = new ArticleSections(this.settings.place, this.settings.blockLength);
    for (const line of linesOf(this.batch.subarray(0, this.length))) {
      sections.add(JSON.parse(line) as Article, line);
    }
    for (const words of this.texts) sections.addTexts(words);
    return sections.finish();
  }
}
