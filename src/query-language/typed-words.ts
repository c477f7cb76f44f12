/** The words of typed text where they stand in it: to replace one, or to complete the last. */

import { readChunk, wordsOf } from './chunk.ts';
import { readSymbols } from './lexer.ts';
import { scopeOf, takesDate } from './prefix.ts';

/** A word that is looked for, as typed; [start, start + text.length) in UTF-16 units of the whole text. */
export interface TypedWord {
  readonly start: number;
  readonly text: string;
}

/** The typed text with another word wherever `from` stands as a word of its own; the rest as typed. */
export function replaceWord(typed: string, from: string, to: string): string {
  let replaced = '';
  let end = 0;
  for (const { start, text } of typedWords(typed)) {
    if (text !== from) continue;
    replaced += typed.slice(end, start) + to;
    end = start + text.length;
  }
  return replaced + typed.slice(end);
}

/** How a word is typed, in capitals or not: each spelling once. */
export function spellingsOf(typed: string, word: string): string[] {
  const texts = Array.from(typedWords(typed), ({ text }) => text);
  return [...new Set(texts.filter((text) => text.toLowerCase() === word.toLowerCase()))];
}

/** The word that the text ends with and that may go on; null after anything that ends a word. */
export function lastWord(typed: string): TypedWord | null {
  let last: TypedWord | null = null;
  for (const word of typedWords(typed)) last = word;
  return last !== null && last.start + last.text.length === typed.length ? last : null;
}

/** The words of a text that are neither patterns nor syntax, in order. */
function* typedWords(typed: string): Generator<TypedWord> {
  for (const symbol of readSymbols(typed)) {
    if (symbol.kind !== 'chunk' && symbol.kind !== 'phrase') continue;
    const { prefix, prefixStart, text, textStart } = symbol;
    if (takesDate(prefix)) continue;
    if (scopeOf(symbol).kind === 'words') yield* wordsAt(prefix, prefixStart);
    if (symbol.kind === 'phrase') yield* wordsAt(text, textStart);
    else {
      for (const piece of readChunk(text).pieces) {
        if (!piece.isPattern) yield { start: textStart + piece.start, text: piece.text };
      }
    }
  }
}

function* wordsAt(text: string, offset: number): Generator<TypedWord> {
  for (const { word, start } of wordsOf(text, offset)) yield { start, text: word };
}
