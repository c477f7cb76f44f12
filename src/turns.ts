/** How a long piece of work lets others in between: every few milliseconds, wherever it can pause. */

/** Short enough for nobody to notice, long enough to cost next to nothing. */
const TURN_MS = 10;

export class Turns {
  private began = performance.now();

  /** Resolves at once while the turn lasts, else when others had theirs. */
  async pause(): Promise<void> {
    if (performance.now() - this.began >= TURN_MS) await this.end();
  }

  /** Resolves when others had theirs. */
  async end(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.began = performance.now();
  }
}
