/** Clauses → the query language: how a query was read, spelled so that reading it again gives the same. */

import { type Clause, READ_FIELDS, type ScoredClause } from '../query.ts';
import type { Item } from './row.ts';

const RELATION_NAMES = { within: 'date', after: 'after', before: 'before' } as const;

/** Rows of items joined by OR. In a lone row, `+` tells the words that must be there from the loose ones. */
export function printItems(rows: readonly (readonly Item[])[]): string {
  const [only] = rows;
  if (rows.length !== 1 || only === undefined) {
    return rows.map((row) => printRow(row.map((item) => item.clause))).join(' OR ');
  }
  return only
    .map(({ clause, loose }) => {
      const sign = !loose && only.length > 1 && wouldBeLoose(clause) ? '+' : '';
      return sign + printOne(clause);
    })
    .join(' ');
}

/** Whether a clause spelled without a sign is read as a loose one. */
function wouldBeLoose(clause: Clause): boolean {
  switch (clause.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
      return isOfReadFields(clause);
    default:
      return false;
  }
}

function isOfReadFields({ fields }: ScoredClause): boolean {
  return fields.length === READ_FIELDS.length;
}

function printRow(clauses: readonly Clause[]): string {
  return clauses.map(printOne).join(' AND ');
}

/** A clause that can stand beside others: a group is put in parentheses. */
function printOne(clause: Clause): string {
  switch (clause.kind) {
    case 'word':
      return printScored(clause, clause.word);
    case 'phrase':
      return printScored(clause, `"${clause.words.join(' ')}"`);
    case 'wildcard':
      return printScored(clause, clause.pattern);
    case 'fuzzy':
      return printScored(clause, `${clause.word}~${clause.distance}`);
    case 'date':
      return `${RELATION_NAMES[clause.relation]}:${clause.period}`;
    case 'not':
      return `-${printOne(clause.clause)}`;
    case 'all':
      return `(${printRow(clause.clauses)})`;
    case 'any':
      return `(${clause.clauses.map(printOne).join(' OR ')})`;
  }
}

function printScored(clause: ScoredClause, text: string): string {
  const prefix = isOfReadFields(clause) ? '' : `${clause.fields[0]}:`;
  return prefix + text + (clause.boost === 1 ? '' : `^${clause.boost}`);
}
