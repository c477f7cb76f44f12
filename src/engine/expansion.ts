/** Expansion: the terms that a wildcard or a fuzzy word stands for. */

import { formOf } from '../analysis/analyzer.ts';
import { type FuzzyClause, MOST_EXPANDED, type WildcardClause } from '../query.ts';
import { visitNear } from './fuzzy.ts';
import { Shortlist } from './shortlist.ts';
import { commonestSurfaces, leastCountOf, type Vocabulary } from './vocabulary.ts';
import { visitMatches, Wildcard } from './wildcard.ts';

/** Surfaces that are tried against a pattern at most: the commonest, when more begin as it does. */
export const MOST_TRIED = 100_000;

export interface Expansion {
  /** Places in the vocabulary's `terms`, ascending. */
  readonly terms: readonly number[];
  /** Whether there are more, or may be: not every word was tried. */
  readonly cut: boolean;
}

export class Expander {
  private readonly commonestSurfaces: Int32Array;
  /** By term: 1 for those of stop words, which match nothing. */
  private readonly stopTerms: Uint8Array;
  /** By surface and by term: 1 for what is not tried when there is too much to try. */
  private readonly rareSurfaces: Uint8Array;
  private readonly rareTerms: Uint8Array;

  constructor(private readonly vocabulary: Vocabulary) {
    const { counts, terms } = vocabulary;
    const commonest = commonestSurfaces(vocabulary);
    this.commonestSurfaces = commonest;
    this.stopTerms = new Uint8Array(terms.size);
    this.rareSurfaces = new Uint8Array(counts.length);
    this.rareTerms = new Uint8Array(terms.size);
    const least = leastCountOf(MOST_TRIED, counts);
    for (let i = 0; i < counts.length; i += 1) this.rareSurfaces[i] = (counts[i] as number) < least ? 1 : 0;
    for (let term = 0; term < terms.size; term += 1) {
      const surface = commonest[term] as number;
      this.stopTerms[term] = surface < 0 ? 1 : 0;
      this.rareTerms[term] = this.rareSurfaces[surface] ?? 1;
    }
  }

  /** The terms of the commonest words that match a pattern, of the nearest to a fuzzy word. */
  expand(clause: WildcardClause | FuzzyClause): Expansion {
    return clause.kind === 'wildcard'
      ? this.expandWildcard(clause.pattern)
      : this.expandFuzzy(clause.word, clause.distance);
  }

  private expandWildcard(pattern: string): Expansion {
    const { surfaces, terms } = this.vocabulary;
    const wildcard = new Wildcard(pattern);
    const [from, to] = surfaces.rangeOf(wildcard.head);
    const tooMany = to - from > MOST_TRIED;
    const shortlist = this.newShortlist();
    const leftOut = tooMany ? this.rareTerms : this.stopTerms;
    visitMatches(surfaces, wildcard, tooMany ? this.rareSurfaces : null, (surface) =>
      shortlist.offer(surface),
    );
    // A term that matches as a stem counts as its commonest surface.
    visitMatches(terms, wildcard, leftOut, (term) => {
      shortlist.offer(this.commonestSurfaces[term] as number);
    });
    return this.expansionOf(shortlist, tooMany);
  }

  private expandFuzzy(word: string, most: number): Expansion {
    const shortlist = this.newShortlist();
    const folded = formOf(word)?.surface;
    const gaveUp =
      folded !== undefined &&
      visitNear(this.vocabulary.surfaces, folded, most, (surface, distance) => {
        shortlist.offer(surface, distance);
      });
    return this.expansionOf(shortlist, gaveUp);
  }

  private newShortlist(): Shortlist {
    return new Shortlist(MOST_EXPANDED, this.vocabulary.counts, this.vocabulary.termOf);
  }

  private expansionOf(shortlist: Shortlist, isIncomplete: boolean): Expansion {
    const { surfaces, cut } = shortlist.finish();
    const terms = surfaces.map((surface) => this.vocabulary.termOf[surface] as number);
    return { terms: terms.sort((a, b) => a - b), cut: cut || isIncomplete };
  }
}
