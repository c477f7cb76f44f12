/** What the terms of a query weigh: the lists that its scores are summed from. */

import { IMPACTS_A_POINT } from '../bm25.ts';
import type { RankingName } from './impacts.ts';
import type { QueryTerm } from './query-terms.ts';
import type { ScoredList } from './scored-list.ts';
import type { ScoredLists } from './scored-lists.ts';

/** A list, and what its impacts are multiplied by. */
export interface WeightedList {
  readonly list: ScoredList;
  readonly weight: number;
}

export interface QueryWeights {
  readonly lists: readonly WeightedList[];
  /** What sums are divided by in the end, so that they are whole numbers before and ties are exact. */
  readonly divisor: number;
}

/** A term that is asked for several times in the same fields weighs the sum of the boosts. */
export function weigh(terms: readonly QueryTerm[], lists: ScoredLists, ranking: RankingName): QueryWeights {
  // Asked in the same fields, all of them weigh the same in either ranking.
  const alike = terms.every(({ fields }) => fields === terms[0]?.fields);
  if (ranking === 'lunr' && !alike) return weighByField(terms, lists);
  const weights = new Map<ScoredList, number>();
  for (const { list, boost } of terms) add(weights, list, boost);
  let squares = 0;
  const weighed = ranking === 'lunr' ? vectorOf(terms) : weights;
  for (const weight of weighed.values()) squares += weight ** 2;
  const weighted: WeightedList[] = [];
  for (const [list, weight] of weights) weighted.push({ list, weight });
  return {
    lists: weighted,
    divisor: IMPACTS_A_POINT * Math.sqrt(squares),
  };
}

/** What Lunr's vector of the query has for each term: it knows no words of several. */
function vectorOf(terms: readonly QueryTerm[]): Map<number, number> {
  const vector = new Map<number, number>();
  for (const { terms: ofWord, boost } of terms) for (const term of ofWord) add(vector, term, boost);
  return vector;
}

/** Lunr's query has a vector for each field, and each divides the scores of its field by its length. */
function weighByField(terms: readonly QueryTerm[], lists: ScoredLists): QueryWeights {
  const vectors = new Map<number, Map<number, number>>();
  for (const { terms: ofWord, fields, boost } of terms) {
    for (let mask = fields, field = 0; mask > 0; mask >>>= 1, field += 1) {
      if ((mask & 1) === 0) continue;
      const vector = vectors.get(field) ?? new Map<number, number>();
      for (const term of ofWord) add(vector, term, boost);
      vectors.set(field, vector);
    }
  }
  const weighted: WeightedList[] = [];
  for (const [field, vector] of vectors) {
    const length = Math.hypot(...vector.values());
    for (const [term, weight] of vector) {
      weighted.push({ list: lists.get([term], 1 << field), weight: weight / length });
    }
  }
  return { lists: weighted, divisor: IMPACTS_A_POINT };
}

function add<K>(weights: Map<K, number>, key: K, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
}
