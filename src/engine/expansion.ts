/** Expansion: the terms that a wildcard or a fuzzy word stands for. */

import { LRUCache } from 'lru-cache';
import { formsOf } from '../analysis/typed-forms.ts';
import { type FuzzyClause, MOST_EXPANDED, type WildcardClause } from '../query.ts';
import { visitNear } from './fuzzy.ts';
import { Shortlist } from './shortlist.ts';
import { commonestReadings, leastCountOf, type Vocabulary } from './vocabulary.ts';
import { visitMatches, Wildcard } from './wildcard.ts';

/** Surfaces that are tried against a pattern at most: the commonest, when more begin as it does. */
export const MOST_TRIED = 100_000;

export interface Expansion {
  /** Places in the vocabulary's `terms`, ascending. */
  readonly terms: readonly number[];
  /** Whether there are more, or may be: not every word was tried. */
  readonly cut: boolean;
}

/** Patterns whose terms are remembered, for the next page and for each letter that is typed; and the longest of them. */
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 100;

export class Expander {
  private readonly remembered = new LRUCache<string, Expansion>({ max: MOST_REMEMBERED });
  private readonly commonestReadings: Int32Array;
  /** By term: 1 for those of stop words, which match nothing. */
  private readonly stopTerms: Uint8Array;
  /** By surface and by term: 1 for what is not tried when there is too much to try. */
  private readonly rareSurfaces: Uint8Array;
  private readonly rareTerms: Uint8Array;

  constructor(private readonly vocabulary: Vocabulary) {
    const { starts, totals, termOf, terms } = vocabulary;
    this.commonestReadings = commonestReadings(vocabulary);
    this.stopTerms = Uint8Array.from(this.commonestReadings, (reading) => (reading < 0 ? 1 : 0));
    this.rareSurfaces = new Uint8Array(totals.length);
    this.rareTerms = new Uint8Array(terms.size).fill(1);
    const least = leastCountOf(MOST_TRIED, totals);
    for (let surface = 0; surface < totals.length; surface += 1) {
      if ((totals[surface] as number) < least) {
        this.rareSurfaces[surface] = 1;
        continue;
      }
      const end = starts[surface + 1] as number;
      for (let i = starts[surface] as number; i < end; i += 1) this.rareTerms[termOf[i] as number] = 0;
    }
  }

  /** The terms of the commonest words that match a pattern, of the nearest to a fuzzy word. */
  expand(clause: WildcardClause | FuzzyClause): Expansion {
    const text = clause.kind === 'wildcard' ? clause.pattern : `${clause.word}~${clause.distance}`;
    let expansion = this.remembered.get(text);
    if (expansion === undefined) {
      expansion =
        clause.kind === 'wildcard'
          ? this.expandWildcard(clause.pattern)
          : this.expandFuzzy(clause.word, clause.distance);
      if (text.length <= LONGEST_REMEMBERED) this.remembered.set(text, expansion);
    }
    return expansion;
  }

  private expandWildcard(pattern: string): Expansion {
    const { surfaces, terms } = this.vocabulary;
    const wildcard = new Wildcard(pattern);
    const [from, to] = surfaces.rangeOf(wildcard.head);
    const tooMany = to - from > MOST_TRIED;
    const shortlist = this.newShortlist();
    const leftOut = tooMany ? this.rareTerms : this.stopTerms;
    visitMatches(surfaces, wildcard, tooMany ? this.rareSurfaces : null, (surface) =>
      this.offerReadings(surface, 0, shortlist),
    );
    // A term that matches as a stem counts as its commonest reading.
    visitMatches(terms, wildcard, leftOut, (term) => {
      shortlist.offer(this.commonestReadings[term] as number);
    });
    return this.expansionOf(shortlist, tooMany);
  }

  private expandFuzzy(word: string, most: number): Expansion {
    const { surfaces, languages } = this.vocabulary;
    const shortlist = this.newShortlist();
    let gaveUp = false;
    for (const folded of new Set(formsOf(word, languages).map(({ surface }) => surface))) {
      const stopped = visitNear(surfaces, folded, most, (surface, distance) =>
        this.offerReadings(surface, distance, shortlist),
      );
      gaveUp ||= stopped;
    }
    return this.expansionOf(shortlist, gaveUp);
  }

  private offerReadings(surface: number, distance: number, to: Shortlist): void {
    const { starts } = this.vocabulary;
    const end = starts[surface + 1] as number;
    for (let reading = starts[surface] as number; reading < end; reading += 1) to.offer(reading, distance);
  }

  private newShortlist(): Shortlist {
    return new Shortlist(MOST_EXPANDED, this.vocabulary.counts, this.vocabulary.termOf);
  }

  private expansionOf(shortlist: Shortlist, isIncomplete: boolean): Expansion {
    const { places, cut } = shortlist.finish();
    const terms = places.map((reading) => this.vocabulary.termOf[reading] as number);
    return { terms: terms.sort((a, b) => a - b), cut: cut || isIncomplete };
  }
}
