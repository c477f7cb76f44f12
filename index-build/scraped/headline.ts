/** The headline among the first lines of a text: neither furniture nor the kicker above it, and once only. */

import { LONGEST_TITLE, oneLine, shorten } from '../text-form.ts';
import type { Cutting } from './cut-furniture.ts';
import { endsSentence } from './story-span.ts';

export interface Headline {
  /** Empty when there is none. */
  readonly title: string;
  /** What stood above it: the name of a section or a topic. */
  readonly kicker: string | null;
  /** The line after it. */
  readonly next: number;
}

/** Lines from the headline on among which it may be repeated. */
const HEAD = 8;
const LONGEST_KICKER_WORDS = 4;
const SHORTEST_HEADLINE_WORDS = 5;
/** The first sentence of a paragraph; what ends sooner is an abbreviation, as "Mr." is. */
const SENTENCE = /^.{30,}?[.!?…]["'”’»)]*(?=\s+["'“‘«(]*[\p{Lu}\p{N}]|\s*$)/u;

/** Takes the headline out of the lines; what is left out with it gets its reason. */
export function takeHeadline(lines: string[], { reasons, story, signs }: Cutting): Headline {
  const isLeft = (line: string, i: number) => line !== '' && reasons[i] === null;
  const first = lines.findIndex((line, i) => isLeft(line, i) && !isNoHeadline(lines, i));
  if (first === -1) return { title: '', kicker: null, next: 0 };
  const below = lines.findIndex((line, i) => i > first && isLeft(line, i));
  const mayBeKicker = signs > 0 && story !== null && below !== -1 && below < story.first;
  const underKicker = mayBeKicker && isKicker(lines, reasons, first, below);
  const at = underKicker ? below : first;
  const line = lines[at] ?? '';
  if (underKicker) reasons[first] = 'a kicker above the headline, taken for the section';
  // A longer first line is a paragraph, and stays in the text.
  if (line.length > LONGEST_TITLE) {
    const beginning = line.slice(0, 5 * LONGEST_TITLE);
    const title = shorten(oneLine(SENTENCE.exec(beginning)?.[0] ?? beginning));
    return { title, kicker: null, next: 0 };
  }
  lines[at] = '';
  cutRepeated(lines, reasons, line, at);
  if (signs > 0) cutRules(lines, reasons, at);
  return { title: oneLine(line), kicker: underKicker ? oneLine(lines[first] ?? '') : null, next: at + 1 };
}

/** Gives its reason to every line near `from` that says the headline again. */
export function cutRepeated(
  lines: readonly string[],
  reasons: (string | null)[],
  title: string,
  from: number,
): void {
  let seen = 0;
  for (let i = from; i < lines.length && seen < HEAD; i += 1) {
    if (lines[i] === '') continue;
    seen += 1;
    if (sameWords(lines[i] ?? '', title)) reasons[i] ??= 'the headline again';
  }
}

function sameWords(a: string, b: string): boolean {
  return a === b || (a.length < 1000 && oneLine(a).toLowerCase() === oneLine(b).toLowerCase());
}

/** A rule of dashes is no headline, nor a lone word that is at once repeated, as on a button. */
function isNoHeadline(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  return !line.includes(' ') && (line === lines[i - 1] || line === lines[i + 1]);
}

/** A few words with furniture between them and a line that is as long as headlines are. */
function isKicker(
  lines: readonly string[],
  reasons: readonly (string | null)[],
  first: number,
  below: number,
): boolean {
  const [kicker = '', headline = ''] = [lines[first], lines[below]];
  return (
    words(kicker) <= LONGEST_KICKER_WORDS &&
    words(headline) >= SHORTEST_HEADLINE_WORDS &&
    headline.length <= LONGEST_TITLE &&
    !endsSentence(kicker) &&
    !endsSentence(headline) &&
    reasons.slice(first, below).some((reason) => reason !== null)
  );
}

function words(line: string): number {
  return line.split(/\s+/).length;
}

/** Rules of dashes above the headline. */
function cutRules(lines: readonly string[], reasons: (string | null)[], headline: number): void {
  for (let i = 0; i < headline; i += 1) {
    if (lines[i] !== '' && !/[\p{L}\p{N}]/u.test(lines[i] ?? '')) reasons[i] ??= 'a rule above the headline';
  }
}
