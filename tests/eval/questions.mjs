/** Questions as every engine is asked them: their words, joined by OR. */

import lunr from 'lunr';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text in lower case and in order, Lunr's stop words left out: FTS5 knows none and ranks better so. */
export function wordsOf(text) {
  return (text.toLowerCase().match(WORD) ?? []).filter((word) => lunr.stopWordFilter(word) !== undefined);
}
