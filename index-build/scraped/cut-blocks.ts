/** Furniture of several lines: menus, invitations with their button, lists of links, videos. */

import { BUTTON, COMMENTS, type Furniture, INVITATION, LINKS, NAVIGATION } from './furniture-phrases.ts';
import { endsSentence, type Span } from './story-span.ts';

export type Kinds = readonly (Furniture | null)[];

/** A text on its way: what its lines are by themselves, and why those are left out that are. */
export interface Lines {
  readonly lines: readonly string[];
  readonly kinds: Kinds;
  readonly reasons: (string | null)[];
  readonly signs: number;
  readonly story: Span | null;
}

/** A headline or subhead is no longer. */
const LONGEST_HEADLINE = 200;
const SHORTEST_HEADLINE_WORDS = 5;
/** A menu has as many short lines one after the other, so many of them known. */
const MENU_LINES = 6;
const MENU_KNOWN = 2;
const VIDEO_LENGTH = /^(?:\d{1,2}:)?\d{1,2}:\d{2}$/;
/** What a site says of itself to a reader it would like to have. */
const PROMOTION =
  /\b(?:newsletters?|news ?feed|personali[sz]ed|inbox|subscri\w+|sign up|unlimited access|free trial|our app|matter to you)\b|^[Gg]et (?:more|the latest|unlimited)\b|\bmy[A-Z]\w/u;
const COUNT = /^\d{1,4}$/;

/** Adds a reason to each line of such a block. */
export function cutBlocks(text: Lines): void {
  cutVideos(text);
  if (text.story === null) return;
  cutLinks(text, text.story.last);
  if (text.signs === 0) return;
  cutPromotions(text, text.story.first);
  cutMenus(text, 0, text.story.first);
  cutMenus(text, text.story.last + 1, text.lines.length);
  cutCounts(text, text.story.last);
}

/** A video within the story: its length, then its title twice, for the picture and below it. */
function cutVideos({ lines, reasons }: Lines): void {
  const filled = lines.flatMap((line, i) => (line === '' ? [] : [i]));
  for (const [n, i] of filled.entries()) {
    if (!VIDEO_LENGTH.test(lines[i] ?? '')) continue;
    const [title, again] = filled.slice(n + 1, n + 3);
    if (title === undefined || again === undefined || lines[title] !== lines[again]) continue;
    for (const line of [i, title, again]) reasons[line] = 'a video and its title';
  }
}

/** The one or two lines above a button that say what the button is for. */
function cutPromotions({ lines, kinds, reasons }: Lines, storyBegins: number): void {
  for (let i = 1; i < storyBegins; i += 1) {
    if (kinds[i]?.reason !== BUTTON && kinds[i]?.reason !== INVITATION) continue;
    for (const above of [i - 1, i - 2]) {
      if (reasons[above] !== null || !PROMOTION.test(lines[above] ?? '')) break;
      reasons[above] = INVITATION;
    }
  }
}

/** Runs of short lines in a part before or after the story, of which some are known to stand in menus. */
function cutMenus({ lines, kinds, reasons }: Lines, from: number, to: number): void {
  const lastLong = lines.findLastIndex((line, i) => i < to && words(line) >= SHORTEST_HEADLINE_WORDS);
  let run: number[] = [];
  for (let i = from; i <= to; i += 1) {
    const line = lines[i] ?? '';
    if (i < to && line === '') continue;
    if (i < to && (kinds[i] !== null || isShort(line))) {
      run.push(i);
      continue;
    }
    const known = run.filter((n) => kinds[n] !== null).length;
    if (run.length >= MENU_LINES && known >= MENU_KNOWN) {
      // A headline may be as short: without a longer one below, the last line may be it.
      const headline = from > 0 || lastLong >= i ? -1 : (run.findLast((n) => reasons[n] === null) ?? -1);
      for (const n of run) if (n !== headline) reasons[n] ??= NAVIGATION;
    }
    run = [];
  }
}

function isShort(line: string): boolean {
  return line.length <= 40 && words(line) < SHORTEST_HEADLINE_WORDS && !endsSentence(line);
}

function words(line: string): number {
  return line.split(' ').length;
}

/** After the story: what opens a list of links, and the headlines up to the end. */
function cutLinks({ lines, kinds, reasons }: Lines, storyEnds: number): void {
  const others = lines.findLastIndex(
    (line, i) => kinds[i] === null && (line.length > LONGEST_HEADLINE || endsSentence(line)),
  );
  const opens = reasons.findIndex((reason, i) => {
    const kind = kinds[i] ?? null;
    return i > storyEnds && i > others && reason !== null && kind !== null && opensLinks(kind);
  });
  if (opens === -1) return;
  for (let i = opens; i < lines.length; i += 1)
    if (lines[i] !== '') reasons[i] ??= kinds[opens]?.reason ?? LINKS;
}

/** What a list follows; after a link within the text, or a button, anything may. */
function opensLinks({ reason, sureness }: Furniture): boolean {
  return sureness === 'anywhere' ? reason === COMMENTS : reason === LINKS;
}

/** Counts and rules among the last lines, left over from buttons. */
function cutCounts({ lines, reasons }: Lines, storyEnds: number): void {
  for (let i = lines.length - 1; i > storyEnds; i -= 1) {
    const line = lines[i] ?? '';
    if (line === '' || reasons[i] !== null) continue;
    if (!COUNT.test(line) && /[\p{L}\p{N}]/u.test(line)) return;
    reasons[i] = 'a number or a rule that belongs to a button';
  }
}
