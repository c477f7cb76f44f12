/** The head of plain or scraped text: a date marker, a source, a headline that may be repeated. */

import type { Draft } from '../reader.ts';
import { joinParagraphs, LONGEST_TITLE, oneLine, shorten } from '../text-form.ts';

/** What some scrapers write before the text: ` date 2021-07-15 `. */
const MARKER = /^\s*date (\d{4}-\d{2}-\d{2})(?=\s)/;
/** A site's name: words joined by dots, the last of them letters. */
const SITE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
/** Lines from the top among which a headline may be repeated. */
const HEAD = 8;
/** The first sentence of a paragraph; what ends sooner is an abbreviation, as "Mr." is. */
const SENTENCE = /^.{30,}?[.!?…]["'”’»)]*(?=\s+["'“‘«(]*[\p{Lu}\p{N}]|\s*$)/u;

export function beginsWithMarker(body: string): boolean {
  return MARKER.test(body);
}

/**
 * A text as its title and paragraphs. With a title that is told elsewhere, the first line is text
 * like the rest; without, it is the title and stands in the text no more.
 */
export function readScrapedText(
  body: string,
  title: string,
): Pick<Draft, 'title' | 'text' | 'source' | 'foundDates'> {
  const marker = MARKER.exec(body);
  const lines = (marker ? body.slice(marker[0].length) : body).split('\n').map((line) => line.trim());
  const source = marker ? takeSource(lines) : null;
  const own = title || takeTitle(lines);
  const text = marker?.[1];
  const found = text === undefined ? [] : [{ text, evidence: 'metadata', where: 'its first line' } as const];
  return { title: own, text: joinParagraphs(lines), source, foundDates: found };
}

/** The line after the marker is the source when it is a site's name and a headline follows it. */
function takeSource(lines: string[]): string | null {
  const [first = '', second = ''] = lines;
  if (!SITE.test(first) || second === '') return null;
  lines.splice(0, 1);
  return first;
}

/** A rule of dashes is no headline, nor a lone word that is at once repeated, as "Advertisement" is. */
function isFurniture(line: string, before: string | undefined, after: string | undefined): boolean {
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  return !line.includes(' ') && (line === before || line === after);
}

/** Takes the title's line out of the lines, everywhere that the head repeats it. */
function takeTitle(lines: string[]): string {
  const at = lines.findIndex((line, i) => line !== '' && !isFurniture(line, lines[i - 1], lines[i + 1]));
  const line = lines[at];
  if (line === undefined) return '';
  // A longer first line is a paragraph, and stays in the text.
  if (line.length > LONGEST_TITLE) {
    const beginning = line.slice(0, 5 * LONGEST_TITLE);
    return shorten(oneLine(SENTENCE.exec(beginning)?.[0] ?? beginning));
  }
  let seen = 0;
  for (let i = at; i < lines.length && seen < HEAD; i += 1) {
    if (lines[i] === '') continue;
    seen += 1;
    if (lines[i] === line) lines[i] = '';
  }
  return oneLine(line);
}
