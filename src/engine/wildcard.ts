/** Wildcard patterns, matched against strings as UTF-8: a character's bytes begin within no other. */

import type { StringTable } from '../compiled-index/string-table.ts';

/** A pattern of pieces between stars, each star standing for any number of characters. */
export class Wildcard {
  /** What every match begins with. */
  readonly head: Uint8Array;
  private readonly middles: readonly Uint8Array[];
  /** What every match ends with; null for a pattern without a star, which only itself matches. */
  private readonly tail: Uint8Array | null;
  private readonly leastLength: number;

  constructor(pattern: string) {
    const pieces = pattern.split('*').map((piece) => new Uint8Array(Buffer.from(piece)));
    const [head = new Uint8Array(0), ...others] = pieces;
    this.head = head;
    this.tail = others.pop() ?? null;
    this.middles = others.filter((piece) => piece.length > 0);
    this.leastLength = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /**
   * Whether the first `end` bytes match. Each piece is taken where it first fits: what is
   * left for the others could not be more, so nothing is ever tried again.
   */
  matches(bytes: Uint8Array, end: number): boolean {
    const { head, middles, tail } = this;
    if (end < this.leastLength || !stands(head, bytes, 0)) return false;
    if (tail === null) return end === head.length;
    const last = end - tail.length;
    if (!stands(tail, bytes, last)) return false;
    let at = head.length;
    for (const piece of middles) {
      const first = piece[0];
      const latest = last - piece.length;
      while (at <= latest && (bytes[at] !== first || !stands(piece, bytes, at))) at += 1;
      if (at > latest) return false;
      at += piece.length;
    }
    return true;
  }
}

function stands(piece: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let k = 0; k < piece.length; k += 1) {
    if (bytes[at + k] !== piece[k]) return false;
  }
  return true;
}

/** Visits the strings that match, in order, but for those whose place is set in `leftOut`. */
export function visitMatches(
  table: StringTable,
  wildcard: Wildcard,
  leftOut: Uint8Array | null,
  visit: (place: number) => void,
): void {
  const [from, to] = table.rangeOf(wildcard.head);
  const strings = table.cursorBefore(from);
  for (let place = from; place < to; place += 1) {
    strings.goOn();
    if (leftOut !== null && leftOut[place] !== 0) continue;
    if (wildcard.matches(strings.bytes, strings.length)) visit(place);
  }
}
