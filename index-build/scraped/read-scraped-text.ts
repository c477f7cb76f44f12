/** Plain or scraped text → its title and paragraphs, and what of it is none of the story. */

import type { Cut, Draft } from '../reader.ts';
import { joinParagraphs, oneLine } from '../text-form.ts';
import { type Byline, readByline } from './byline.ts';
import { type Cutting, cutFurniture } from './cut-furniture.ts';
import { cutRepeated, takeHeadline } from './headline.ts';

export type ScrapedText = Pick<
  Draft,
  'title' | 'text' | 'source' | 'authors' | 'section' | 'foundDates' | 'head' | 'cuts'
>;

/** What some scrapers write before the text: ` date 2021-07-15 `. */
const MARKER = /^\s*date (\d{4}-\d{2}-\d{2})(?=\s)/;
/** A site's name: words joined by dots, the last of them letters. */
const SITE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
/** A longer text is no page, and looking at each of its lines would take seconds. */
const LONGEST_PAGE = 4 * 1024 * 1024;
/** Lines of the head that a dateline may be among. */
const HEAD = 20;
/** How many of them may stand above the headline, itself counted. */
const ABOVE = 8;
/** Lines after the headline among which the byline is. */
const BYLINE_WITHIN = 6;

export function beginsWithMarker(body: string): boolean {
  return MARKER.test(body);
}

/**
 * A text as its title and paragraphs. With a title that is told elsewhere, the first line is text
 * like the rest, unless it says the title again; without, it is the title and stands in the text no
 * more. Of a text that shows fewer signs of a scraped page than `leastSigns`, nothing else is cut.
 */
export function readScrapedText(body: string, title: string, leastSigns = 0): ScrapedText {
  const marker = MARKER.exec(body);
  const whole = (marker ? body.slice(marker[0].length) : body).split('\n').map((line) => line.trim());
  const source = marker ? takeSource(whole) : null;
  const lines = [...whole];
  const cutting = body.length > LONGEST_PAGE ? leaveAll(lines) : cutFurniture(lines, leastSigns);
  const { reasons, story, signs } = cutting;
  // What holds nothing but furniture may be about it.
  if (lines.every((line, i) => line === '' || reasons[i] !== null)) reasons.fill(null);
  const headline = title === '' ? takeHeadline(lines, cutting) : { title, kicker: null, next: 0 };
  const isPlain = signs < leastSigns;
  if (title !== '' && !isPlain) cutRepeated(lines, reasons, title, 0);
  const byline = isPlain ? null : takeByline(lines, reasons, headline.next, story?.first ?? lines.length);
  const cuts = cutsOf(lines, reasons);
  const found = marker?.[1];
  return {
    title: headline.title,
    text: joinParagraphs(lines.map((line, i) => (reasons[i] === null ? line : ''))),
    source: source ?? byline?.source ?? null,
    authors: byline?.authors ?? [],
    section: headline.kicker,
    foundDates:
      found === undefined ? [] : [{ text: found, evidence: 'metadata', where: 'its first line' } as const],
    head: cuts.length === 0 ? [] : linesAround(whole, headline.next),
    cuts,
  };
}

/** The lines near the headline, which ends before line `next`. */
function linesAround(whole: readonly string[], next: number): string[] {
  const above = whole.slice(0, next).filter((line) => line !== '');
  const below = whole.slice(next).filter((line) => line !== '');
  return [...above.slice(-ABOVE), ...below].slice(0, HEAD);
}

function leaveAll(lines: readonly string[]): Cutting {
  return { reasons: lines.map(() => null), story: null, signs: 0 };
}

/** The line after the marker is the source when it is a site's name and a headline follows it. */
function takeSource(lines: string[]): string | null {
  const [first = '', second = ''] = lines;
  if (!SITE.test(first) || second === '') return null;
  lines.splice(0, 1);
  return first;
}

/** The byline between headline and story, which becomes authors and source. */
function takeByline(
  lines: readonly string[],
  reasons: (string | null)[],
  from: number,
  storyBegins: number,
): Byline | null {
  let seen = 0;
  for (let i = from; i < storyBegins && seen < BYLINE_WITHIN; i += 1) {
    if (lines[i] === '' || reasons[i] !== null) continue;
    seen += 1;
    const byline = readByline(lines[i] ?? '');
    if (byline === null) continue;
    reasons[i] = 'the byline, kept as author and source';
    return byline;
  }
  return null;
}

/** Neighbouring lines with one reason are one cut. */
function cutsOf(lines: readonly string[], reasons: readonly (string | null)[]): Cut[] {
  const cuts: { lines: string[]; reason: string }[] = [];
  let before: string | null = null;
  for (const [i, reason] of reasons.entries()) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    if (reason !== null && reason === before) cuts.at(-1)?.lines.push(oneLine(line));
    else if (reason !== null) cuts.push({ lines: [oneLine(line)], reason });
    before = reason;
  }
  return cuts.map(({ lines: texts, reason }) => ({ text: texts.join('\n'), reason }));
}
