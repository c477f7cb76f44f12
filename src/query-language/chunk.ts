/** A run of characters → the words and patterns in it, and the signs that follow them. */

import { tokenize, type Word } from '../analysis/tokenizer.ts';
import { LEAST_BOOST, MOST_BOOST } from '../query.ts';

/** A word or a pattern as typed; [start, end) in UTF-16 units of the chunk. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isPattern: boolean;
}

/** What may follow a word, pattern or phrase: `~1`, `^3`, `~1^3`. */
export interface Suffix {
  /** The `~` and its number as typed; empty without one. */
  readonly fuzzy: string;
  /** How many edits `fuzzy` asks for; 0 without one. */
  readonly edits: number;
  readonly boost: number;
}

export interface Chunk {
  readonly pieces: readonly Piece[];
  readonly suffix: Suffix;
  /** Whether a `*`, `~` or `^` of it is no syntax where it stands. */
  readonly hasForeign: boolean;
}

const SUFFIX = /(~(\d*))?(?:\^(\d+(?:\.\d+)?))?$/u;
const FOREIGN = /[*~^]/;
/** What most chunks are: one word, whatever the tokenizer knows beyond ASCII. */
const PLAIN_WORD = /^[0-9A-Za-z]+$/;
const STAR = '*';
const NO_SUFFIX: Suffix = { fuzzy: '', edits: 0, boost: 1 };

export function readChunk(text: string): Chunk {
  if (PLAIN_WORD.test(text)) {
    const word = { text, start: 0, end: text.length, isPattern: false };
    return { pieces: [word], suffix: NO_SUFFIX, hasForeign: false };
  }
  if (!FOREIGN.test(text)) return { pieces: piecesOf(text), suffix: NO_SUFFIX, hasForeign: false };
  const found = SUFFIX.exec(text);
  const base = found === null ? text : text.slice(0, found.index);
  const pieces = piecesOf(base);
  // A suffix of nothing is none.
  if (pieces.length > 0) {
    return { pieces, suffix: readSuffix(text), hasForeign: hasForeign(base, pieces) };
  }
  const words = piecesOf(text);
  return { pieces: words, suffix: NO_SUFFIX, hasForeign: hasForeign(text, words) };
}

/** The suffix at the end of a text. */
export function readSuffix(text: string): Suffix {
  const [, fuzzy = '', edits = '', boost = '1'] = SUFFIX.exec(text) ?? [];
  return {
    fuzzy,
    edits: fuzzy === '~' ? 1 : Number(edits),
    boost: Math.min(Math.max(Number(boost), LEAST_BOOST), MOST_BOOST),
  };
}

/**
 * The words of a text, each of which is the only word of itself: a word found only beside others, as
 * there may be in scripts without spaces, would be read in another way when it is spelled out alone.
 */
export function* wordsOf(text: string, offset = 0): Generator<Word> {
  for (const { word, start, end } of tokenize(text)) {
    if (word.length === text.length) yield { word, start: offset + start, end: offset + end };
    else yield* wordsOf(word, offset + start);
  }
}

/** Words, those that stars touch joined with them into patterns. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, isPattern: boolean): void => {
    pieces.push({ text: text.slice(start, end), start, end, isPattern });
  };
  for (const word of wordsOf(text)) {
    let { start, end } = word;
    while (text[start - 1] === STAR) start -= 1;
    while (text[end] === STAR) end += 1;
    const before = pieces.at(-1);
    // The stars between two words belong to both.
    if (before !== undefined && start < before.end) {
      pieces.pop();
      add(before.start, end, true);
    } else add(start, end, end - start > word.word.length);
  }
  return pieces;
}

function hasForeign(text: string, pieces: readonly Piece[]): boolean {
  const gaps = [...pieces, { start: text.length, end: text.length }].map(({ start }, i) =>
    text.slice(pieces[i - 1]?.end ?? 0, start),
  );
  return gaps.some((gap) => FOREIGN.test(gap));
}
