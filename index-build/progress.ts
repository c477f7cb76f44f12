/** Progress of a build: a bar on a terminal, a plain line every few seconds elsewhere, both with rate and time left. */

import { Presets, SingleBar } from 'cli-progress';

/** What a build is at: files are read, articles decided on, then indexed; then the index is written. */
export interface Progress {
  readonly stage: 'Reading' | 'Deciding' | 'Indexing' | 'Writing';
  /** Of all that the stage goes through: files when they are read, else articles. */
  readonly done: number;
  readonly total: number;
  /** Articles that were met so far. */
  readonly articles: number;
}

const SECONDS_BETWEEN_LINES = 5;
/** A rate of less time than this says nothing. */
const LEAST_SECONDS = 0.5;

/** Shows how far a build is, on standard error. */
export class BuildProgress {
  private bar: SingleBar | null = null;
  private stage: Progress['stage'] | null = null;
  private stageBegan = 0;
  private lastLine = Date.now();

  readonly update = (progress: Progress): void => {
    const { stage, done, total } = progress;
    if (stage !== this.stage) {
      this.bar?.stop();
      this.bar = null;
      this.stage = stage;
      this.stageBegan = Date.now();
    }
    const text = progressText(progress, (Date.now() - this.stageBegan) / 1000);
    if (process.stderr.isTTY) {
      if (this.bar === null) {
        const settings = { format: '{stage} {bar} {text}', linewrap: null, clearOnComplete: true };
        this.bar = new SingleBar(settings, Presets.shades_classic);
        this.bar.start(total, done, { stage, text });
      } else this.bar.update(done, { stage, text });
    } else if (Date.now() - this.lastLine > SECONDS_BETWEEN_LINES * 1000) {
      this.lastLine = Date.now();
      process.stderr.write(`${stage}: ${text}\n`);
    }
  };

  stop(): void {
    this.bar?.stop();
  }
}

/** `420,000 of 1,000,000 articles, 24,300 a second, 24 s left`. `seconds`: since the stage began. */
export function progressText({ stage, done, total, articles }: Progress, seconds: number): string {
  const parts =
    stage === 'Reading'
      ? [`${counted(done)} of ${counted(total)} files`, `${counted(articles)} articles`]
      : [`${counted(done)} of ${counted(total)} articles`];
  if (stage !== 'Writing' && seconds >= LEAST_SECONDS && articles > 0) {
    parts.push(`${counted(Math.round((stage === 'Reading' ? articles : done) / seconds))} a second`);
    if (done > 0 && done < total) parts.push(`${timeLeft((seconds * (total - done)) / done)} left`);
  }
  return parts.join(', ');
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}

function counted(number: number): string {
  return number.toLocaleString('en');
}
