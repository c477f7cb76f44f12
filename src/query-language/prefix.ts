/** What may stand before a colon: the name of a field or of a relation to a date. */

import { parseCivilDate } from '../publication-date.ts';
import type { DateClause, Field } from '../query.ts';

const FIELDS: readonly Field[] = ['title', 'description', 'text', 'source', 'author', 'tag'];

const RELATIONS: ReadonlyMap<string, DateClause['relation']> = new Map([
  ['date', 'within'],
  ['after', 'after'],
  ['before', 'before'],
]);

/** What a term's prefix makes of it. With a prefix that means nothing there, both are `words`. */
export type Scope =
  | { readonly kind: 'date'; readonly clause: DateClause }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'words' };

export function scopeOf({ prefix, text }: { readonly prefix: string; readonly text: string }): Scope {
  const name = prefix.toLowerCase();
  const relation = RELATIONS.get(name);
  const period = relation === undefined ? null : parseCivilDate(text);
  if (relation !== undefined && period !== null) {
    return { kind: 'date', clause: { kind: 'date', relation, period } };
  }
  const field = text === '' ? undefined : FIELDS.find((candidate) => candidate === name);
  return field === undefined ? { kind: 'words' } : { kind: 'field', field };
}

/** Whether a date is expected after this prefix. */
export function takesDate(prefix: string): boolean {
  return RELATIONS.has(prefix.toLowerCase());
}
