/** Fragments: the windows of a text that show best why it was found. */

import { tokenize, type Word } from '../analysis/tokenizer.ts';
import type { Highlight, Snippet } from '../search-engine.ts';
import { findMatches, type Match, toHighlights } from './matches.ts';

/** About how long a fragment is, in UTF-16 units: three lines of a results page. */
const LENGTH = 240;
/** How much of it comes before its first match. */
const LEAD = 60;

/** An edge falls on a space if there is one this near; else, as in Chinese, between two words. */
const NEARBY = 30;

/** Where there are no spaces, a full stop goes with the word before it. */
const MARKS = /^[\p{P}\p{S}]*/u;
const MOST_MARKS = 3;

/** The beginning of a text, on one line. */
export function openingOf(text: string): Snippet | null {
  const line = onOneLine(text.slice(0, 10 * LENGTH));
  if (line === '') return null;
  const { snippet } = cutOut(line, 0, []);
  return { ...snippet, cutAfter: snippet.cutAfter || text.length > 10 * LENGTH };
}

/**
 * The window with the most different terms, and a second one if it shows terms that the first
 * does not, in the order of the text. Empty when none of the terms is in it.
 */
export function bestFragments(text: string, terms: ReadonlySet<string>): Snippet[] {
  if (terms.size === 0) return [];
  const line = onOneLine(text);
  const matches = findMatches(line, terms);
  const first = bestStart(matches);
  if (first === null) return [];
  const best = fragmentAt(line, first, matches);
  const fragments = [best];
  const shown = new Set(best.matches.map((match) => match.term));
  const second = bestStart(matches.filter((match) => !shown.has(match.term)));
  if (second !== null) fragments.push(fragmentAt(line, second, matches));
  fragments.sort((a, b) => a.start - b.start);
  return fragments
    .filter((fragment, i) => fragment.start >= (fragments[i - 1]?.end ?? 0))
    .map(({ snippet }) => snippet);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The first match of the window that holds the most different terms, then the most matches. */
function bestStart(matches: readonly Match[]): Match | null {
  let best: Match | null = null;
  let bestWorth = 0;
  let end = 0;
  const inWindow = new Map<string, number>();
  for (const [from, match] of matches.entries()) {
    for (let next = matches[end]; next && next.end <= match.start + LENGTH - LEAD; next = matches[end]) {
      inWindow.set(next.term, (inWindow.get(next.term) ?? 0) + 1);
      end += 1;
    }
    const worth = inWindow.size * 1000 + Math.min(end - from, 999);
    if (worth > bestWorth) {
      best = match;
      bestWorth = worth;
    }
    const left = (inWindow.get(match.term) ?? 1) - 1;
    if (left === 0) inWindow.delete(match.term);
    else inWindow.set(match.term, left);
    if (end <= from) end = from + 1;
  }
  return best;
}

interface Fragment {
  readonly start: number;
  readonly end: number;
  readonly matches: readonly Match[];
  readonly snippet: Snippet;
}

function fragmentAt(line: string, first: Match, matches: readonly Match[]): Fragment {
  return cutOut(line, Math.max(0, Math.min(first.start - LEAD, line.length - LENGTH)), matches);
}

/** The window of the line that begins about `near`, moved so that it cuts no word. */
function cutOut(line: string, near: number, matches: readonly Match[]): Fragment {
  const start = near === 0 ? 0 : edgeFrom(line, near);
  const end = line.length - start <= LENGTH ? line.length : edgeBefore(line, start, start + LENGTH);
  const shown = matches.filter((match) => match.start >= start && match.end <= end);
  const highlights = toHighlights(shown).map(([from, to]): Highlight => [from - start, to - start]);
  const snippet = {
    text: line.slice(start, end),
    highlights,
    cutBefore: start > 0,
    cutAfter: end < line.length,
  };
  return { start, end, matches: shown, snippet };
}

/** The next place from `near` on where a window may begin. */
function edgeFrom(line: string, near: number): number {
  const space = line.indexOf(' ', near - 1);
  if (space >= 0 && space < near + NEARBY) return space + 1;
  return wordsBetween(line, near - NEARBY, near + LENGTH).find((word) => word.start >= near)?.start ?? near;
}

/** The last place up to `limit` where a window that begins at `start` may end. */
function edgeBefore(line: string, start: number, limit: number): number {
  const space = line.lastIndexOf(' ', limit);
  if (space > limit - NEARBY) return space;
  const words = wordsBetween(line, start, limit + NEARBY);
  const last = words.findLast((word) => word.end > start && word.end <= limit)?.end ?? limit;
  return last + (MARKS.exec(line.slice(last, last + MOST_MARKS))?.[0].length ?? 0);
}

function wordsBetween(line: string, from: number, to: number): Word[] {
  const offset = Math.max(0, from);
  return [...tokenize(line.slice(offset, to))].map(({ word, start, end }) => ({
    word,
    start: start + offset,
    end: end + offset,
  }));
}
