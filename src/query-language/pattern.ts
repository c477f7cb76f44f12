/** A wildcard as typed → its pattern: folded as the words of the index are, so that it can match them. */

import { fold } from '../analysis/folding.ts';
import { tokenize } from '../analysis/tokenizer.ts';

/** Folding may make characters that are folded or split again (`½` is `1⁄2`); this often is enough. */
const MOST_ROUNDS = 4;

/** The pattern, which gives itself when it is typed; null when nothing but stars is left of it. */
export function patternOf(typed: string): string | null {
  let pattern = typed;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const folded = foldOnce(pattern);
    if (folded === pattern) break;
    pattern = folded;
  }
  return pattern === '*' || pattern === '' ? null : pattern;
}

/** Whatever is no word becomes a star, as the stars are. */
function foldOnce(text: string): string {
  let folded = '';
  let end = 0;
  for (const word of tokenize(text)) {
    if (word.start > 0) folded += '*';
    folded += fold(word.word);
    end = word.end;
  }
  if (end < text.length) folded += '*';
  return folded.replace(/\*+/g, '*');
}
