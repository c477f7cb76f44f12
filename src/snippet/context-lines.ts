/** Article → a line for each of its matches, with the words before and after it: words in context. */

import type { Article } from '../article.ts';
import type { ContextLine, Sought } from '../search-engine.ts';
import { toReference } from './hit.ts';
import { readMatches } from './matches.ts';
import { BLANK_LINES } from './paragraphs.ts';

/** What is shown on either side of a match, in UTF-16 units. */
const WIDTH = 60;
/** How much of the text is looked at for it: white space shrinks. */
const AROUND = 4 * WIDTH;
/** Of a match that is longer, the beginning. */
const LONGEST_MATCH = 200;

/** In the order of the article: its title, its description, its text; at most so many. */
export function contextLines(article: Article, sought: Sought, most: number): ContextLine[] {
  const lines: ContextLine[] = [];
  const reference = toReference(article);
  // The page of an article numbers the marks of its description and text.
  let number = 1;
  for (const field of ['title', 'description', 'text'] as const) {
    const text = article[field] ?? '';
    const { terms, phrases } = sought[field];
    if (terms.size === 0 && phrases.length === 0) continue;
    const room = most - lines.length;
    if (room <= 0) break;
    const { matches } = readMatches(
      text,
      article.language,
      sought[field],
      (read) => read.matches.length > room,
    );
    for (const { start, end } of matches.slice(0, room)) {
      const match = text.slice(start, end);
      lines.push({
        article: reference,
        before: leftOf(text, start),
        match: oneLine(wholeCharacters(match.slice(0, LONGEST_MATCH))).trim(),
        after: rightOf(text, end),
        number: field === 'title' ? null : number,
      });
      // A match over the edge of paragraphs is a mark in each. A description is one paragraph.
      if (field === 'description') number += 1;
      if (field === 'text') number += 1 + [...match.matchAll(BLANK_LINES)].length;
    }
  }
  return lines;
}

/** In the order asked for; lines that are equal in it stay as they are. */
export function sortLines(lines: readonly ContextLine[], by: 'before' | 'after'): ContextLine[] {
  const { compare } = new Intl.Collator('und', { sensitivity: 'base', ignorePunctuation: true });
  // By the word next to the match first, which on its left is the last.
  const key = (line: ContextLine) =>
    by === 'after' ? line.after : line.before.split(' ').reverse().join(' ');
  const keyed = lines.map((line) => ({ line, key: key(line).replace(/^[\p{P}\p{S}\s]+/u, '') }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ line }) => line);
}

function leftOf(text: string, end: number): string {
  const from = Math.max(0, end - AROUND);
  const part = oneLine(text.slice(from, end)).trimEnd();
  if (from === 0 && part.trimStart().length <= WIDTH) return part.trimStart();
  // White space shrank: what it begins with may be the rest of a word.
  if (part.length <= WIDTH) return part.replace(/^\S*\s?/u, '');
  // No word is cut, unless there are none, as in Chinese.
  return wholeCharacters(part.slice(-WIDTH)).replace(/^\S*\s(?=\S)/u, '');
}

function rightOf(text: string, start: number): string {
  const to = start + AROUND;
  const part = oneLine(text.slice(start, to)).trimStart();
  if (to >= text.length && part.trimEnd().length <= WIDTH) return part.trimEnd();
  if (part.length <= WIDTH) return part.replace(/\s?\S*$/u, '');
  return wholeCharacters(part.slice(0, WIDTH)).replace(/(?<=\S)\s\S*$/u, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Without the half of a character at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
