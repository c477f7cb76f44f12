/** Clause → what is to be marked of an article: in each field, the terms and phrases that are looked for. */

import { ENGLISH_ALONE, termsOfPhrase, termsOfWord } from '../analysis/typed-forms.ts';
import { type Clause, type FuzzyClause, scoredClauses, type WildcardClause } from '../query.ts';
import type { Languages, Sought } from '../search-engine.ts';

/** The terms that a pattern stands for in the archive. */
export type Expand = (clause: WildcardClause | FuzzyClause) => readonly string[];

/** What is forbidden by a `not` is not looked for. `languages`: those of the archive. */
export function soughtBy(
  clause: Clause | null,
  expand: Expand,
  languages: Languages = ENGLISH_ALONE,
): Sought {
  const none = () => ({ terms: new Set<string>(), phrases: [] as string[][] });
  const sought = {
    title: none(),
    description: none(),
    text: none(),
    source: none(),
    author: none(),
    tag: none(),
  };
  for (const scored of scoredClauses(clause)) {
    if (scored.kind === 'phrase') {
      const phrases = termsOfPhrase(scored.words, languages);
      for (const field of scored.fields) sought[field].phrases.push(...phrases);
      continue;
    }
    const terms = scored.kind === 'word' ? termsOfWord(scored.word, languages) : expand(scored);
    for (const field of scored.fields) for (const term of terms) sought[field].terms.add(term);
  }
  return sought;
}
