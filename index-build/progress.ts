/** Progress of a build: a bar on a terminal, a plain line every few seconds elsewhere. */

import { Presets, SingleBar } from 'cli-progress';

const SECONDS_BETWEEN_LINES = 5;

/** Shows how many files of the folder are read, on standard error. */
export class BuildProgress {
  private bar: SingleBar | null = null;
  private lastLine = Date.now();

  readonly update = (done: number, total: number): void => {
    if (process.stderr.isTTY) {
      if (this.bar === null) {
        const format = 'Reading {bar} {value} of {total} files';
        this.bar = new SingleBar({ format, linewrap: null, clearOnComplete: true }, Presets.shades_classic);
        this.bar.start(total, 0);
      }
      this.bar.update(done);
    } else if (Date.now() - this.lastLine > SECONDS_BETWEEN_LINES * 1000) {
      this.lastLine = Date.now();
      process.stderr.write(`Reading: ${done} of ${total} files\n`);
    }
  };

  stop(): void {
    this.bar?.stop();
  }
}
