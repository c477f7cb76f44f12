/** Near-copies: which texts are told to be copies of one another, and how their groups are stored. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearCopyFinder } from '../../index-build/near-copies.ts';
import { TextHasher } from '../../index-build/text-words.ts';
import { TokenLog } from '../../index-build/token-log.ts';
import { NearCopies, writeNearCopies } from '../../src/compiled-index/near-copies.ts';
import { anArticle } from '../fixtures/articles.ts';

/** Words that no other seed gives, in an order that looks like nothing else. */
function story(seed: number, words = 120): string[] {
  return Array.from({ length: words }, (_, i) => `w${(seed * 7919 + i * i * 31 + i) % 4001}x${seed}`);
}

function groupsOf(texts: readonly (readonly string[])[]): number[][] {
  const finder = new NearCopyFinder();
  const hasher = new TextHasher();
  const log = new TokenLog();
  for (const [i, words] of texts.entries()) {
    log.add(anArticle({ id: `${i}`, title: '', text: words.join(' ') }));
    // In two pieces, as of a large archive.
    if (i !== 2) continue;
    finder.add(hasher.hash(log));
    log.clear();
  }
  finder.add(hasher.hash(log));
  return finder.find();
}

/** The story with some words, evenly spread, put in other ones' places. */
function changed(words: readonly string[], changes: number): string[] {
  const every = Math.floor(words.length / changes);
  return words.map((word, i) => (i % every === 0 && i / every < changes ? `other${i}` : word));
}

describe('near-copies', () => {
  it('are stories that differ in a few words, wherever they stand in the archive', () => {
    const texts = [story(1), story(2), changed(story(1), 4), story(3), changed(story(2), 3), story(1)];
    expect(groupsOf(texts)).toEqual([
      [0, 2, 5],
      [1, 4],
    ]);
  });

  it('are found when one has a paragraph more', () => {
    expect(groupsOf([story(1), [...story(1), ...story(9, 25)]])).toEqual([[0, 1]]);
  });

  it('are no stories that share a paragraph or tell of the same in other words', () => {
    expect(
      groupsOf([
        [...story(1, 60), ...story(2, 60)],
        [...story(1, 60), ...story(3, 60)],
      ]),
    ).toEqual([]);
    expect(groupsOf([story(1), changed(story(1), 40)])).toEqual([]);
  });

  it('are no short notices, however alike', () => {
    expect(groupsOf([story(1, 20), story(1, 20)])).toEqual([]);
  });

  it('are told apart from stories that all begin with what a paper prints every day', () => {
    const daily = story(99, 20);
    const texts = Array.from({ length: 60 }, (_, i) => [...daily, ...story(i % 50)]);
    expect(groupsOf(texts)).toEqual(Array.from({ length: 10 }, (_, i) => [i, i + 50]));
  });

  it('all resemble the first of their group', () => {
    // Each next one is a copy of the one before, and the last ones are far from the first.
    const texts = [story(1)];
    for (let i = 1; i < 8; i += 1) {
      const before = texts[i - 1] as string[];
      texts.push(before.map((word, place) => (place % 40 === 5 * i ? `other${i}` : word)));
    }
    const groups = groupsOf(texts);
    expect(groups[0]?.slice(0, 3)).toEqual([0, 1, 2]);
    expect(groups[0]).not.toContain(7);
  });
});

describe('groups of near-copies', () => {
  const archives = fc
    .uniqueArray(fc.nat(500), { maxLength: 40 })
    .chain((articles) => fc.tuple(fc.constant(articles), fc.infiniteStream(fc.integer({ min: 2, max: 5 }))))
    .map(([articles, sizes]) => {
      const groups: number[][] = [];
      for (let at = 0; at + 2 <= articles.length; ) {
        const size = Math.min(sizes.next().value as number, articles.length - at);
        if (size < 2) break;
        groups.push(articles.slice(at, at + size).sort((a, b) => a - b));
        at += size;
      }
      return groups.sort((a, b) => (a[0] as number) - (b[0] as number));
    });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(archives, (groups) => {
        const copies = NearCopies.read(writeNearCopies(groups), 501);
        for (let article = 0; article <= 500; article += 1) {
          const group = groups.find((each) => each.includes(article)) ?? [];
          expect(copies.of(article)).toEqual(group.filter((other) => other !== article));
        }
      }),
    );
  });

  it('are refused when the bytes name an article that there is not, or one twice', () => {
    const bytes = writeNearCopies([[3, 9]]);
    expect(() => NearCopies.read(bytes, 9)).toThrow(RangeError);
    expect(() => NearCopies.read(bytes.subarray(0, 2), 10)).toThrow(RangeError);
    expect(() =>
      NearCopies.read(
        writeNearCopies([
          [3, 9],
          [3, 10],
        ]),
        20,
      ),
    ).toThrow(RangeError);
    expect(() => NearCopies.read(writeNearCopies([[3]]), 20)).toThrow(RangeError);
  });
});
