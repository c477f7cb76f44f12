/** What a wildcard or a fuzzy word stands for, by the definitions alone: every word is tried. */

import { formOf, isStopTerm, type WordForm } from '../../src/analysis/analyzer.ts';
import type { FuzzyClause, WildcardClause } from '../../src/query.ts';

/** More terms are not looked up by any engine; which are left out, this oracle does not tell. */
const MOST_EXPANDED = 128;

export class NaiveExpansion {
  private readonly words: readonly WordForm[];

  constructor(words: readonly WordForm[]) {
    const known = new Map(words.map((word) => [word.surface, word]));
    this.words = [...known.values()].filter(({ term }) => !isStopTerm(term));
  }

  expand(clause: WildcardClause | FuzzyClause): string[] {
    const stands = clause.kind === 'wildcard' ? wildcardTest(clause.pattern) : fuzzyTest(clause);
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

function fuzzyTest({ word, distance }: FuzzyClause): (word: WordForm) => boolean {
  const typed = [...(formOf(word)?.surface ?? '')];
  return ({ surface }) => isWithin(typed, [...surface], distance);
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
