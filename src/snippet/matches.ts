/** What of a text matched a query: by the terms of its words, so that stems and accents count. */

import { TokenScanner } from '../analysis/token-scanner.ts';
import type { Highlight, SoughtTerms } from '../search-engine.ts';
import { type Pattern, seekerFor } from './term-seeker.ts';

/**
 * A part of a text, [start, end) in UTF-16 units, that is one word looked for, or one phrase from
 * its first word to its last, or several of these that overlap or, as in Chinese, touch.
 */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly patterns: Pattern[];
}

/** By place in a text: whether a word begins there, and whether one ends. */
export const BEGINS = 1;
export const ENDS = 2;

/** A text as far as it was read; its units and words only until another text is. */
export interface Reading {
  /** In order; they neither overlap nor touch. */
  readonly matches: Match[];
  /** The text's, in UTF-16, with others behind them. */
  readonly units: Uint16Array;
  /** By place in the text, its end included: {@link BEGINS}, {@link ENDS}, both or none. */
  readonly words: Uint8Array;
  hasPhrase: boolean;
}

const MOST_MARKS_KEPT = 2 ** 18;

/** So much of a text is read in any case, in UTF-16 units; the rest may only be read until there is enough. */
export const READ_THROUGH = 200_000;

/**
 * Reads a text until `isEnough` or to its end: it is asked after every match, and past {@link READ_THROUGH}
 * after every word. `language` is the tag of the text's own.
 */
export function readMatches(
  text: string,
  language: string | null,
  sought: SoughtTerms,
  isEnough: (reading: Reading, end: number) => boolean = () => false,
): Reading {
  const seeker = seekerFor(sought);
  const tokens = new TokenScanner(text, language);
  const words = blankMarks(text.length + 1);
  const reading: Reading = { matches: [], units: tokens.units, words, hasPhrase: false };
  const { matches } = reading;
  /** By pattern: the words up to where it was found last. It is not found again within itself. */
  const taken: number[] = [];
  let read = 0;
  const { begin } = seeker;
  let state = begin;
  while (tokens.next()) {
    const { start, end } = tokens;
    read += 1;
    words[start] = (words[start] as number) | BEGINS;
    words[end] = ENDS;
    // Most words begin nothing that is looked for.
    if (state !== begin || seeker.mayBegin(tokens.initial, tokens.second)) {
      state = seeker.follow(state, tokens.term);
      for (const pattern of state.found) {
        if (read - pattern.length < (taken[pattern.number] ?? 0)) continue;
        taken[pattern.number] = read;
        reading.hasPhrase ||= pattern.isPhrase;
        addMatch(matches, wordBefore(words, start, pattern.length - 1), end, pattern);
      }
      if (state.found.length > 0 && isEnough(reading, end)) break;
    }
    if (end > READ_THROUGH && isEnough(reading, end)) break;
  }
  return reading;
}

/** Used for every text in turn: to ask for memory takes as long as to read a short one. */
let marks = new Uint8Array(0);

function blankMarks(size: number): Uint8Array {
  if (size > MOST_MARKS_KEPT) return new Uint8Array(size);
  if (size > marks.length) marks = new Uint8Array(2 * size);
  return marks.fill(0, 0, size);
}

/** Where the word begins that is so many before the one at `start`. */
function wordBefore(words: Uint8Array, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; ) {
    at -= 1;
    left -= (words[at] as number) & BEGINS;
  }
  return at;
}

/** Matches come in the order of their ends, so one may reach back over those before it. */
function addMatch(matches: Match[], start: number, end: number, pattern: Pattern): void {
  let match: Match = { start, end, patterns: [pattern] };
  for (let last = matches.at(-1); last !== undefined && last.end >= match.start; last = matches.at(-1)) {
    matches.pop();
    last.patterns.push(...match.patterns);
    match = { start: Math.min(last.start, match.start), end, patterns: last.patterns };
  }
  matches.push(match);
}

export function toHighlights(matches: readonly Match[]): Highlight[] {
  return matches.map(({ start, end }): Highlight => [start, end]);
}
