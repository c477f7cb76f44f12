/** Where the story begins and ends among the lines of a text: its first and last line of prose. */

/** Long enough for a sentence to be a paragraph, in units of Latin letters. */
const SENTENCE = 60;
/** So long that it is prose however it ends. */
const PARAGRAPH = 200;
/** A line that the next one goes on may be as short. */
const WRAPPED = 40;
const ENDS_SENTENCE = /[.!?…。！？।]["'”’»)\]]*(?: ?\[\d{1,3}\])?$/u;
const HAS_LETTERS = /\p{L}/u;
/** Signs of which each is a word or half of one. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export interface Span {
  /** The number of its first line. */
  readonly first: number;
  readonly last: number;
}

/** The lines from the first prose to the last, `skipped` ones being none. Null where there is no prose. */
export function storySpan(lines: readonly string[], skipped: (line: number) => boolean): Span | null {
  let first = -1;
  let last = -1;
  for (const [i, line] of lines.entries()) {
    if (line === '' || skipped(i) || !isProse(lines, i)) continue;
    if (first === -1) first = i;
    last = i;
  }
  return first === -1 ? null : { first, last };
}

export function endsSentence(line: string): boolean {
  return ENDS_SENTENCE.test(line);
}

function isProse(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (!HAS_LETTERS.test(line)) return false;
  if (goesOn(line, lines[i + 1] ?? '') || goesOn(lines[i - 1] ?? '', line)) return true;
  const length = line.length >= PARAGRAPH ? line.length : line.length + 2 * (line.match(WIDE)?.length ?? 0);
  return length >= PARAGRAPH || (length >= SENTENCE && endsSentence(line));
}

/** Whether a sentence runs over from a line to the next, as in text of fixed width. */
export function goesOn(line: string, next: string): boolean {
  return line.length >= WRAPPED && /^\p{Ll}/u.test(next);
}
