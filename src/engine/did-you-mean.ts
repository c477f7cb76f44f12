/** "Did you mean": commoner words of the archive that a typed word may be a slip of. */

import { formOf, isStopTerm, type WordForm } from '../analysis/analyzer.ts';
import { visitNear } from './fuzzy.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Shorter words are near to so many that any of them would be a guess. */
const LEAST_LETTERS = 3;
const LEAST_LETTERS_FOR_TWO_EDITS = 5;

/** No spelling is wrong of a number. */
const NUMBER = /^\p{N}+$/u;

/**
 * The commoner surfaces of other terms that are one edit from the word or, if there are none, two.
 * Those that begin with the same letter come first, of these the commonest.
 */
export function corrections(vocabulary: Vocabulary, word: string, limit: number): string[] {
  const form = formOf(word);
  if (form === null || isStopTerm(form.term) || NUMBER.test(form.surface)) return [];
  const letters = [...form.surface].length;
  if (letters < LEAST_LETTERS) return [];
  const near = commonerWithin(1, vocabulary, form);
  const chosen =
    near.length === 0 && letters >= LEAST_LETTERS_FOR_TWO_EDITS ? commonerWithin(2, vocabulary, form) : near;
  return chosen.slice(0, limit);
}

function commonerWithin(edits: number, vocabulary: Vocabulary, { surface, term }: WordForm): string[] {
  const { surfaces, counts, termOf, terms } = vocabulary;
  const typedCount = counts[surfaces.find(surface)] ?? 0;
  const typedTerm = terms.find(term);
  const near: { readonly surface: string; readonly count: number; readonly keepsFirst: boolean }[] = [];
  visitNear(surfaces, surface, edits, (place) => {
    const count = counts[place] as number;
    if (count <= typedCount || termOf[place] === typedTerm) return;
    const other = surfaces.at(place);
    near.push({ surface: other, count, keepsFirst: other.codePointAt(0) === surface.codePointAt(0) });
  });
  // Surfaces were visited in order, and sorting keeps the order of equals.
  near.sort((a, b) => Number(b.keepsFirst) - Number(a.keepsFirst) || b.count - a.count);
  return near.map((found) => found.surface);
}
