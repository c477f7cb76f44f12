/** Clause → what is to be marked of an article: in each field, the terms and phrases that are looked for. */

import { analyzeWord, formOf } from '../analysis/analyzer.ts';
import { type Clause, type FuzzyClause, scoredClauses, type WildcardClause } from '../query.ts';
import type { Sought } from '../search-engine.ts';

/** The terms that a pattern stands for in the archive; none is a stop word's. */
export type Expand = (clause: WildcardClause | FuzzyClause) => readonly string[];

/** What is forbidden by a `not` is not looked for. */
export function soughtBy(clause: Clause | null, expand: Expand): Sought {
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
      const phrase = termsOfPhrase(scored.words);
      if (phrase.length > 0) for (const field of scored.fields) sought[field].phrases.push(phrase);
      continue;
    }
    const terms = scored.kind === 'word' ? termsOfWord(scored.word) : expand(scored);
    for (const field of scored.fields) for (const term of terms) sought[field].terms.add(term);
  }
  return sought;
}

/** The terms of words that follow one another, those of stop words among them. */
export function termsOfPhrase(words: readonly string[]): string[] {
  return words.flatMap((word) => formOf(word)?.term ?? []);
}

/** The term of a word, if it is not a stop word. */
export function termsOfWord(word: string): string[] {
  const term = analyzeWord(word);
  return term === null ? [] : [term];
}
