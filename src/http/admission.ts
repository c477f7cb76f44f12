/**
 * Requests that cost much wait for their turn, so that the server stays awake for those that cost
 * nothing. One turn follows the other only after whatever else has come meanwhile was looked at.
 */

export interface LaneLimits {
  /** Requests that are worked on at the same time. */
  readonly atOnce: number;
  /** Requests that may wait. */
  readonly waiting: number;
  /** So many may wait however long it takes. */
  readonly always: number;
  /** Of more, who would probably wait longer than this is refused at once. */
  readonly longestWaitMs: number;
}

interface Waiting {
  begin(release: () => void): void;
  isGone(): boolean;
}

/** How much the last turn tells of how long the next will take, beside all before it. */
const WEIGHT_OF_LAST = 0.1;

export class Lane {
  private readonly waiting: Waiting[] = [];
  private working = 0;
  /** How long a turn takes, in milliseconds. */
  private usualTurn = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** How many wait. */
  get length(): number {
    return this.waiting.length;
  }

  /** Seconds after which there should be room again. */
  get secondsUntilRoom(): number {
    return Math.max(1, Math.ceil(this.expectedWait() / 1000));
  }

  /**
   * Resolves when it is one's turn, with what ends it; null when there is no room. A client that `isGone`
   * by then is passed over.
   */
  enter(isGone: () => boolean): Promise<() => void> | null {
    const { atOnce, waiting, always, longestWaitMs } = this.limits;
    if (this.working < atOnce) {
      this.working += 1;
      return Promise.resolve(this.newTurn());
    }
    const { length } = this.waiting;
    if (length >= waiting || (length >= always && this.expectedWait() > longestWaitMs)) return null;
    return new Promise((resolve) => this.waiting.push({ begin: resolve, isGone }));
  }

  private expectedWait(): number {
    return ((this.waiting.length + 1) * this.usualTurn) / this.limits.atOnce;
  }

  /** Returns what ends the turn; to call it again does nothing. */
  private newTurn(): () => void {
    const start = performance.now();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.usualTurn += WEIGHT_OF_LAST * (performance.now() - start - this.usualTurn);
      // What has come while the engine was busy is looked at before the next turn.
      setImmediate(() => this.next());
    };
  }

  private next(): void {
    const following = this.waiting.shift();
    if (following === undefined) this.working -= 1;
    else if (following.isGone()) {
      following.begin(() => {});
      this.next();
    } else following.begin(this.newTurn());
  }
}
