/** Text → words with their places, by Unicode's letters, marks and numbers. */

import { IS_LITTLE_ENDIAN } from './text-units.ts';

/** A word as it stands in the text; [start, end) in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The characters that may stand inside a word for an apostrophe. */
export const APOSTROPHES = "'’‘ʼ＇";

/** Characters that are no letters but join those beside them: soft hyphen and (non-)joiners. */
export const JOINERS = '\u00AD\u200C\u200D';

const WORD = new RegExp(
  `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${JOINERS}]*(?:[${APOSTROPHES}][\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${JOINERS}]*)*`,
  'gu',
);

const LETTER = /[\p{L}\p{N}]/u;

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The segmenter slows down with the length of what it is given; hardly a run of text is longer. */
const LONGEST_RUN = 400;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A regular expression may match no more at once than the stack holds: text is read in blocks. */
const LONGEST_BLOCK = 64 * 1024;

/** By chance, so that no archive can be made whose words all have the same hash. */
const HASH_START = Math.floor(Math.random() * 2 ** 31);
const HASH_FACTOR = 2 * Math.floor(Math.random() * 2 ** 30) + 1;

const ASCII_END = 0x80;
const APOSTROPHE = 0x27;
/** Of a unit: one between words, one in a word, one outside ASCII, which may be either. */
const BETWEEN = 0;
const IN_WORD = 1;
const FOREIGN = 2;
const KINDS = new Uint8Array(2 ** 16).fill(FOREIGN);
for (let code = 0; code < ASCII_END; code += 1) {
  KINDS[code] = /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? IN_WORD : BETWEEN;
}

/** From here on, in UTF-16 units, it is quicker to have a text copied than to step through it. */
const LONG = 64;

/** The UTF-16 units of a text: quicker to step through than the text. */
export function unitsOf(text: string): Uint16Array {
  if (text.length >= LONG && IS_LITTLE_ENDIAN) {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
  }
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}

/** The words of a text, in order. */
export function* tokenize(text: string): Generator<Word> {
  const scanner = new WordScanner(text, unitsOf(text));
  while (scanner.next()) {
    const { start, end } = scanner;
    yield { word: text.slice(start, end), start, end };
  }
}

/**
 * Steps through the words of a text without an object for each. Words of ASCII alone, most words of
 * most archives, are told by a table; what stands beside any other character, by Unicode's.
 */
export class WordScanner {
  /** Where the word stands that was stepped to last: [start, end). */
  start = 0;
  end = 0;
  /**
   * The unit that every term of the word begins with, whatever its language: the first one of a word of
   * ASCII letters and digits alone, in lower case. 0: that is not known.
   */
  initial = 0;
  /**
   * The unit after it, in lower case: every term of the word that has three or more has it too, for what
   * stemmers change is at the end. 0: that is not known.
   */
  second = 0;
  private at = 0;
  /** Words of a stretch of Unicode that are still to come, as starts and ends, the next one last. */
  private readonly pending: number[] = [];

  /** `units` are those of the text; what stands behind them counts for nothing. */
  constructor(
    private readonly text: string,
    private readonly units: Uint16Array,
  ) {}

  /** Of the word's units: the same for the same word in this process, and another in another. */
  get hash(): number {
    const { units, end } = this;
    const factor = HASH_FACTOR;
    let hash = HASH_START;
    for (let at = this.start; at < end; at += 1) hash = Math.imul(hash ^ (units[at] as number), factor);
    return hash ^ (hash >>> 15);
  }

  /** Whether there was a further word to step to. */
  next(): boolean {
    if (this.pending.length > 0) return this.takePending();
    const { units } = this;
    const { length } = this.text;
    const kinds = KINDS;
    for (let at = this.at; at < length; at += 1) {
      if (kinds[units[at] as number] === BETWEEN) continue;
      if (this.takeAsciiWord(at, length)) return true;
      this.at = this.readStretch(at);
      if (this.pending.length > 0) return this.takePending();
      at = this.at - 1;
    }
    this.at = length;
    return false;
  }

  /** Steps to the word that begins at `start`, unless a character outside ASCII touches it. */
  private takeAsciiWord(start: number, length: number): boolean {
    const { units } = this;
    const kinds = KINDS;
    // In ASCII that makes a letter small and leaves a digit as it is.
    let initial = (units[start] as number) | 0x20;
    let at = start;
    for (; at < length; at += 1) {
      const code = units[at] as number;
      const kind = kinds[code];
      if (kind === IN_WORD) continue;
      if (kind === FOREIGN) return false;
      if (code !== APOSTROPHE || at + 1 === length) break;
      const after = kinds[units[at + 1] as number];
      if (after === FOREIGN) return false;
      if (after === BETWEEN) break;
      // What stands before it may be no part of the word.
      initial = 0;
    }
    this.start = start;
    this.end = at;
    this.at = at;
    this.initial = initial;
    // The Finnish stemmer makes one of two letters that are the same, wherever a word ends with them.
    const second = at - start > 1 ? (units[start + 1] as number) | 0x20 : 0;
    this.second = initial === 0 || second === initial ? 0 : second;
    return true;
  }

  /** Reads the words from `start` to where no word can go on, or to the end of a block; returns where that is. */
  private readStretch(start: number): number {
    const { text } = this;
    let end = start + 1;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (KINDS[code] === BETWEEN && code !== APOSTROPHE) break;
      if (end - start >= LONGEST_BLOCK && (code < 0xdc00 || code > 0xdfff)) break;
    }
    for (const match of text.slice(start, end).matchAll(WORD)) {
      const from = start + match.index;
      if (UNSPACED.test(match[0])) this.segment(match[0], from);
      else this.pending.push(from, from + match[0].length);
    }
    this.pending.reverse();
    return end;
  }

  private segment(run: string, offset: number): void {
    for (let from = 0; from < run.length; ) {
      const piece = run.slice(from, from + LONGEST_RUN);
      const parts = [...segmenter.segment(piece)];
      // A word at the end of a piece may be cut: it is read again, whole.
      const goesOn = from + piece.length < run.length && parts.length > 1;
      const cut = goesOn ? parts.pop() : undefined;
      for (const part of parts) {
        if (!LETTER.test(part.segment)) continue;
        const start = offset + from + part.index;
        this.pending.push(start, start + part.segment.length);
      }
      from += cut?.index ?? piece.length;
    }
  }

  private takePending(): boolean {
    this.start = this.pending.pop() as number;
    this.end = this.pending.pop() as number;
    this.initial = 0;
    this.second = 0;
    return true;
  }
}
