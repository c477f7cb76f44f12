/** Fragments: the windows of a text that show best why it was found. */

import { tokenize, type Word } from '../analysis/tokenizer.ts';
import type { Highlight, Snippet } from '../search-engine.ts';
import { findMatches, type Match, toHighlights } from './matches.ts';

/** About how long a fragment is, in UTF-16 units: three lines of a results page. */
const LENGTH = 240;
/** How much of it comes before its first match. */
const LEAD = 60;

/** Punctuation belongs to the word beside it: quotes before, full stops after. */
const MARKS_BEFORE = /[\p{P}\p{S}]*$/u;
const MARKS_AFTER = /^[\p{P}\p{S}]*/u;
const MOST_MARKS = 5;

/** The beginning of a text, on one line. */
export function openingOf(text: string): Snippet | null {
  const line = onOneLine(text);
  return line === '' ? null : cutOut(line, 0, []).snippet;
}

/**
 * The window with the most different terms, and a second one if it shows terms that the first
 * does not, in the order of the text. Empty when none of the terms is in it.
 */
export function bestFragments(text: string, terms: ReadonlySet<string>): Snippet[] {
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
  let start = 0;
  let end = line.length;
  if (line.length > LENGTH) {
    const words = wordsAround(line, near);
    if (near > 0) start = words.find((word) => word.start >= near)?.start ?? near;
    end = words.findLast((word) => word.start >= start && word.end <= start + LENGTH)?.end ?? start + LENGTH;
    start -= MARKS_BEFORE.exec(line.slice(Math.max(0, start - MOST_MARKS), start))?.[0].length ?? 0;
    end += MARKS_AFTER.exec(line.slice(end, end + MOST_MARKS))?.[0].length ?? 0;
  }
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

/** The words that the edges of a window beginning about `near` may fall on. */
function wordsAround(line: string, near: number): Word[] {
  const from = Math.max(0, near - 2 * LEAD);
  return [...tokenize(line.slice(from, near + 2 * LENGTH))].map(({ word, start, end }) => ({
    word,
    start: start + from,
    end: end + from,
  }));
}
