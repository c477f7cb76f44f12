/** Fragments: the windows of a text that show best why it was found. */

import type { Snippet, SoughtTerms } from '../search-engine.ts';
import { type Match, READ_THROUGH, type Reading, readMatches } from './matches.ts';
import { NOTHING_SOUGHT } from './sought.ts';
import type { Pattern } from './term-seeker.ts';
import { cutWindow, LEAD, LENGTH, type Window } from './windows.ts';

/** What one phrase is worth beside different words, and what a different word is beside more matches. */
const PHRASE_WORTH = 1_000_000;
const TERM_WORTH = 1_000;

export interface Fragments {
  /** In the order of the text. */
  readonly snippets: readonly Snippet[];
  /** Whether a phrase was found. */
  readonly hasPhrase: boolean;
}

/** The beginning of a text, on one line. */
export function openingOf(text: string): Snippet | null {
  const rest = text.trimStart();
  if (rest === '') return null;
  const reading = readMatches(rest.slice(0, 4 * LENGTH), null, NOTHING_SOUGHT);
  return cutWindow(rest, reading, { start: 0, end: 0 }).snippet;
}

/**
 * The window with the most phrases, then the most different terms, and a second one if it shows
 * some that the first does not. None when nothing that is sought is in the text.
 *
 * @param language the tag of the text's language
 */
export function bestFragments(text: string, sought: SoughtTerms, language: string | null = null): Fragments {
  if (sought.terms.size === 0 && sought.phrases.length === 0) return { snippets: [], hasPhrase: false };
  const seeksPhrases = sought.phrases.length > 0;
  // Of what is read beyond that in any case, the first match is enough, phrases first.
  const reading = readMatches(
    text,
    language,
    sought,
    ({ matches, hasPhrase }, end) => end > READ_THROUGH && matches.length > 0 && (hasPhrase || !seeksPhrases),
  );
  const { matches, hasPhrase } = reading;
  const first = bestMatch(matches);
  if (first === null) return { snippets: [], hasPhrase };
  const best = cutWindow(text, reading, first);
  const second = secondWindow(text, reading, best);
  const windows = second === null ? [best] : [best, second];
  windows.sort((a, b) => a.start - b.start);
  return { snippets: windows.map(({ snippet }) => snippet), hasPhrase };
}

/** A window beside the best one, for what that one does not show. */
function secondWindow(text: string, reading: Reading, best: Window): Window | null {
  const shown = new Set<Pattern>();
  const outside: Match[] = [];
  for (const match of reading.matches) {
    if (match.end <= best.start || match.start >= best.end) outside.push(match);
    else for (const pattern of match.patterns) shown.add(pattern);
  }
  if (outside.length === 0) return null;
  const unseen = outside.map(({ start, end, patterns }) => ({
    start,
    end,
    patterns: patterns.filter((pattern) => !shown.has(pattern)),
  }));
  const first = bestMatch(unseen);
  if (first === null) return null;
  const bounds = first.end <= best.start ? ([0, best.start] as const) : ([best.end, text.length] as const);
  return cutWindow(text, reading, first, bounds);
}

/** The first match of the window that is worth the most; null when none has any pattern. */
function bestMatch(matches: readonly Match[]): Match | null {
  let best: Match | null = null;
  let bestWorth = 0;
  let end = 0;
  const window = new WindowWorth();
  for (const [from, match] of matches.entries()) {
    for (let next = matches[end]; next && (end <= from || fits(match, next)); next = matches[end]) {
      window.add(next);
      end += 1;
    }
    const worth = match.patterns.length === 0 ? 0 : window.worth();
    if (worth > bestWorth) {
      best = match;
      bestWorth = worth;
    }
    window.remove(match);
  }
  return best;
}

function fits(first: Match, next: Match): boolean {
  return next.end <= first.start + LENGTH - LEAD;
}

/** What the matches of a window are worth together. */
class WindowWorth {
  /** By number of a pattern, how often it matched. */
  private readonly counts: number[] = [];
  private terms = 0;
  private phrases = 0;
  private matches = 0;

  add({ patterns }: Match): void {
    for (const pattern of patterns) {
      const count = (this.counts[pattern.number] ?? 0) + 1;
      this.counts[pattern.number] = count;
      if (count === 1) this.changeDistinct(pattern, 1);
    }
    this.matches += 1;
  }

  remove({ patterns }: Match): void {
    for (const pattern of patterns) {
      const count = (this.counts[pattern.number] as number) - 1;
      this.counts[pattern.number] = count;
      if (count === 0) this.changeDistinct(pattern, -1);
    }
    this.matches -= 1;
  }

  worth(): number {
    return this.phrases * PHRASE_WORTH + this.terms * TERM_WORTH + Math.min(this.matches, TERM_WORTH - 1);
  }

  private changeDistinct({ isPhrase }: Pattern, by: 1 | -1): void {
    if (isPhrase) this.phrases += by;
    else this.terms += by;
  }
}
