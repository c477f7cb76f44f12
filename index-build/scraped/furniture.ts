/** One line of a scraped text → what it is if it is none of the story. */

import { oneLine } from '../text-form.ts';
import { isCaption, isCopyright } from './captions.ts';
import {
  BY_PHRASE,
  COMMENTS,
  type Furniture,
  INVITATION,
  LINKS,
  NAVIGATION,
  type Sureness,
} from './furniture-phrases.ts';

export const CAPTION = 'a caption or its credit';
export const COPYRIGHT = 'a copyright line';
export const ABOUT = 'a note on its date or length';

/** A longer line is made of more than buttons. */
const LONGEST_BUTTONS = 160;
/** A longer line is a paragraph. */
const LONGEST = 240;

/** By their first two letters, the longest first. */
const PHRASES = new Map<string, string[]>();
for (const phrase of [...BY_PHRASE.keys()].sort((a, b) => b.length - a.length)) {
  const beginning = phrase.slice(0, 2);
  PHRASES.set(beginning, [...(PHRASES.get(beginning) ?? []), phrase]);
}
/** What stands between the texts of buttons, counts among it; often nothing does. */
const BETWEEN = /[\s|·•/,:;»›>+\-–—()\d.!*…]*/uy;

// These meet lines in lower case.
/** A link to another article within the story: its mark, a colon and a headline. */
const TEASER =
  /^(?:read more|read also|also read|must read|more on this|watch|lesen sie auch|mehr dazu|à lire aussi|lire aussi|lee también|lea también|leggi anche|leia também|leia mais|lees ook|читайте также|相关阅读|延伸阅读) ?[:：|»>] ?\S/;
const INVITED =
  /^(?:(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|inbox|alerts|mailing list|updates)\b|get the latest .{0,60}\bin your inbox\b)/;
const COMMENT_TERMS =
  /^(?:your email address will not be published\b|by (?:commenting|posting a comment)\b|(?:you must be|please) (?:logged in|log in|sign in) to (?:post a |leave a )?comment\b)/;
const DATED =
  /^(?:first |last )?(?:published|updated|posted|modified|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|опубликовано|обновлено)[ :：].{0,70}$/;
/** A banner above the page. */
const COOKIES =
  /^(?:we|our (?:web ?)?site|this (?:web ?)?site|by (?:clicking|choosing|continuing|using))\b.{0,120}\bcookies\b/;
const READING_TIME = /^\d{1,3}[ -]?min(?:ute)?s?\.?(?: read| de lecture| de lectura| lesezeit)$/;
const AGE = /^(?:vor )?\d{1,2} (?:minute|hour|day|week|month|year)s? ago$/;

/** What a line is by itself, if it is no story's; where it stands is for others to weigh. */
export function furnitureOf(line: string): Furniture | null {
  const short = line.length <= LONGEST ? shortFurniture(normalForm(line)) : null;
  if (short !== null) return short;
  if (isCaption(line)) return { reason: CAPTION, sureness: 'anywhere' };
  if (isCopyright(line)) return { reason: COPYRIGHT, sureness: 'anywhere' };
  return null;
}

/** In lower case, with plain spaces and straight apostrophes. */
function normalForm(line: string): string {
  const spaced = /[^\S ]| {2}/.test(line) ? oneLine(line) : line;
  return spaced.toLowerCase().replaceAll('’', "'");
}

function shortFurniture(text: string): Furniture | null {
  const buttons = text.length <= LONGEST_BUTTONS ? madeOfPhrases(text) : null;
  if (buttons !== null) return buttons;
  if (TEASER.test(text)) return { reason: LINKS, sureness: 'anywhere' };
  if (COMMENT_TERMS.test(text)) return { reason: COMMENTS, sureness: 'anywhere' };
  if (COOKIES.test(text)) return { reason: NAVIGATION, sureness: 'likely' };
  if (text.length > LONGEST_BUTTONS) return null;
  if (INVITED.test(text)) return { reason: INVITATION, sureness: 'likely' };
  if (DATED.test(text) && /\d/.test(text)) return { reason: ABOUT, sureness: 'likely' };
  if (READING_TIME.test(text) || AGE.test(text)) return { reason: ABOUT, sureness: 'likely' };
  return null;
}

/** What a line is that holds such phrases and nothing else, as a scraper runs buttons together. */
function madeOfPhrases(line: string): Furniture | null {
  let surest: Furniture | null = null;
  let at = afterSeparators(line, 0);
  while (at < line.length) {
    const phrase = PHRASES.get(line.slice(at, at + 2))?.find((candidate) => line.startsWith(candidate, at));
    if (phrase === undefined) return null;
    const part = BY_PHRASE.get(phrase) ?? null;
    if (part !== null && (surest === null || rank(part.sureness) < rank(surest.sureness))) surest = part;
    at = afterSeparators(line, at + phrase.length);
  }
  return surest;
}

function afterSeparators(line: string, at: number): number {
  BETWEEN.lastIndex = at;
  return BETWEEN.test(line) ? BETWEEN.lastIndex : at;
}

function rank(sureness: Sureness): number {
  return ['anywhere', 'closing', 'likely'].indexOf(sureness);
}
