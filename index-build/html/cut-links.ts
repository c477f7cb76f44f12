/** Takes out the links to other stories that stand between the paragraphs of one. */

import type { Cut } from '../reader.ts';
import type { Line } from './block-text.ts';

/** A longer linked line is a paragraph that somebody linked whole. */
const LONGEST_LINK = 200;
const LONGEST_LABEL = 60;

/** How a line begins that leads to another story, linked or not. */
const LEADS_AWAY =
  /^(?:read|see|watch) (?:more|also|next)\b|^(?:also read|related(?: (?:stories|story|articles?|content|coverage))?|more (?:on|from) \S|don.t miss|click here|most read|what to read next|you (?:may|might) also like)\b|^(?:leggi anche|lire aussi|a lire|lesen sie auch|lea también|lees ook|читайте также)\b/i;
/** A line that is one of these words and no more. */
const LABEL =
  /^(?:advert|advertisement|ad|sponsored|promoted|werbung|anzeige|publicité|publicidad|реклама)\.?$/i;
const END = /[.!?…。！？]["”’»)]*$/;

/** The lines that are left; those that go are added to `cuts`. */
export function cutLinks(lines: readonly Line[], cuts: Cut[]): Line[] {
  const goes = lines.map((line, i) => isLeadAway(line) || isInRun(lines, i));
  // What stands above links is their heading.
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (!goes[i] && goes[i + 1] && isInRun(lines, i + 1) && !isProse(lines[i] as Line)) goes[i] = true;
  }
  return lines.filter(({ text }, i) => {
    if (goes[i]) cuts.push({ text, reason: 'a link to another story' });
    return !goes[i];
  });
}

function isProse({ text }: Line): boolean {
  return text.length > LONGEST_LABEL || END.test(text);
}

function isLeadAway({ text, isLink, isHeading }: Line): boolean {
  if (LABEL.test(text)) return true;
  if (text.length > LONGEST_LINK) return false;
  if (LEADS_AWAY.test(text) && (isLink || !END.test(text))) return true;
  return isLink && !isHeading && isShouted(text);
}

/** Whether it is one of three linked lines, or more, that follow one another. */
function isInRun(lines: readonly Line[], at: number): boolean {
  const isShortLink = (i: number) =>
    lines[i]?.isLink === true && (lines[i] as Line).text.length <= LONGEST_LINK;
  if (!isShortLink(at)) return false;
  let from = at;
  let to = at;
  while (isShortLink(from - 1)) from -= 1;
  while (isShortLink(to + 1)) to += 1;
  return to - from >= 2;
}

/** In capitals, as the link of a tabloid to its next story is. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return letters.length > 8 && capitals.length > 0.8 * letters.length;
}
