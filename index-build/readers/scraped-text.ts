/** The head of plain or scraped text: a date marker, a source, a headline that may be repeated. */

import { oneLine } from '../decode.ts';

export interface ScrapedText {
  readonly title: string;
  readonly text: string;
  readonly source: string | null;
  readonly markerDate: string | null;
}

/** What some scrapers write before the text: ` date 2021-07-15 `. */
const MARKER = /^\s*date (\d{4}-\d{2}-\d{2})(?=\s)/;
/** A site's name: words joined by dots, the last of them letters. */
const SITE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
/** Lines from the top among which a headline may be repeated. */
const HEAD = 8;
/** A longer first line is a paragraph, of which the first sentence is the title. */
const LONGEST_TITLE = 200;
const SENTENCE = /^.+?[.!?…]["'”’»)]*(?=\s+["'“‘«(]*[\p{Lu}\p{N}]|\s*$)/u;

export function beginsWithMarker(body: string): boolean {
  return MARKER.test(body);
}

/** Text without a title of its own → its title, and the text without the title's line. */
export function readScrapedText(body: string): ScrapedText {
  const marker = MARKER.exec(body);
  const markerDate = marker?.[1] ?? null;
  const lines = (marker ? body.slice(marker[0].length) : body).split('\n').map((line) => line.trim());
  const source = markerDate === null ? null : takeSource(lines);
  const title = takeTitle(lines);
  return { title, text: joinParagraphs(lines), source, markerDate };
}

/** Lines as paragraphs: blank lines at either end dropped, those between kept single. */
export function joinParagraphs(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** The cut of a title that is too long, at a word's end. */
export function shorten(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE);
  const space = cut.lastIndexOf(' ');
  // Half a surrogate pair is no character.
  const kept = space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}

/** The line after the marker is the source when it is a site's name and a headline follows it. */
function takeSource(lines: string[]): string | null {
  const [first = '', second = ''] = lines;
  if (!SITE.test(first) || second === '') return null;
  lines.splice(0, 1);
  return first;
}

/** A lone word that is at once repeated, as "Advertisement" is, is no headline. */
function isFurniture(line: string, before: string | undefined, after: string | undefined): boolean {
  return !line.includes(' ') && (line === before || line === after);
}

/** Takes the title's line out of the lines, everywhere that the head repeats it. */
function takeTitle(lines: string[]): string {
  const at = lines.findIndex((line, i) => line !== '' && !isFurniture(line, lines[i - 1], lines[i + 1]));
  const line = lines[at];
  if (line === undefined) return '';
  if (line.length > LONGEST_TITLE)
    return shorten(oneLine(SENTENCE.exec(line.slice(0, 5 * LONGEST_TITLE))?.[0] ?? line));
  let seen = 0;
  for (let i = at; i < lines.length && seen < HEAD; i += 1) {
    if (lines[i] === '') continue;
    seen += 1;
    if (lines[i] === line) lines[i] = '';
  }
  return oneLine(line);
}
