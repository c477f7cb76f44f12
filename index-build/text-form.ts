/** The forms that readers bring text into: values on one line, paragraphs, titles of a bearable length, whole characters. */

/** A longer title is cut; a longer first line is a paragraph and no title. */
export const LONGEST_TITLE = 200;

/** A value on one line, without the white space around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Halves of surrogate pairs, which escapes can spell but UTF-8 can't, become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Lines as paragraphs: blank lines at either end dropped, those between kept single. */
export function joinParagraphs(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
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
