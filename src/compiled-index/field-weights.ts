/**
 * How often an article has a term, weighted by fields and by their lengths: what BM25F goes by. Builders and
 * engines take it from here, so that what the one writes of it holds for the other.
 */

import { FIELD_BOOSTS, lengthNorm, weightedFrequency } from '../bm25.ts';
import type { Field } from '../query.ts';
import type { Lengths } from './field-lengths.ts';

/** Lengths of fields whose norms are known beforehand; longer ones are few. */
const KNOWN_NORMS = 4096;

export class FieldWeights {
  /** By field: the words that an article has there, the mean. */
  readonly averages: readonly number[];
  readonly boosts: readonly number[];
  /** By field, for lengths below {@link KNOWN_NORMS}; made when first needed. */
  private readonly norms: (Float64Array | undefined)[] = [];

  /** `lengths[field]` has an entry for each article. */
  constructor(
    fields: readonly Field[],
    readonly lengths: readonly Lengths[],
  ) {
    this.boosts = fields.map((field) => FIELD_BOOSTS[field]);
    this.averages = lengths.map((ofField) => {
      let sum = 0;
      for (let i = 0; i < ofField.length; i += 1) sum += ofField[i] as number;
      return sum / ofField.length;
    });
  }

  /** Puts the weighted frequencies of `count` postings in a field to the first places of `to`. */
  weigh(
    field: number,
    articles: Uint32Array,
    frequencies: Uint32Array,
    count: number,
    to: Float64Array,
  ): void {
    const lengths = this.lengths[field] as Lengths;
    const norms = this.norms[field] ?? this.normsOf(field);
    const average = this.averages[field] as number;
    const boost = this.boosts[field] as number;
    for (let i = 0; i < count; i += 1) {
      const length = lengths[articles[i] as number] as number;
      const norm = length < KNOWN_NORMS ? (norms[length] as number) : lengthNorm(length, average);
      to[i] = weightedFrequency(frequencies[i] as number, norm, boost);
    }
  }

  private normsOf(field: number): Float64Array {
    const norms = new Float64Array(KNOWN_NORMS);
    const average = this.averages[field] as number;
    for (let length = 0; length < KNOWN_NORMS; length += 1) norms[length] = lengthNorm(length, average);
    this.norms[field] = norms;
    return norms;
  }
}
