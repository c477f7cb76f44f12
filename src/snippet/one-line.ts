/** A part of a text on one line: every run of white space is one space, and none stands at its ends. */

import { ENDS, type Reading } from './matches.ts';

/** Until another line is made. */
export interface OneLine {
  /** The line in UTF-16, as far as `length`. */
  readonly units: Uint16Array;
  readonly length: number;
  /** By place on the line, its end included: as {@link Reading.words} has it. */
  readonly words: Uint8Array;
  /** By place in the part, its end included: the place on the line. Both in UTF-16 units. */
  readonly places: Uint32Array;
}

export const SPACE = 0x20;

/** By unit: 1 for white space. */
const IS_SPACE = new Uint8Array(2 ** 16);
// Past the ideographic space there is only the mark of the byte order.
for (const code of [...Array(0x3001).keys(), 0xfeff]) {
  if (/\s/.test(String.fromCharCode(code))) IS_SPACE[code] = 1;
}

/** Used for every line in turn: to ask for memory takes as long as all the rest. */
let places = new Uint32Array(0);
let units = new Uint16Array(0);
let words = new Uint8Array(0);

function makeRoom(size: number): void {
  places = new Uint32Array(size + 1);
  units = new Uint16Array(size + 1);
  words = new Uint8Array(size + 1);
}

/** The part [from, to) of a text that was read. */
export function toOneLine({ units: text, words: ofText }: Reading, from: number, to: number): OneLine {
  const size = to - from;
  if (size >= places.length) makeRoom(2 * size);
  words.fill(0, 0, size + 1);
  let length = 0;
  /** 1 once there was anything but white space; and 1 after white space since then. */
  let begun = 0;
  let gap = 0;
  // Without a branch: where words end no processor foresees.
  for (let at = 0; at < size; at += 1) {
    const code = text[from + at] as number;
    const isSpace = IS_SPACE[code] as number;
    const isOther = isSpace ^ 1;
    // White space that goes on at its end is written behind it, and then does not count.
    units[length] = SPACE;
    length += gap & isOther;
    places[at] = length;
    words[length] = (words[length] as number) | (ofText[from + at] as number);
    units[length] = code;
    length += isOther;
    begun |= isOther;
    gap = isSpace & begun;
  }
  places[size] = length;
  // A word that begins there is not in the part.
  words[length] = (words[length] as number) | ((ofText[to] as number) & ENDS);
  return { units, length, words, places };
}
