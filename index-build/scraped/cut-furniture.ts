/** The lines of a text → why each is to be left out: shy within the story, firmer before and after it. */

import { cutBlocks, type Kinds } from './cut-blocks.ts';
import { CAPTION, COPYRIGHT, furnitureOf } from './furniture.ts';
import { COMMENTS } from './furniture-phrases.ts';
import { goesOn, type Span, storySpan } from './story-span.ts';

export interface Cutting {
  /** Why each line is left out; null for one that stays. */
  readonly reasons: (string | null)[];
  readonly story: Span | null;
  /** How many lines show that a site's page was scraped, and not a text alone. */
  readonly signs: number;
}

/** As many buttons one after the other are a menu. */
const MENU = 3;
/** What stands below a comment; within so many lines after the word "Comments". */
const ANSWER = /^(?:reply|antworten|répondre|responder|rispondi|ответить|回复)$/iu;
const COMMENT_LINES = 6;

/** Lines are trimmed; with fewer signs than `least`, nothing is cut at all. */
export function cutFurniture(lines: readonly string[], least: number): Cutting {
  const kinds = lines.map((line, i) =>
    line === '' || goesOn(lines[i - 1] ?? '', line) ? null : furnitureOf(line),
  );
  const end = commentsBegin(lines, kinds);
  const story = storySpan(lines, (i) => i >= end || kinds[i] !== null);
  const before = (i: number) => story !== null && i < story.first;
  const after = (i: number) => story !== null && i > story.last;
  const signs = countSigns(lines, kinds, before, after);
  const reasons = kinds.map((kind, i): string | null => {
    if (i >= end) return lines[i] === '' ? null : 'comments of readers';
    if (kind === null) return null;
    if (kind.sureness === 'anywhere' || (kind.sureness === 'closing' && after(i))) return kind.reason;
    return signs > 0 && (before(i) || after(i)) ? kind.reason : null;
  });
  if (signs < least) return { reasons: reasons.fill(null), story, signs };
  cutBlocks({ lines, kinds, reasons, signs, story });
  return { reasons, story, signs };
}

type Where = (line: number) => boolean;

/** Captions and copyright lines are no signs: books have them too. */
function countSigns(lines: readonly string[], kinds: Kinds, before: Where, after: Where): number {
  let signs = 0;
  let menu = 0;
  for (const [i, kind] of kinds.entries()) {
    if (lines[i] === '') continue;
    menu = kind !== null && kind.sureness !== 'anywhere' && (before(i) || after(i)) ? menu + 1 : 0;
    if (kind === null || kind.reason === CAPTION || kind.reason === COPYRIGHT) continue;
    if (kind.sureness === 'anywhere' || (kind.sureness === 'closing' && after(i)) || menu === MENU)
      signs += 1;
  }
  return signs;
}

/** The line from which on readers comment, and one is answered; the number of lines where none do. */
function commentsBegin(lines: readonly string[], kinds: Kinds): number {
  const filled = lines.flatMap((line, i) => (line === '' ? [] : [i]));
  const answer = filled.findIndex((i) => ANSWER.test(lines[i] ?? ''));
  const near = filled.slice(Math.max(0, answer - COMMENT_LINES), Math.max(0, answer));
  const opens = near.findLast((i) => kinds[i]?.reason === COMMENTS);
  if (opens === undefined) return lines.length;
  const story = storySpan(lines.slice(0, opens), (i) => kinds[i] !== null);
  return story === null ? lines.length : opens;
}
