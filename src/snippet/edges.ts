/** Where a window of a text on one line may begin and end: its edges cut no word, no match and no character. */

import { BEGINS } from './matches.ts';
import { type OneLine, SPACE } from './one-line.ts';

/** An edge falls on a space if there is one this near; else, as in Chinese, between two words. */
const NEARBY = 30;
/** Where there are no spaces, a full stop goes with the word before it. */
const MARKS = /^\p{P}{0,3}/u;
/** In units, those of three characters. */
export const MOST_MARKS = 6;

const FIRST_ACCENT = 0x300;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

export type Range = readonly [start: number, end: number];

/** Chooses the edges of windows on a line, which cut none of the `matches`. */
export class Edges {
  constructor(
    private readonly line: OneLine,
    private readonly matches: readonly Range[],
  ) {}

  /** The first good place from `near` on, `last` at the latest. */
  start(near: number, last: number): number {
    if (near === 0) return 0;
    for (let at = near; at <= Math.min(near + NEARBY, last); at += 1) {
      if (this.isSpace(at - 1) && this.isGood(at)) return at;
    }
    for (let at = near; at < last; at += 1) if (this.beginsWord(at) && this.isGood(at)) return at;
    return last;
  }

  /** The last good place up to `limit`, `first` at the earliest. */
  end(limit: number, first: number): number {
    if (limit === this.line.length) return limit;
    for (let at = limit; at > Math.max(limit - NEARBY, first - 1); at -= 1) {
      if (this.isSpace(at) && this.isGood(at)) return at;
    }
    let at = limit;
    while (at > first && !this.isGood(at)) at -= 1;
    const marked = at + (MARKS.exec(this.text(at, at + MOST_MARKS))?.[0].length ?? 0);
    return this.isGood(marked) ? marked : at;
  }

  private isGood(at: number): boolean {
    if (this.isInWord(at) || this.matches.some(([start, end]) => start < at && at < end)) return false;
    if (at >= this.line.length || this.isPlain(at - 1, at + 1)) return true;
    // From a word or a space on, since what is one character may depend on all before it.
    let from = Math.max(0, at - 1);
    while (from > 0 && !this.isSpace(from) && !this.beginsWord(from)) from -= 1;
    return startOfCharacter(this.text(from, at + 2), at - from) === at - from;
  }

  /** Whether each unit is a character of its own whatever stands beside it: the accents come later in Unicode. */
  private isPlain(from: number, to: number): boolean {
    const { units, length } = this.line;
    for (let at = from; at < Math.min(to, length); at += 1)
      if ((units[at] as number) >= FIRST_ACCENT) return false;
    return true;
  }

  private beginsWord(at: number): boolean {
    return ((this.line.words[at] as number) & BEGINS) !== 0;
  }

  /** Whether a word would be cut there. */
  private isInWord(at: number): boolean {
    const { words } = this.line;
    if (words[at] !== 0) return false;
    let before = at - 1;
    while (before >= 0 && words[before] === 0) before -= 1;
    return before >= 0 && this.beginsWord(before);
  }

  private isSpace(at: number): boolean {
    return this.line.units[at] === SPACE;
  }

  private text(from: number, to: number): string {
    return String.fromCharCode(...this.line.units.subarray(from, Math.min(to, this.line.length)));
  }
}

/** Where what readers see as one character begins, of which the unit at `at` is a part. */
export function startOfCharacter(text: string, at: number): number {
  return graphemes.segment(text).containing(at)?.index ?? at;
}
