/** The terms of a query in the order of its words: what scores and nearness are made of. */

import { type Clause, scoredClauses } from '../query.ts';
import type { ClauseMatcher } from './clause-matcher.ts';
import type { FieldMask, ScoredList, ScoredLists } from './scored-lists.ts';

/** A term to be found in any of the fields. Words that no article has are left out. */
export interface QueryTerm {
  readonly term: number;
  readonly fields: FieldMask;
  readonly boost: number;
  /** Its articles, in these fields. */
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
    for (const term of matcher.scoredTerms(scored)) {
      terms.push({ term, fields, boost: scored.boost, list: lists.get(term, fields), isExpanded });
    }
  }
  return terms;
}
