/** The token log → how often each surface form occurs, and how long the fields are. */

import { isStopTerm } from '../src/analysis/analyzer.ts';
import { grown } from '../src/compiled-index/grown.ts';
import { FIELDS } from '../src/query.ts';
import { GAP, type TokenLog } from './token-log.ts';

/** Adds up over a log that is cleared now and then. */
export class TokenCounts {
  /** Of all articles together. */
  tokens = 0;
  /** Of each surface form, by its number; there may be more places than forms. */
  ofForms = new Uint32Array(64);
  /** By form: 1 for those of stop words. */
  private isStop = new Uint8Array(64);
  private forms = 0;

  /** Counts what is in the log; returns by field how many words each article has, stop words left out. */
  add(log: TokenLog): Uint32Array[] {
    this.learn(log);
    const { surfaces, ends } = log;
    const lengths = FIELDS.map(() => new Uint32Array(log.articles));
    for (let slot = 0, from = 0; slot < ends.length; slot += 1) {
      const to = ends[slot] as number;
      const field = slot % FIELDS.length;
      const ofField = lengths[field] as Uint32Array;
      ofField[(slot - field) / FIELDS.length] = countWords(surfaces, from, to, this.isStop, this.ofForms);
      from = to;
    }
    this.tokens += log.length - (this.ofForms[GAP] as number);
    this.ofForms[GAP] = 0;
    return lengths;
  }

  private learn({ forms }: TokenLog): void {
    if (forms.length > this.ofForms.length) {
      this.ofForms = grown(this.ofForms, 2 * forms.length);
      this.isStop = grown(this.isStop, 2 * forms.length);
    }
    for (; this.forms < forms.length; this.forms += 1) {
      const form = forms[this.forms];
      this.isStop[this.forms] = form != null && isStopTerm(form.term) ? 1 : 0;
    }
  }
}

/**
 * Counts each form of [from, to); returns how many of them are words and no stop words. A function
 * of its own, called for each field of each article, so that the runtime soon compiles it for good.
 */
function countWords(
  surfaces: Uint32Array,
  from: number,
  to: number,
  stops: Uint8Array,
  ofForms: Uint32Array,
): number {
  let others = 0;
  for (let i = from; i < to; i += 1) {
    const surface = surfaces[i] as number;
    ofForms[surface] = (ofForms[surface] as number) + 1;
    others += surface === GAP ? 1 : (stops[surface] as number);
  }
  return to - from - others;
}
