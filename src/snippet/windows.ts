/** Windows: parts of a text on one line whose edges cut no word, no match and no character. */

import type { Highlight, Snippet } from '../search-engine.ts';
import { Edges, MOST_MARKS, type Range, startOfCharacter } from './edges.ts';
import type { Match, Reading } from './matches.ts';
import { type OneLine, toOneLine } from './one-line.ts';

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

/** White space at which a text can be parted. */
const GAP = /\s(?![\s\p{M}])/u;

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
  const rawEnd = from + places.indexOf(end, first.start - from);
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

function endOfLongest(text: string, start: number): number {
  const end = start + LONGEST_MATCH;
  return end - LEAD + startOfCharacter(text.slice(end - LEAD, end + 2), LEAD);
}
