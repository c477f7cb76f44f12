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

/** A text as far as it was read. */
export interface Reading {
  /** In order; they neither overlap nor touch. */
  readonly matches: Match[];
  /** Where words begin and end. Those long before the first match are left out. */
  readonly wordStarts: number[];
  readonly wordEnds: number[];
  /** The text's, in UTF-16. */
  readonly units: Uint16Array;
  hasPhrase: boolean;
}

/** Words before the first match that are remembered. */
const REMEMBERED = 1000;

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
  const { units } = tokens;
  const reading: Reading = { matches: [], wordStarts: [], wordEnds: [], units, hasPhrase: false };
  const { matches, wordStarts, wordEnds } = reading;
  const remembered = Math.max(REMEMBERED, seeker.longest);
  /** By pattern: the words up to where it was found last. It is not found again within itself. */
  const taken: number[] = [];
  let words = 0;
  const { begin } = seeker;
  let state = begin;
  while (tokens.next()) {
    const { start, end } = tokens;
    words += 1;
    wordStarts.push(start);
    wordEnds.push(end);
    // Most words begin nothing that is looked for.
    if (state !== begin || seeker.mayBegin(tokens.initial)) {
      state = seeker.follow(state, tokens.term);
      for (const pattern of state.found) {
        if (words - pattern.length < (taken[pattern.number] ?? 0)) continue;
        taken[pattern.number] = words;
        reading.hasPhrase ||= pattern.isPhrase;
        addMatch(matches, wordStarts[wordStarts.length - pattern.length] ?? start, end, pattern);
      }
      if (state.found.length > 0 && isEnough(reading, end)) break;
    }
    if (end > READ_THROUGH && isEnough(reading, end)) break;
    if (matches.length === 0 && wordStarts.length >= 2 * remembered) {
      wordStarts.splice(0, remembered);
      wordEnds.splice(0, remembered);
    }
  }
  return reading;
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
