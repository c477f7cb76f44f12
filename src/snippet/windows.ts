/** Windows: parts of a text on one line whose edges cut no word, no match and no character. */

import type { Highlight, Snippet } from '../search-engine.ts';
import { BEGINS, type Match, type Reading } from './matches.ts';
import { type OneLine, SPACE, toOneLine } from './one-line.ts';

/** About how long a window is, in UTF-16 units: three lines of a results page. */
export const LENGTH = 240;
/** How much of it comes before its first match. */
export const LEAD = 60;
/** What matched and is longer than this is cut: only a text made to do harm has such. */
const LONGEST_MATCH = 2000;

/**
 * How far around a window the text is looked at: a little more than its length, and where white space shrinks
 * too much for that, twice as far.
 */
const NEAR = LENGTH + 40;
const FAR = 2 * LENGTH;

/** An edge falls on a space if there is one this near; else, as in Chinese, between two words. */
const NEARBY = 30;
/** Where there are no spaces, a full stop goes with the word before it. */
const MARKS = /^\p{P}{0,3}/u;
/** In units, those of three characters. */
const MOST_MARKS = 6;

/** White space at which a text can be parted. */
const GAP = /\s(?![\s\p{M}])/u;

const FIRST_ACCENT = 0x300;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

type Range = readonly [start: number, end: number];

export interface Window {
  /** In the text. */
  readonly start: number;
  readonly end: number;
  readonly snippet: Snippet;
}

/** A window within `bounds`, which are places to part the text at, that shows the whole of `first`. */
export function cutWindow(
  text: string,
  reading: Reading,
  first: { readonly start: number; readonly end: number },
  bounds: Range = [0, text.length],
): Window {
  const firstEnd = first.end - first.start > LONGEST_MATCH ? endOfLongest(text, first.start) : first.end;
  const match: Range = [first.start, firstEnd];
  let [from, to] = partAround(text, match, bounds, NEAR);
  let line = toOneLine(reading, from, to);
  if (mayFallShort(line, [from, to], match, bounds) || reading.matches.some(isOver(from, to))) {
    [from, to] = partAround(text, match, bounds, FAR);
    line = toOneLine(reading, from, to);
  }
  const { places } = line;
  const toLine = (start: number, end: number): Range => [
    places[start - from] ?? 0,
    places[end - from] ?? line.length,
  ];
  const shown = toLine(first.start, firstEnd);
  const matches: Range[] = [];
  for (const { start, end } of reading.matches) {
    if (start === first.start && end === first.end) matches.push(shown);
    else if (start >= from && end <= to) matches.push(toLine(start, end));
  }
  const edges = new Edges(line, matches);
  const start = edges.start(Math.max(0, Math.min(shown[0] - LEAD, line.length - LENGTH)), shown[0]);
  const end = edges.end(Math.min(line.length, Math.max(start + LENGTH, shown[1])), shown[1]);
  const rawStart = from + places.lastIndexOf(start, first.start - from);
  const rawEnd = from + places.indexOf(end, firstEnd - from);
  const highlights = matches
    .filter((match) => match[0] >= start && match[1] <= end)
    .map((match): Highlight => [match[0] - start, match[1] - start]);
  return {
    start: rawStart,
    end: rawEnd,
    snippet: {
      text: text.slice(rawStart, rawEnd).replace(UNTIDY, ' '),
      highlights,
      cutBefore: /\S/.test(text.slice(0, rawStart)),
      cutAfter: /\S/.test(text.slice(rawEnd)),
    },
  };
}

/** Whether a window might end with the part of the text that is on the line, though the text goes on there. */
function mayFallShort(
  { places, length }: OneLine,
  [from, to]: Range,
  [start, end]: Range,
  [least, most]: Range,
): boolean {
  const before = places[start - from] as number;
  const after = length - (places[end - from] as number);
  return (from > least && before <= LENGTH) || (to < most && after <= LENGTH + MOST_MARKS);
}

/** Whether a match is over an edge of the part: a window that ends before it might cut it. */
function isOver(from: number, to: number): (match: Match) => boolean {
  return ({ start, end }) => (start < from && end > from) || (start < to && end > to);
}

/** The part of a text that reaches so far around a match. If it is short of text, it cuts no word. */
function partAround(text: string, [start, end]: Range, [least, most]: Range, around: number): Range {
  let from = Math.max(least, start - around);
  let to = Math.min(most, end + around);
  if (from > least) {
    const gap = text.slice(from, start).search(GAP);
    if (gap >= 0) from += gap;
  }
  if (to < most) {
    while (to > end && !GAP.test(text.slice(to - 1, to + 1))) to -= 1;
    if (to === end) to = Math.min(most, end + around);
  }
  return [from, to];
}

/** Runs of white space that are not one space already: to put spaces for spaces takes longer than all the rest. */
const UNTIDY = /\s{2,}|[^\S ]/g;

/** Chooses the edges of windows on a line, which cut none of the `matches`. */
class Edges {
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

function endOfLongest(text: string, start: number): number {
  const end = start + LONGEST_MATCH;
  return end - LEAD + startOfCharacter(text.slice(end - LEAD, end + 2), LEAD);
}

/** Where what readers see as one character begins, of which the unit at `at` is a part. */
function startOfCharacter(text: string, at: number): number {
  return graphemes.segment(text).containing(at)?.index ?? at;
}
