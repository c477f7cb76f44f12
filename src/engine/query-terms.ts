/** The terms of a query in the order of its words: what scores and nearness are made of. */

import { type Clause, scoredClauses } from '../query.ts';
import type { ClauseMatcher } from './clause-matcher.ts';
import type { FieldMask } from './impacts.ts';
import type { ScoredList } from './scored-list.ts';
import type { ScoredLists } from './scored-lists.ts';

/** A word's terms, one in most archives, to be found in any of the fields. Words that no article has are left out. */
export interface QueryTerm {
  /** In the languages of the archive, each once. */
  readonly terms: readonly number[];
  readonly fields: FieldMask;
  readonly boost: number;
  /** Their articles, in these fields. */
  readonly list: ScoredList;
  /** Whether it stands for a pattern, one of many, and not for a word as typed. */
  readonly isExpanded: boolean;
}

/** The terms that a query's scores are summed from. */
export function queryTerms(clause: Clause | null, matcher: ClauseMatcher, lists: ScoredLists): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const scored of scoredClauses(clause)) {
    const fields = matcher.maskOf(scored.fields);
    const isExpanded = scored.kind === 'wildcard' || scored.kind === 'fuzzy';
    for (const ofWord of matcher.scoredTerms(scored)) {
      const list = lists.get(ofWord, fields);
      terms.push({ terms: ofWord, fields, boost: scored.boost, list, isExpanded });
    }
  }
  return terms;
}
