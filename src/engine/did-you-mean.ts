/** "Did you mean": commoner words of the archive that a typed word may be a slip of. */

import { LRUCache } from 'lru-cache';
import { isStopTerm, ownCopy, type WordForm } from '../analysis/analyzer.ts';
import { formsOf } from '../analysis/typed-forms.ts';
import type { Languages } from '../search-engine.ts';
import { visitNear } from './fuzzy.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Shorter words are near to so many that any of them would be a guess. */
const LEAST_LETTERS = 3;
const LEAST_LETTERS_FOR_TWO_EDITS = 5;

/** No spelling is wrong of a number. */
const NUMBER = /^\p{N}+$/u;

/** Words whose spellings are remembered, and the longest of them: to look for them takes as long as a search. */
const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 50;

export class Corrections {
  private readonly remembered = new LRUCache<string, readonly string[]>({ max: MOST_REMEMBERED });

  constructor(private readonly vocabulary: Vocabulary) {}

  get languages(): Languages {
    return this.vocabulary.languages;
  }

  /** What {@link corrections} says of a word. */
  of(word: string): readonly string[] {
    let others = this.remembered.get(word);
    if (others === undefined) {
      others = corrections(this.vocabulary, word);
      if (word.length <= LONGEST_REMEMBERED) this.remembered.set(ownCopy(word), others);
    }
    return others;
  }
}

/** Spellings of a word that are worth to be tried. */
const MOST_SPELLINGS = 2;

/**
 * The commoner surfaces of other terms that are one edit from the word or, if there are none, two.
 * Those that begin with the same letter come first, of these the commonest.
 */
export function corrections(vocabulary: Vocabulary, word: string, limit = MOST_SPELLINGS): string[] {
  const forms = formsOf(word, vocabulary.languages);
  const [form] = forms;
  // A stop word of one of the languages is no slip.
  if (form === undefined || forms.some(({ term }) => isStopTerm(term)) || NUMBER.test(form.surface)) {
    return [];
  }
  const letters = [...form.surface].length;
  if (letters < LEAST_LETTERS) return [];
  const near = commonerWithin(1, vocabulary, forms);
  const chosen =
    near.length === 0 && letters >= LEAST_LETTERS_FOR_TWO_EDITS ? commonerWithin(2, vocabulary, forms) : near;
  return chosen.slice(0, limit);
}

/** `forms` are those of the word in the languages of the archive; the surface of the first is looked at. */
function commonerWithin(edits: number, vocabulary: Vocabulary, forms: readonly WordForm[]): string[] {
  const { surfaces, starts, totals, termOf, terms } = vocabulary;
  const [{ surface }] = forms as [WordForm];
  const typedCount = totals[surfaces.find(surface)] ?? 0;
  const typedTerms = forms.map(({ term }) => terms.find(term));
  const near: { readonly surface: string; readonly count: number; readonly keepsFirst: boolean }[] = [];
  visitNear(surfaces, surface, edits, (place) => {
    const count = totals[place] as number;
    const read = termOf.subarray(starts[place], starts[place + 1]);
    if (count <= typedCount || read.some((term) => typedTerms.includes(term))) return;
    // How common a stop word is tells nothing of what was meant.
    if (read.some((term) => isStopTerm(terms.at(term)))) return;
    const other = surfaces.at(place);
    near.push({ surface: other, count, keepsFirst: other.codePointAt(0) === surface.codePointAt(0) });
  });
  // Surfaces were visited in order, and sorting keeps the order of equals.
  near.sort((a, b) => Number(b.keepsFirst) - Number(a.keepsFirst) || b.count - a.count);
  return near.map((found) => found.surface);
}
