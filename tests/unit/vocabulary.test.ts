/** The vocabulary: which readings are the commonest. */

import { describe, expect, it } from 'vitest';
import { commonestReadings, leastCountOf } from '../../src/engine/vocabulary.ts';
import { aVocabulary } from '../fixtures/vocabulary.ts';

describe('commonestReadings', () => {
  it('gives each term its commonest reading, the first of equals, and none to stop words', () => {
    const vocabulary = aVocabulary(
      [
        { surface: 'vote', count: 3, term: 'vote' },
        { surface: 'votes', count: 5, term: 'vote' },
        { surface: 'voting', count: 5, term: 'vote' },
        { surface: 'war', count: 1, term: 'war' },
      ],
      ['the'],
    );
    const { surfaces, terms } = vocabulary;
    const found = [...commonestReadings(vocabulary)].map((surface, term) => [
      terms.at(term),
      surface < 0 ? null : surfaces.at(surface),
    ]);
    expect(found).toEqual([
      ['.the', null],
      ['vote', 'votes'],
      ['war', 'war'],
    ]);
  });
});

describe('leastCountOf', () => {
  it('is reached by as many as are asked for, or fewer', () => {
    const counts = Uint32Array.of(1, 1, 1, 2, 2, 7, 5000);
    expect([7, 6, 4, 3, 2, 1].map((most) => leastCountOf(most, counts))).toEqual([0, 2, 2, 3, 3, 8]);
  });
});
