/** Bytes → text, and text without the characters that no page can show. */

import { Problem } from '../src/problem.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The control characters that are neither a tab nor a line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Whether every other byte is 0, as in UTF-16, which can pass for UTF-8. */
function isWide(text: string): boolean {
  const beginning = text.slice(0, 1000);
  return beginning.split('\u0000').length - 1 > beginning.length / 3;
}

/** The text of a file, its line breaks all `\n`. Throws a Problem when it is not UTF-8. */
export function decodeText(content: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(content);
  } catch {
    throw new Problem('it is not UTF-8 text');
  }
  if (isWide(text)) throw new Problem('it is not UTF-8 text');
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ');
}
