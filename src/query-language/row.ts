/** Rows: clauses side by side, all of which must hold, some of them loosely. */

import type { Clause } from '../query.ts';

/** A clause in a row; a loose one may be relaxed. */
export interface Item {
  readonly clause: Clause;
  readonly loose: boolean;
}

export function required(item: Item): Item {
  return { ...item, loose: false };
}

export function negate(clause: Clause): Clause {
  return clause.kind === 'not' ? clause.clause : { kind: 'not', clause };
}

export function allOf(items: readonly Item[]): Clause | null {
  const clauses = items.map((item) => item.clause);
  return clauses.length > 1 ? { kind: 'all', clauses } : (clauses[0] ?? null);
}

export function anyOf(clauses: readonly (Clause | null)[]): Clause | null {
  const present = clauses.filter((clause) => clause !== null);
  return present.length > 1 ? { kind: 'any', clauses: present } : (present[0] ?? null);
}

/** The row with one of its loose words being enough; null unless there are two of them. */
export function relax(items: readonly Item[]): Clause | null {
  const loose = items.filter((item) => item.loose);
  if (loose.length < 2) return null;
  const some: Item = { clause: { kind: 'any', clauses: loose.map((item) => item.clause) }, loose: false };
  return allOf([...items.filter((item) => !item.loose), some]);
}
