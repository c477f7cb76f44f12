/** A part of a text on one line: every run of white space is one space, and none stands at its ends. */

export interface OneLine {
  /** The line in UTF-16, as far as `length`. */
  readonly units: Uint16Array;
  readonly length: number;
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

/** @param part in UTF-16 */
export function toOneLine(part: Uint16Array): OneLine {
  const places = new Uint32Array(part.length + 1);
  // White space that goes on at its end is written behind it, and then does not count.
  const units = new Uint16Array(part.length + 1);
  let length = 0;
  /** 1 once there was anything but white space; and 1 after white space since then. */
  let begun = 0;
  let gap = 0;
  // Without a branch: where words end no processor foresees.
  for (let at = 0; at < part.length; at += 1) {
    const code = part[at] as number;
    const isSpace = IS_SPACE[code] as number;
    const isOther = isSpace ^ 1;
    units[length] = SPACE;
    length += gap & isOther;
    places[at] = length;
    units[length] = code;
    length += isOther;
    begun |= isOther;
    gap = isSpace & begun;
  }
  places[part.length] = length;
  return { units, length, places };
}
