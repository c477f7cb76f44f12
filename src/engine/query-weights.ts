/** What a query's words weigh: the lists that its scores are summed from. */

import { IMPACTS_A_POINT } from '../bm25.ts';
import { type Clause, scoredClauses } from '../query.ts';
import type { ClauseMatcher } from './clause-matcher.ts';
import type { FieldMask, RankingName, ScoredList, ScoredLists } from './scored-lists.ts';

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

/** A term in some fields, and the boosts of all that ask for it there. */
interface Asked {
  readonly term: number;
  readonly fields: FieldMask;
  boost: number;
}

export function weigh(
  clause: Clause | null,
  matcher: ClauseMatcher,
  lists: ScoredLists,
  ranking: RankingName,
): QueryWeights {
  const asked = askedTerms(clause, matcher);
  // Asked in the same fields, all of them weigh the same in either ranking.
  const alike = asked.every(({ fields }) => fields === asked[0]?.fields);
  if (ranking === 'lunr' && !alike) return weighByField(asked, lists);
  const squares = asked.reduce((sum, { boost }) => sum + boost ** 2, 0);
  return {
    lists: asked.map(({ term, fields, boost }) => ({ list: lists.get(term, fields), weight: boost })),
    divisor: IMPACTS_A_POINT * Math.sqrt(squares),
  };
}

function askedTerms(clause: Clause | null, matcher: ClauseMatcher): Asked[] {
  const asked = new Map<number, Asked>();
  for (const scored of scoredClauses(clause)) {
    const fields = matcher.maskOf(scored.fields);
    for (const term of matcher.scoredTerms(scored)) {
      const key = term * 2 ** matcher.fieldCount + fields;
      const known = asked.get(key);
      if (known === undefined) asked.set(key, { term, fields, boost: scored.boost });
      else known.boost += scored.boost;
    }
  }
  return [...asked.values()];
}

/**
 * Lunr's query has a vector for each field, and each divides the scores of its field by its length.
 */
function weighByField(asked: readonly Asked[], lists: ScoredLists): QueryWeights {
  const vectors = new Map<number, Map<number, number>>();
  for (const { term, fields, boost } of asked) {
    for (let mask = fields, field = 0; mask > 0; mask >>>= 1, field += 1) {
      if ((mask & 1) === 0) continue;
      const vector = vectors.get(field) ?? new Map<number, number>();
      vectors.set(field, vector.set(term, (vector.get(term) ?? 0) + boost));
    }
  }
  const weighted: WeightedList[] = [];
  for (const [field, vector] of vectors) {
    const length = Math.hypot(...vector.values());
    for (const [term, weight] of vector) {
      weighted.push({ list: lists.get(term, 1 << field), weight: weight / length });
    }
  }
  return { lists: weighted, divisor: IMPACTS_A_POINT };
}
