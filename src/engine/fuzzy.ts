/**
 * Fuzzy matching: the strings of a table within so many edits of a word, by optimal string
 * alignment: a character more, less, other, or two neighbours swapped.
 */

import type { StringTable } from '../compiled-index/string-table.ts';

/** Strings that are looked at for one word at most. */
export const MOST_VISITED = 100_000;

/**
 * Visits the strings that are at most `most` edits from `word`, in order. The table is walked as a
 * trie: all that begin as nothing near does are passed over at once. The answer is whether it gave
 * up after {@link MOST_VISITED}.
 */
export function visitNear(
  table: StringTable,
  word: string,
  most: number,
  visit: (place: number, distance: number) => void,
): boolean {
  const strings = table.cursorBefore(0);
  const walk = new Alignment(word, most);
  let visited = 0;
  for (let isThere = strings.goOn(); isThere; visited += 1) {
    if (visited === MOST_VISITED) return true;
    walk.goBackTo(strings.shared);
    let near = true;
    while (near && walk.length < strings.length) near = walk.goOn(strings.bytes);
    if (near && walk.distance <= most) visit(strings.place, walk.distance);
    isThere = near ? strings.goOn() : strings.goPast(walk.length);
  }
  return false;
}

/**
 * The rows of the alignment of a word with the beginning of a string, one for each character so
 * far, so that the next string goes on from what it shares with this one.
 */
class Alignment {
  private readonly word: Uint32Array;
  private readonly width: number;
  /** Row by row: the distance between as many characters of the string and of the word. */
  private readonly rows: Uint8Array;
  /** The characters so far, and the bytes up to the end of each. */
  private readonly characters: Uint32Array;
  private readonly ends: Uint32Array;
  private depth = 0;

  constructor(
    word: string,
    private readonly most: number,
  ) {
    this.word = Uint32Array.from(word, (character) => character.codePointAt(0) ?? 0);
    this.width = this.word.length + 1;
    // No string that is longer can be near, and every cell outside the band is too far.
    const depths = this.width + most + 1;
    this.rows = new Uint8Array(depths * this.width).fill(most + 1);
    for (let j = 0; j <= Math.min(most, this.word.length); j += 1) this.rows[j] = j;
    this.characters = new Uint32Array(depths);
    this.ends = new Uint32Array(depths);
  }

  /** Bytes of the string so far. */
  get length(): number {
    return this.ends[this.depth] as number;
  }

  /** The distance of the string so far from the word, if it is at most `most`. */
  get distance(): number {
    return this.rows[this.depth * this.width + this.width - 1] as number;
  }

  /** Forgets the characters that do not end within the first `length` bytes. */
  goBackTo(length: number): void {
    while ((this.ends[this.depth] as number) > length) this.depth -= 1;
  }

  /** Takes the next character of the string; false if nothing that begins so can be near. */
  goOn(bytes: Uint8Array): boolean {
    const { word, width, rows, characters, ends, most } = this;
    const character = codePointAt(bytes, this.length);
    const before = characters[this.depth];
    const end = this.length + bytesOf(character);
    this.depth += 1;
    const { depth } = this;
    characters[depth] = character;
    ends[depth] = end;

    const row = depth * width;
    const above = row - width;
    const first = Math.max(1, depth - most);
    const last = Math.min(width - 1, depth + most);
    let least = most + 1;
    if (depth <= most) {
      rows[row] = depth;
      least = depth;
    }
    for (let j = first; j <= last; j += 1) {
      const same = word[j - 1] === character;
      let edits = (rows[above + j - 1] as number) + (same ? 0 : 1);
      edits = Math.min(edits, (rows[above + j] as number) + 1, (rows[row + j - 1] as number) + 1, most + 1);
      if (!same && depth > 1 && j > 1 && word[j - 1] === before && word[j - 2] === character) {
        edits = Math.min(edits, (rows[above - width + j - 2] as number) + 1);
      }
      rows[row + j] = edits;
      if (edits < least) least = edits;
    }
    return least <= most;
  }
}

/** The character of well-formed UTF-8 that begins at a byte. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return first;
  const second = (bytes[at + 1] as number) & 0x3f;
  if (first < 0xe0) return ((first & 0x1f) << 6) | second;
  const third = (bytes[at + 2] as number) & 0x3f;
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] as number) & 0x3f);
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
