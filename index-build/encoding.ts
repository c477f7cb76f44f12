/** Bytes → the encoding that they are text in, told by them or concluded from them. */

import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { Problem } from '../src/problem.ts';

export interface Encoding {
  /** A label that TextDecoder knows. */
  readonly name: string;
  /** Concluded from the bytes alone, so that it may be wrong. */
  readonly isGuess: boolean;
}

export const UTF_8: Encoding = { name: 'utf-8', isGuess: false };

/** Bytes that a conclusion is drawn from: the first that are not ASCII, and what follows. */
export const SAMPLE = 64 * 1024;
/** Of the sample, what stands before its first byte that is not ASCII. */
const LEAD_IN = 256;
/** Up to this confidence (of 100) chardet found nothing but that an encoding is possible. */
const NO_CONFIDENCE = 10;
/** Text with a larger part of bytes beyond ASCII is in no Latin alphabet. */
const MOST_ACCENTS = 0.25;
/** Of the bytes of a text, control characters may be at most this part. */
const MOST_CONTROLS = 0.01;
const ACCENTED = 'windows-1252';
/** Its characters from 0x80 on. */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Pieces of a text in an encoding → text. Bytes that are none in it become U+FFFD. */
export class Decoder {
  private readonly decoder: TextDecoder;

  constructor(private readonly encoding: string) {
    this.decoder = new TextDecoder(encoding);
  }

  decode(bytes: Uint8Array, isLast = true): string {
    const text: string = this.decoder.decode(bytes, { stream: !isLast });
    if (this.encoding !== ACCENTED) return text;
    // Node 20 takes it for Latin-1, whose characters there are controls.
    return text.replace(/[\u0080-\u009F]/g, (character) => FROM_0X80[character.charCodeAt(0) - 0x80] ?? '');
  }
}

/**
 * The encoding of a text of which `bytes` are all, or the beginning. `told` is the label that the
 * text gives itself. Throws a Problem for what is no text in any encoding that can be told.
 */
export function encodingOf(
  bytes: Uint8Array,
  { told = null, isAll = true }: { readonly told?: string | null; readonly isAll?: boolean } = {},
): Encoding {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const wide = withoutMark(bytes);
  if (wide !== null) return wide;
  const known = told === null ? null : decoderLabel(told);
  // Pages that were saved say what they were written in; what can be read as UTF-8 is UTF-8.
  if (isAscii(bytes)) return known === 'iso-2022-jp' ? { name: known, isGuess: false } : UTF_8;
  if (isMostlyUtf8(bytes, isAll)) return UTF_8;
  if (known !== null && known !== 'utf-8') return { name: known, isGuess: false };
  const guess = byContent(sampleOf(bytes));
  if (guess === null) throw new Problem('it is not UTF-8 text, nor in another encoding that could be told');
  return { name: guess, isGuess: true };
}

/** By the byte order mark. */
function byMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return UTF_8;
  const isUtf32 =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (isUtf32) throw new Problem('it is UTF-32 text, which is not read: save it as UTF-8');
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', isGuess: false };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', isGuess: false };
  return null;
}

/** UTF-16 whose mark is missing: every other byte of its spaces, line breaks and Latin letters is 0. */
function withoutMark(bytes: Uint8Array): Encoding | null {
  const beginning = bytes.subarray(0, 2000);
  if (beginning.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (const [i, byte] of beginning.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd + even < beginning.length / 20 || (odd > 0 && even > 0)) return null;
  const name = odd > 0 ? 'utf-16le' : 'utf-16be';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has these
  const isNone = /[\u0000-\u0008\u000E-\u001F]/.test(new TextDecoder(name).decode(beginning));
  return isNone || beginning.length === 0 ? null : { name, isGuess: true };
}

/**
 * Whether it is UTF-8, but for a few places that are broken and a character at the end that goes on.
 * In another encoding next to nothing beyond ASCII happens to be UTF-8.
 */
function isMostlyUtf8(bytes: Uint8Array, isAll: boolean): boolean {
  if (isUtf8(bytes)) return true;
  const sample = sampleOf(bytes);
  const goesOn = !isAll || sample.length === SAMPLE;
  const text = new TextDecoder().decode(sample, { stream: goesOn });
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') whole += 1;
  }
  return broken * 4 <= whole;
}

/** A label as TextDecoder calls it; null for one that it does not know. */
function decoderLabel(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    // Who could read the label has read no UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

/** Null when nothing is likely. */
function byContent(sample: Uint8Array): string | null {
  let controls = 0;
  let high = 0;
  for (const byte of sample) {
    if (byte === 0) return null;
    if (byte > 0x7f) high += 1;
    else if (byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b))
      controls += 1;
  }
  if (controls > sample.length * MOST_CONTROLS) return null;
  for (const { name, confidence } of chardet.analyse(withoutTags(sample))) {
    if (confidence <= NO_CONFIDENCE) break;
    if (/^(?:UTF|ASCII)/.test(name)) continue;
    const label = decoderLabel(name);
    if (label !== null && isIn(sample, label)) return label;
  }
  // What is too short to be told is likeliest a word with an accent.
  return high <= sample.length * MOST_ACCENTS ? ACCENTED : null;
}

function isIn(sample: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - LEAD_IN);
  return bytes.subarray(start, start + SAMPLE);
}

/** Tags are written in English, whatever the text between them. */
function withoutTags(sample: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(sample)
      .toString('latin1')
      .replace(/<[^<>]*>/g, ' '),
    'latin1',
  );
}
