/** How much of what is typed is read. */

import { tokenize } from '../analysis/tokenizer.ts';

export const MOST_CHARACTERS = 10_000;
export const MOST_WORDS = 512;

/** The beginning of the text that keeps within the limits; the text itself when it does. */
export function withinLimits(text: string): string {
  // Half a surrogate pair is no character.
  const kept =
    text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '') : text;
  let words = 0;
  for (const { start } of tokenize(kept)) {
    words += 1;
    if (words > MOST_WORDS) return kept.slice(0, start);
  }
  return kept;
}
