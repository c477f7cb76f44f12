/** What a wildcard or a fuzzy word stands for, by the definitions alone: every word is tried. */

import { formOf, isStopTerm, type WordForm } from '../../src/analysis/analyzer.ts';
import { isInPatterns, termsOfWord } from '../../src/analysis/typed-forms.ts';
import type { FuzzyClause, WildcardClause } from '../../src/query.ts';
import type { Languages } from '../../src/search-engine.ts';

/** More terms are not looked up by any engine; which are left out, this oracle does not tell. */
const MOST_EXPANDED = 128;

/** A word of the archive as it is spelled for the stemmer of its language. */
export interface SpelledWord extends WordForm {
  readonly spelled: string;
}

export class NaiveExpansion {
  private readonly words: readonly WordForm[];

  /** `words` are those of the archive. */
  constructor(
    words: Iterable<SpelledWord>,
    private readonly languages: Languages,
  ) {
    const known = new Map<string, WordForm>();
    const terms = new Set<string>();
    for (const { surface, term, spelled } of words) {
      terms.add(term);
      if (isInPatterns(spelled, term, languages)) known.set(`${surface}\n${term}`, { surface, term });
    }
    // What a word is found by when it is typed, its patterns find too.
    for (const { surface } of [...known.values()]) {
      for (const term of languages.all.length < 2 ? [] : termsOfWord(surface, languages)) {
        if (terms.has(term) && !isStopTerm(term)) known.set(`${surface}\n${term}`, { surface, term });
      }
    }
    this.words = [...known.values()];
  }

  expand(clause: WildcardClause | FuzzyClause): string[] {
    const stands =
      clause.kind === 'wildcard' ? wildcardTest(clause.pattern) : fuzzyTest(clause, this.languages);
    const terms = [...new Set(this.words.filter(stands).map(({ term }) => term))];
    if (terms.length > MOST_EXPANDED) throw new Error('The naive engine looks up every term or none.');
    return terms;
  }
}

function wildcardTest(pattern: string): (word: WordForm) => boolean {
  const pieces = pattern.split('*').map((piece) => piece.replace(/[^\p{L}\p{N}\p{M}]/gu, '\\$&'));
  const whole = new RegExp(`^${pieces.join('.*')}$`, 'su');
  return ({ surface, term }) => whole.test(surface) || whole.test(term);
}

function fuzzyTest({ word, distance }: FuzzyClause, languages: Languages): (word: WordForm) => boolean {
  const typed = languages.all.map((language) => [...(formOf(word, language)?.surface ?? '')]);
  return ({ surface }) => typed.some((letters) => isWithin(letters, [...surface], distance));
}

/** Whether one becomes the other by so many edits, no character being edited twice: all ways are tried. */
function isWithin([a, ...restA]: string[], [b, ...restB]: string[], edits: number): boolean {
  if (a === undefined || b === undefined) return [a, b, ...restA, ...restB].filter(Boolean).length <= edits;
  if (a === b && isWithin(restA, restB, edits)) return true;
  if (edits === 0) return false;
  return (
    isWithin(restA, restB, edits - 1) ||
    isWithin(restA, [b, ...restB], edits - 1) ||
    isWithin([a, ...restA], restB, edits - 1) ||
    (restA[0] === b && restB[0] === a && isWithin(restA.slice(1), restB.slice(1), edits - 1))
  );
}
