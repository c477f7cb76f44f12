/**
 * Phrases of two terms: the most frequent, and the slowest when both are common. What cursors do step by step
 * is done here block by block, and of the positions no more is decoded than tells the terms apart.
 */

import { Places } from '../compiled-index/places.ts';
import type { PositionBlock, PositionList } from '../compiled-index/position-cursor.ts';

/** Where one of the terms is looked at. */
interface Side {
  readonly list: PositionList;
  block: PositionBlock;
  /** The block's place in the list, and that of the posting in the block. */
  place: number;
  at: number;
  readonly places: Places;
}

/** Adds the articles in which the second term follows the first. */
export function matchPair(first: PositionList, second: PositionList, to: number[]): void {
  // The rarer one decides which articles are looked at.
  if (first.postings.count <= second.postings.count) matchFrom(sideOf(first), sideOf(second), 1, to);
  else matchFrom(sideOf(second), sideOf(first), -1, to);
}

function sideOf(list: PositionList): Side {
  return { list, block: list.block(0, null), place: 0, at: 0, places: new Places() };
}

/** Adds the articles in which the one stands so far after the rarer one. */
function matchFrom(rarer: Side, other: Side, distance: number, to: number[]): void {
  const { blocks } = rarer.list.postings;
  for (let place = 0; place < blocks; place += 1) {
    if (place > 0) openAt(rarer, place);
    const { articles, count } = rarer.block;
    for (let at = 0; at < count; at += 1) {
      const article = articles[at] as number;
      if (article > lastOf(other)) {
        const next = other.list.postings.blockFrom(other.place, article);
        if (next === other.list.postings.blocks) return;
        openAt(other, next);
        if (article > lastOf(other)) return;
      }
      const others = other.block.articles;
      let there = other.at;
      while ((others[there] as number) < article) there += 1;
      other.at = there;
      if (others[there] !== article) continue;
      rarer.at = at;
      if (standsAt(rarer, other, distance)) to.push(article);
    }
  }
}

function openAt(side: Side, place: number): void {
  side.block = side.list.block(place, side.block);
  side.place = place;
  side.at = 0;
}

function lastOf({ block }: Side): number {
  return block.articles[block.count - 1] as number;
}

/** Whether, in the article that both are at, the other stands somewhere so far after the rarer one. */
function standsAt(rarer: Side, other: Side, distance: number): boolean {
  const [wanted, found] = [openPlaces(rarer), openPlaces(other)];
  if (!wanted.next() || !found.next()) return false;
  for (;;) {
    const ahead = wanted.place + distance - found.place;
    if (ahead === 0) return true;
    // The next position is decoded of the one that is behind.
    if (!(ahead < 0 ? wanted : found).next()) return false;
  }
}

function openPlaces({ list, block, place, at, places }: Side): Places {
  list.openPlaces(place, block, at, places);
  return places;
}
