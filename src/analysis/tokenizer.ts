/** Text → words with their places, by Unicode's letters, marks and numbers. */

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

const SPACE = 0x20;
const LETTER = /[\p{L}\p{N}]/u;

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The segmenter slows down with the length of what it is given; no run of text needs to be longer. */
const LONGEST_RUN = 400;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A regular expression may match no more at once than the stack holds: text is read in blocks. */
const LONGEST_BLOCK = 64 * 1024;

/** The words of a text, in order. */
export function* tokenize(text: string): Generator<Word> {
  for (let from = 0; from < text.length; ) {
    const to = endOfBlock(text, from);
    for (const match of text.slice(from, to).matchAll(WORD)) {
      const word = match[0];
      const start = from + match.index;
      if (UNSPACED.test(word)) yield* segment(word, start);
      else yield { word, start, end: start + word.length };
    }
    from = to;
  }
}

/** Where a block ends: at white space in its second half, or else where it is full. */
function endOfBlock(text: string, from: number): number {
  const full = from + LONGEST_BLOCK;
  if (full >= text.length) return text.length;
  for (let at = full; at > full - LONGEST_BLOCK / 2; at -= 1) {
    if (text.charCodeAt(at) <= SPACE) return at;
  }
  const low = text.charCodeAt(full);
  return low >= 0xdc00 && low <= 0xdfff ? full - 1 : full;
}

function* segment(run: string, offset: number): Generator<Word> {
  for (let from = 0; from < run.length; from += LONGEST_RUN) {
    for (const part of segmenter.segment(run.slice(from, from + LONGEST_RUN))) {
      if (!LETTER.test(part.segment)) continue;
      const start = offset + from + part.index;
      yield { word: part.segment, start, end: start + part.segment.length };
    }
  }
}
