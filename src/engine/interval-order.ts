/** Intervals of articles, those where scores may be highest first. */

/** Steps from the highest score down: a coarse order is enough, and sorting would take longer than all the rest. */
const STEPS = 1024;

export class IntervalOrder {
  /** In their order: a counting sort by steps. */
  private readonly intervals: Uint32Array;
  private readonly scale: number;
  private at = 0;

  /** By interval, the score of any of its articles at the most; where it is 0 there is nothing to be found. */
  constructor(private readonly bounds: Float64Array) {
    /** Where the intervals of each step begin. */
    const starts = new Uint32Array(STEPS + 1);
    let highest = 0;
    for (let i = 0; i < bounds.length; i += 1) highest = Math.max(highest, bounds[i] as number);
    this.scale = highest === 0 ? 0 : (STEPS - 1) / highest;
    let some = 0;
    for (let i = 0; i < bounds.length; i += 1) {
      if (bounds[i] === 0) continue;
      const after = this.stepOf(i) + 1;
      starts[after] = (starts[after] as number) + 1;
      some += 1;
    }
    for (let step = 0; step < STEPS; step += 1)
      starts[step + 1] = (starts[step + 1] as number) + (starts[step] as number);
    this.intervals = new Uint32Array(some);
    for (let i = 0; i < bounds.length; i += 1) {
      if (bounds[i] === 0) continue;
      const step = this.stepOf(i);
      const place = starts[step] as number;
      this.intervals[place] = i;
      starts[step] = place + 1;
    }
  }

  /** At most so many further intervals, ascending, that may have an article of the score `least`. */
  next(most: number, least: number): Uint32Array {
    const { bounds, intervals } = this;
    const taken = new Uint32Array(Math.min(most, intervals.length - this.at));
    let filled = 0;
    while (filled < taken.length && this.at < intervals.length) {
      const interval = intervals[this.at] as number;
      this.at += 1;
      if ((bounds[interval] as number) >= least) taken[filled++] = interval;
    }
    return taken.subarray(0, filled).sort();
  }

  /** 0 for the highest. */
  private stepOf(interval: number): number {
    return STEPS - 1 - Math.floor((this.bounds[interval] as number) * this.scale);
  }
}
