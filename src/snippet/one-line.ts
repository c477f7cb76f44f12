/** A part of a text on one line: every run of white space is one space, and none stands at its ends. */

const SPACE = 0x20;
const LAST_ASCII = 0x7f;
const NO_BREAK_SPACE = 0xa0;
const FIRST_WIDE_SPACE = 0x1680;
const LAST_WIDE_SPACE = 0x3000;
const BYTE_ORDER_MARK = 0xfeff;

export interface OneLine {
  readonly text: string;
  /** By place in the part, its end included: the place on the line. Both in UTF-16 units. */
  readonly places: Uint32Array;
}

/** @param units those of the part, in UTF-16 */
export function toOneLine(part: string, units: Uint16Array): OneLine {
  const places = new Uint32Array(part.length + 1);
  let length = 0;
  let inGap = false;
  /** Whether each run of white space is one space as it is. */
  let isTidy = true;
  for (let at = 0; at < part.length; at += 1) {
    const code = units[at] as number;
    if (isSpace(code)) {
      if (inGap || code !== SPACE) isTidy = false;
      inGap = length > 0;
      places[at] = length;
    } else {
      if (inGap) length += 1;
      inGap = false;
      places[at] = length;
      length += 1;
    }
  }
  places[part.length] = length;
  return { text: (isTidy ? part : part.replace(/\s+/g, ' ')).trim(), places };
}

function isSpace(code: number): boolean {
  if (code <= LAST_ASCII) return code === SPACE || (code >= 0x09 && code <= 0x0d);
  // Between these there is none (Unicode, White_Space), and most texts have their letters there.
  if (code < FIRST_WIDE_SPACE || (code > LAST_WIDE_SPACE && code !== BYTE_ORDER_MARK)) {
    return code === NO_BREAK_SPACE;
  }
  return /\s/.test(String.fromCharCode(code));
}
