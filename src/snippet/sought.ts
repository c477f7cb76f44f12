/** Clause → what is to be marked of an article: in each field, the terms and phrases that are looked for. */

import { ENGLISH_ALONE, termsOfPhrase, termsOfWord } from '../analysis/typed-forms.ts';
import {
  type Clause,
  FIELDS,
  type Field,
  type FuzzyClause,
  scoredClauses,
  type WildcardClause,
} from '../query.ts';
import type { Languages, Sought, SoughtTerms } from '../search-engine.ts';

/** The terms that a pattern stands for in the archive. */
export type Expand = (clause: WildcardClause | FuzzyClause) => readonly string[];

export const NOTHING_SOUGHT: SoughtTerms = { terms: new Set(), phrases: [] };

/** What one clause looks for, and in which fields. */
interface Wish extends SoughtTerms {
  readonly fields: readonly Field[];
}

/**
 * What is forbidden by a `not` is not looked for. Fields in which the same is looked for share one object, so
 * that what is made of it to look for it is made once. `languages`: those of the archive.
 */
export function soughtBy(
  clause: Clause | null,
  expand: Expand,
  languages: Languages = ENGLISH_ALONE,
): Sought {
  const wishes = scoredClauses(clause).map((scored): Wish => {
    const { fields } = scored;
    if (scored.kind === 'phrase') {
      return { fields, terms: new Set(), phrases: termsOfPhrase(scored.words, languages) };
    }
    const terms = scored.kind === 'word' ? termsOfWord(scored.word, languages) : expand(scored);
    return { fields, terms: new Set(terms), phrases: [] };
  });
  const shared = new Map<string, SoughtTerms>();
  const soughtIn = (field: Field): SoughtTerms => {
    const own = wishes.filter(({ fields }) => fields.includes(field));
    // Most queries ask for all of their words in the same fields.
    const key = own.length === wishes.length ? '' : own.map((wish) => wishes.indexOf(wish)).join();
    let known = own.length === 0 ? NOTHING_SOUGHT : shared.get(key);
    if (known === undefined) {
      known = together(own);
      shared.set(key, known);
    }
    return known;
  };
  return Object.fromEntries(FIELDS.map((field) => [field, soughtIn(field)])) as Record<Field, SoughtTerms>;
}

function together(wishes: readonly Wish[]): SoughtTerms {
  const terms = new Set<string>();
  for (const wish of wishes) for (const term of wish.terms) terms.add(term);
  return { terms, phrases: wishes.flatMap(({ phrases }) => phrases) };
}
