/** The forms that readers bring text into: values on one line, paragraphs, titles of a bearable length, whole characters. */

/** A longer title is cut; a longer first line is a paragraph and no title. */
export const LONGEST_TITLE = 200;

/** White space that is not one space between words. */
const OTHER_SPACE = /[^\S ]| {2}/;

/** A value on one line, without the white space around it. */
export function oneLine(text: string): string {
  return (OTHER_SPACE.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** Halves of surrogate pairs, which escapes can spell but UTF-8 can't, become U+FFFD. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** Lines as paragraphs: blank lines at either end dropped, those between kept single. */
export function joinParagraphs(lines: readonly string[]): string {
  const text = lines.join('\n');
  let [from, to] = [0, text.length];
  while (text[from] === '\n') from += 1;
  while (to > from && text[to - 1] === '\n') to -= 1;
  return text.slice(from, to).replace(/\n{3,}/g, '\n\n');
}

/** A title that is too long, cut at a word's end. */
export function shorten(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE);
  const space = cut.lastIndexOf(' ');
  // Half a surrogate pair is no character.
  const kept = space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
