/**
 * BM25 as Lunr bakes it: how much each field weighs, and the two parameters. Builders and engines
 * share them, so that `lunr.json` and the compiled index give the same scores.
 */

import type { Field } from './query.ts';

/** How soon more occurrences of a word in a field stop counting. */
export const K1 = 1.2;
/** How much a long field counts less, 0 to 1. */
export const B = 0.75;

/** How much a match in each field weighs. */
export const FIELD_BOOSTS: Readonly<Record<Field, number>> = {
  title: 4,
  description: 1,
  text: 1,
  source: 1,
  author: 1,
  tag: 1,
};

/** Lunr keeps scores to three decimals: as impacts they are whole thousandths. */
export const IMPACTS_A_POINT = 1000;

/** Lunr's idf of a term that `count` of so many articles have; Lunr sums the count over the fields. */
export function idf(count: number, articles: number): number {
  return Math.log(1 + Math.abs((articles - count + 0.5) / (count + 0.5)));
}

/**
 * Lunr's impact of a term on an article's score for one field: `frequency` occurrences among `length`
 * words, where fields have `average` words. Written as Lunr writes it, so that it rounds alike.
 */
export function impact(
  termIdf: number,
  frequency: number,
  length: number,
  average: number,
  boost: number,
): number {
  const score = (termIdf * ((K1 + 1) * frequency)) / (K1 * (1 - B + B * (length / average)) + frequency);
  return Math.round(score * boost * IMPACTS_A_POINT);
}

/** What the length of a field divides frequencies by, the arguments as in {@link impact}. */
export function lengthNorm(length: number, average: number): number {
  return 1 - B + B * (length / average);
}

/** What a field adds to the frequency of a term in BM25F. */
export function weightedFrequency(frequency: number, norm: number, boost: number): number {
  return (boost * frequency) / norm;
}

/**
 * The impact of a term by its frequency in all fields together, as BM25F has it (Robertson, Zaragoza
 * and Taylor 2004): a word in title and text counts for more than one of them, and less than both.
 */
export function impactOfAll(termIdf: number, frequency: number): number {
  return Math.round((IMPACTS_A_POINT * termIdf * (K1 + 1) * frequency) / (K1 + frequency));
}
