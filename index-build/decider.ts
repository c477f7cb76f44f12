/** Drafts → articles: what was read of the files is put right, dated and given ids. */

import type { Article, ArticleId } from '../src/article.ts';
import type { CivilDate } from '../src/publication-date.ts';
import { articleFromDraft, draftId } from './article-from-draft.ts';
import { Corrections } from './corrections.ts';
import { DayOrders, type KnownOrders } from './dates/day-orders.ts';
import { itemsOf } from './reading/reading-form.ts';

/** All that a decision depends on beside the draft. */
export interface DecidingSettings {
  readonly today: CivilDate;
  readonly orders: KnownOrders;
  /** The content of the file of corrections; null where there is none. */
  readonly corrections: Uint8Array | null;
}

/** An article by what it is numbered by; its line is as long. */
export type DecidedArticle = readonly [id: ArticleId, date: CivilDate | null, bytes: number];

export interface Decided {
  readonly articles: readonly DecidedArticle[];
  /** Their lines end to end: JSON in UTF-8, as if each had arrived today. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** What there was that is no article, and what is to be said of articles: sentences without full stops. */
  readonly skipped: readonly string[];
  readonly warnings: readonly string[];
  /** Lines of the corrections that were used. */
  readonly corrected: readonly number[];
}

export class Decider {
  private readonly today: CivilDate;
  private readonly orders: DayOrders;
  private readonly corrections: Corrections;

  constructor({ today, orders, corrections }: DecidingSettings) {
    this.today = today;
    this.orders = DayOrders.from(orders);
    this.corrections = new Corrections(corrections);
  }

  /** Decides on the drafts of a reading of the file at `path`. */
  decide(path: string, reading: Uint8Array): Decided {
    const { today } = this;
    const articles: DecidedArticle[] = [];
    const skipped: string[] = [];
    const warnings: string[] = [];
    // In memory of their own, to be moved to another thread.
    let lines = Buffer.allocUnsafeSlow(reading.length + 1024);
    let used = 0;
    for (const given of itemsOf(reading)) {
      // Problems were told when they were read.
      if (typeof given === 'string') continue;
      const { draft, undated } = this.corrections.apply(path, draftId(path, given), given);
      const context = { today, dayOrder: this.orders.of(draft.source) };
      const { article, warnings: ofArticle } = articleFromDraft(draft, path, context);
      if (article === null) {
        skipped.push('it has neither title nor text');
        continue;
      }
      const date = undated ? null : article.date;
      const text = JSON.stringify({ ...article, date, arrived: today } satisfies Article);
      // Three bytes for a unit is the most that there is.
      const needed = used + 3 * text.length;
      if (needed > lines.length) {
        const grown = Buffer.allocUnsafeSlow(2 * needed);
        grown.set(lines.subarray(0, used));
        lines = grown;
      }
      const bytes = lines.write(text, used);
      used += bytes;
      articles.push([article.id, date?.date ?? null, bytes]);
      warnings.push(...ofArticle);
    }
    const corrected = this.corrections.takeMet();
    return { articles, lines: new Uint8Array(lines.buffer, 0, used), skipped, warnings, corrected };
  }
}
