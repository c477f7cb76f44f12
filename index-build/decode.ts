/** Bytes → text, and text without the characters that no page can show. */

import { isUtf8 } from 'node:buffer';
import { Decoder, encodingOf } from './encoding.ts';

/** The control characters that are neither a tab nor a line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Characters at the beginning of a page or feed among which it says what it is encoded in. */
const TOLD_WITHIN = 4096;
const TOLD_BY_XML = /^\s*<\?xml\s[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const TOLD_BY_META = /<meta\s[^<>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

export interface Decoded {
  /** Its line breaks are all `\n`. */
  readonly text: string;
  /** Whether the encoding was concluded, or something was lost: sentences without their full stops. */
  readonly warnings: readonly string[];
}

/**
 * The text of a file. `markup` is HTML or XML, which may tell its encoding itself. Throws a Problem
 * when it is no text in any encoding that can be told.
 */
export function decodeFile(content: Uint8Array, kind: 'plain' | 'markup' = 'plain'): Decoded {
  const encoding = encodingOf(content, { told: kind === 'markup' ? toldEncoding(content) : null });
  const text = withoutControls(new Decoder(encoding.name).decode(content));
  if (encoding.isGuess) return { text, warnings: [assumed(encoding.name)] };
  return { text, warnings: encoding.name === 'utf-8' && !isUtf8(content) ? [LOST] : [] };
}

/** The text of a file, whatever had to be assumed. Throws a Problem as {@link decodeFile} does. */
export function decodeText(content: Uint8Array): string {
  return decodeFile(content).text;
}

/** What a value may hold that was spelt with escapes: text as {@link decodeFile} gives it. */
export function withoutControls(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replace(CONTROLS, ' ');
}

export function assumed(encoding: string): string {
  return `its encoding was taken for ${encoding}`;
}

export const LOST = 'some characters of it are no UTF-8, and were lost';

function toldEncoding(content: Uint8Array): string | null {
  const beginning = Buffer.from(content.subarray(0, TOLD_WITHIN)).toString('latin1');
  return (TOLD_BY_XML.exec(beginning) ?? TOLD_BY_META.exec(beginning))?.[1] ?? null;
}
