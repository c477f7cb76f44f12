/** The token log → how often each surface form occurs, and how long the fields are. */

import { isStopTerm } from '../src/analysis/analyzer.ts';
import { FIELDS } from '../src/query.ts';
import { GAP, type TokenLog } from './token-log.ts';

export interface TokenCounts {
  /** Of all articles together. */
  readonly tokens: number;
  /** Of each surface form, by its number. */
  readonly ofForms: Uint32Array;
  /** By field: how many words each article has, stop words left out. */
  readonly lengths: readonly Uint32Array[];
}

export function countTokens(log: TokenLog): TokenCounts {
  const { surfaces, ends, forms } = log;
  const stops = Uint8Array.from(forms, (form) => (form !== null && isStopTerm(form.term) ? 1 : 0));
  const ofForms = new Uint32Array(forms.length);
  const lengths = FIELDS.map(() => new Uint32Array(log.articles));
  for (let slot = 0, from = 0; slot < ends.length; slot += 1) {
    const to = ends[slot] as number;
    const field = slot % FIELDS.length;
    const ofField = lengths[field] as Uint32Array;
    ofField[(slot - field) / FIELDS.length] = countWords(surfaces, from, to, stops, ofForms);
    from = to;
  }
  const gaps = ofForms[GAP] as number;
  ofForms[GAP] = 0;
  return { tokens: log.length - gaps, ofForms, lengths };
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
