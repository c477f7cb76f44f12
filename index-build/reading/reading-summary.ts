/**
 * What is to be known of all that was read before anything is decided on. It is told by the threads that
 * read, so that the one that gathers need not take every draft apart again.
 */

import { DayOrders, type SeenOrders } from '../dates/day-orders.ts';
import type { Draft } from '../reader.ts';

export interface ReadingSummary {
  readonly drafts: number;
  /** Each a sentence without its full stop. */
  readonly problems: readonly string[];
  /** The orders of day and month in the drafts' dates. */
  readonly orders: SeenOrders;
}

/** Sums up drafts and problems. */
export class ReadingSummarizer {
  private drafts = 0;
  private problems: string[] = [];
  private orders = new DayOrders();

  add(item: Draft | string): void {
    if (typeof item === 'string') this.problems.push(item);
    else {
      this.drafts += 1;
      this.orders.learn(item);
    }
  }

  /** Of all that was added since it was taken the last time. */
  take(): ReadingSummary {
    const { drafts, problems, orders } = this;
    this.drafts = 0;
    this.problems = [];
    this.orders = new DayOrders();
    return { drafts, problems, orders: orders.known.seen };
  }
}
