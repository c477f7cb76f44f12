/**
 * Makes the sections of the articles in a second thread, while the first goes through their words: compressing
 * and telling near-copies, and inverting tokens when that leaves it time. That is half of the work, and the
 * words wait for none of it.
 */

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Article } from '../src/article.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { ArticleSections, linesOf, type SectionsOfArticles } from './article-sections.ts';
import type { ArticleAnswer, ArticleMessage, ArticleThreadSettings } from './article-thread.ts';
import type { HandedRuns, RunOfTokens } from './posting-runs.ts';
import { IN_MEMORY, Spool } from './spool.ts';
import type { TextWords } from './text-words.ts';

/** A thread runs compiled code, also for tests, which run the sources themselves. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'index-build', 'article-thread.js');

/** Bytes handed over at once. Fewer than this are done before a thread would have started. */
const BATCH = 512 * 1024;
/** Messages that wait in the thread at the least, however little may. */
const LEAST_WAITING = 8;

const LINE_END = 0x0a;

export class SecondThread {
  /** Lines that were not handed over yet. */
  private batch = new Uint8Array(BATCH);
  private length = 0;
  /** Texts that came before there was a thread. */
  private texts: TextWords[] = [];
  private thread: Worker | null = null;
  private readonly mostWaiting: number;
  /** Messages that the thread has not done. */
  private waiting = 0;
  /** Told whenever it has done one, and when it died. */
  private onAnswer: () => void = () => {};
  private runs: HandedRuns | null = null;
  private sections: SectionsOfArticles | null = null;
  private isEnded = false;
  private death: Error | null = null;

  /** `waiting`: bytes of articles that wait in the thread, about. */
  constructor(
    private readonly settings: ArticleThreadSettings = { place: IN_MEMORY },
    waiting = 0,
  ) {
    this.mostWaiting = Math.max(LEAST_WAITING, Math.floor(waiting / BATCH));
  }

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

  /** Whether it runs, and soon has time for what need not be done there. */
  get hasTime(): boolean {
    return this.thread !== null && this.waiting <= this.mostWaiting / 2;
  }

  /** Has a run made of tokens, whose memory goes with them. It must run. */
  addRun(run: RunOfTokens): void {
    this.post(this.thread as Worker, run);
  }

  /** Resolves at once, or when the thread has caught up. Throws what it died of. */
  async room(): Promise<void> {
    while (this.waiting > this.mostWaiting && this.death === null) await this.answered();
    if (this.death !== null) throw this.death;
  }

  /** The runs of what it was given; null when it was given nothing. Nothing can be added after this. */
  async finishRuns(): Promise<HandedRuns | null> {
    if (this.thread === null) return this.runs;
    this.end(this.thread);
    while (this.runs === null && this.death === null) await this.answered();
    if (this.runs === null) throw this.death;
    return this.runs;
  }

  /** What {@link ArticleSections} makes of the articles. Nothing can be added after this. */
  async finish(): Promise<SectionsOfArticles> {
    const { thread } = this;
    if (thread === null) return this.sectionsHere();
    this.end(thread);
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

  private end(thread: Worker): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.send(thread);
    this.post(thread, null);
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
      else if ('runs' in answer) this.runs = answer.runs;
      else this.sections = { sections: answer.sections, articles: Spool.from(answer.articles) };
      this.tell();
    });
    const die = (error: Error): void => {
      this.death ??= error;
      this.tell();
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
    thread.postMessage(message, [memoryOf(message)]);
  }

  private tell(): void {
    const { onAnswer } = this;
    this.onAnswer = () => {};
    onAnswer();
  }

  /** More than one may wait. */
  private answered(): Promise<void> {
    return new Promise((resolve) => {
      const others = this.onAnswer;
      this.onAnswer = () => {
        others();
        resolve();
      };
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

/** What of a message is moved to the thread, and not copied. */
function memoryOf(message: Exclude<ArticleMessage, null>): ArrayBuffer {
  if ('tokens' in message) return message.tokens.surfaces.buffer;
  return 'hashes' in message ? message.hashes.buffer : message.buffer;
}
