/**
 * The token log → `lunr.json`, written piece by piece: what Lunr's own builder makes of the same
 * tokens, which `tests/contract` holds it to.
 */

import { isStopTerm } from '../src/analysis/analyzer.ts';
import type { ArticleId } from '../src/article.ts';
import { FIELD_BOOSTS, IMPACTS_A_POINT, idf, impact } from '../src/bm25.ts';
import { lunrHeader } from '../src/lunr/serialized-index.ts';
import { FIELDS } from '../src/query.ts';
import type { Sink } from './durable-files.ts';
import { invertField, type Occurrences } from './inverted-fields.ts';
import { TokenCounts } from './token-counts.ts';
import { GAP, type TokenLog } from './token-log.ts';

/** `log` has all articles, `ids` their ids in its order. */
export function writeLunrJson(log: TokenLog, ids: readonly ArticleId[], sink: Sink): void {
  const terms = new LunrTerms(log);
  const { pipeline, ...header } = lunrHeader(FIELDS, log.languages);
  sink(`${JSON.stringify(header).slice(0, -1)},"fieldVectors":[`);
  writeFieldVectors(log, ids, terms, new TokenCounts().add(log), sink);
  sink('],"invertedIndex":[');
  writeInvertedIndex(log, ids, terms, sink);
  sink(`],"pipeline":${JSON.stringify(pipeline)}}`);
}

/** Lunr numbers terms as they are met, and knows no stop words: those have no number. */
class LunrTerms {
  readonly texts: string[] = [];
  /** By surface form: its term's number, -1 for none. */
  readonly numberOf: Int32Array;
  /** By term: in how many fields of articles it is. */
  readonly counts: number[] = [];

  constructor(log: TokenLog) {
    const numbers = new Map<string, number>();
    this.numberOf = new Int32Array(log.forms.length).fill(-1);
    const lastSlots: number[] = [];
    for (let slot = 0, at = 0; slot < log.ends.length; slot += 1) {
      for (const end = log.ends[slot] as number; at < end; at += 1) {
        const surface = log.surfaces[at] as number;
        const term = log.forms[surface]?.term;
        if (surface === GAP || term === undefined || isStopTerm(term)) continue;
        let number = numbers.get(term);
        if (number === undefined) {
          number = this.texts.push(term) - 1;
          numbers.set(term, number);
          this.counts.push(0);
          lastSlots.push(-1);
        }
        this.numberOf[surface] = number;
        if (lastSlots[number] !== slot) this.counts[number] = (this.counts[number] as number) + 1;
        lastSlots[number] = slot;
      }
    }
  }
}

function writeFieldVectors(
  log: TokenLog,
  ids: readonly ArticleId[],
  terms: LunrTerms,
  lengths: readonly Uint32Array[],
  sink: Sink,
): void {
  const averages = lengths.map((ofField) => ofField.reduce((sum, length) => sum + length, 0) / ids.length);
  const idfs = terms.counts.map((count) => idf(count, ids.length));
  for (let slot = 0, at = 0; slot < log.ends.length; slot += 1) {
    const article = Math.floor(slot / FIELDS.length);
    const field = slot % FIELDS.length;
    const name = FIELDS[field] as (typeof FIELDS)[number];
    const frequencies = new Map<number, number>();
    for (const end = log.ends[slot] as number; at < end; at += 1) {
      const term = terms.numberOf[log.surfaces[at] as number] as number;
      if (term >= 0) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
    const length = lengths[field]?.[article] as number;
    const vector: number[] = [];
    for (const [term, frequency] of [...frequencies].sort(([a], [b]) => a - b)) {
      const scored = impact(
        idfs[term] as number,
        frequency,
        length,
        averages[field] as number,
        FIELD_BOOSTS[name],
      );
      vector.push(term, scored / IMPACTS_A_POINT);
    }
    sink(`${slot === 0 ? '' : ','}${JSON.stringify([`${name}/${ids[article]}`, vector])}`);
  }
}

function writeInvertedIndex(log: TokenLog, ids: readonly ArticleId[], terms: LunrTerms, sink: Sink): void {
  // Stop words get a number of their own, after all others, so that every surface form has one.
  const termOf = Uint32Array.from(terms.numberOf, (number) => (number < 0 ? terms.texts.length : number));
  const fields = FIELDS.map((_, field) => invertField(log, field, termOf, terms.texts.length + 1));
  // In Lunr's order, that of UTF-16 units, which loading needs.
  const order = [...terms.texts.keys()].sort((a, b) =>
    (terms.texts[a] as string) < (terms.texts[b] as string) ? -1 : 1,
  );
  for (const [place, term] of order.entries()) {
    const postings = FIELDS.map(
      (name, field) => `${JSON.stringify(name)}:${refs(fields[field] as Occurrences, term, ids)}`,
    );
    sink(
      `${place === 0 ? '' : ','}[${JSON.stringify(terms.texts[term])},{"_index":${term},${postings.join(',')}}]`,
    );
  }
}

/** The articles of a term in a field, as the keys of an object: Lunr keeps nothing else about them. */
function refs({ starts, articles }: Occurrences, term: number, ids: readonly ArticleId[]): string {
  const keys: string[] = [];
  const end = starts[term + 1] as number;
  for (let i = starts[term] as number; i < end; i += 1) {
    if (i > (starts[term] as number) && articles[i] === articles[i - 1]) continue;
    keys.push(`${JSON.stringify(ids[articles[i] as number])}:{}`);
  }
  return `{${keys.join(',')}}`;
}
