/**
 * In which order a source writes day and month in numbers alone: `13/04/2021` tells it for all of
 * its dates, `03/04/2021` does not. A source that writes both ways is told by nothing.
 */

import type { Draft } from '../reader.ts';
import { type DayOrder, readWrittenDate } from './written-date.ts';

/** By source the orders that were seen. */
export type SeenOrders = ReadonlyMap<string, ReadonlySet<DayOrder>>;

/** What was seen, and the owner's word. */
export interface KnownOrders {
  readonly told: DayOrder | null;
  readonly seen: SeenOrders;
}

export class DayOrders {
  private readonly seen = new Map<string, Set<DayOrder>>();

  /** `told`: the owner's word, which counts for all. */
  constructor(private readonly told: DayOrder | null = null) {}

  learn({ source, statedDates, foundDates }: Pick<Draft, 'source' | 'statedDates' | 'foundDates'>): void {
    for (const { text } of [...statedDates, ...foundDates]) {
      const order = readWrittenDate(text)?.order ?? null;
      if (order === null) continue;
      this.see(source ?? '', order);
    }
  }

  /** Learns what another has learnt. */
  learnSeen(seen: SeenOrders): void {
    for (const [source, orders] of seen) for (const order of orders) this.see(source, order);
  }

  /** What was told and learnt, to be sent to another thread. */
  get known(): KnownOrders {
    return { told: this.told, seen: this.seen };
  }

  static from({ told, seen }: KnownOrders): DayOrders {
    const orders = new DayOrders(told);
    orders.learnSeen(seen);
    return orders;
  }

  /** Null when nothing tells it. */
  of(source: string | null): DayOrder | null {
    if (this.told !== null) return this.told;
    const orders = this.seen.get(source ?? '');
    return orders?.size === 1 ? ([...orders][0] as DayOrder) : null;
  }

  private see(source: string, order: DayOrder): void {
    const orders = this.seen.get(source) ?? new Set();
    this.seen.set(source, orders.add(order));
  }
}
