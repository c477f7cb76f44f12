/** Typed text → the symbols of the query language. Every text can be read; see the grammar in README.md. */

/** A sign before what it applies to: `+` must be there, `-` must not. */
export type Sign = '+' | '-' | '';

/** What words are looked for by, and where it stands in the text, in UTF-16 units. */
interface Term {
  readonly sign: Sign;
  /** What stands before a colon; empty without one. */
  readonly prefix: string;
  readonly prefixStart: number;
  readonly text: string;
  readonly textStart: number;
}

/** A run of characters up to a space, quote or parenthesis. */
export interface ChunkSymbol extends Term {
  readonly kind: 'chunk';
}

export interface PhraseSymbol extends Term {
  readonly kind: 'phrase';
  /** The `~` and `^` that follow the closing quote, with their numbers. */
  readonly suffix: string;
}

export type QuerySymbol =
  | { readonly kind: 'open'; readonly sign: Sign }
  | { readonly kind: 'close' }
  | { readonly kind: 'operator'; readonly operator: 'AND' | 'OR' | 'NOT' }
  | ChunkSymbol
  | PhraseSymbol;

const QUOTES = '"“”„«»';
const IN_CHUNK = `[^\\s()${QUOTES}]`;
const CHUNK = new RegExp(`${IN_CHUNK}+`, 'yu');
const PHRASE = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]`, 'yu');
/** To be the whole of what follows the quote: `"cold war"^3rd` has none. */
const PHRASE_SUFFIX = new RegExp(`(?:~\\d*)?(?:\\^\\d+(?:\\.\\d+)?)?(?!${IN_CHUNK})`, 'yu');
const PREFIX = /^(\p{L}+):/u;
export const OPERATOR = /^(?:AND|OR|NOT)$/;

/** The symbols of the text, in order. A quote that is never closed is no symbol: its words are loose. */
export function readSymbols(text: string): QuerySymbol[] {
  const symbols: QuerySymbol[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  const takePhrase = (sign: Sign, prefix: string, prefixStart: number): boolean => {
    const textStart = at + 1;
    const found = take(PHRASE);
    if (!found) return false;
    const suffix = take(PHRASE_SUFFIX)?.[0] ?? '';
    symbols.push({ kind: 'phrase', sign, prefix, prefixStart, text: found[1] ?? '', textStart, suffix });
    return true;
  };
  while (at < text.length) {
    // Most of what a pattern could not match is seen sooner without it.
    if (text[at] === ' ') {
      at += 1;
      continue;
    }
    const sign = text[at] === '+' || text[at] === '-' ? (text[at] as Sign) : '';
    at += sign.length;
    if (text[at] === '(') {
      at += 1;
      symbols.push({ kind: 'open', sign });
      continue;
    }
    const start = at;
    if (QUOTES.includes(text[at] ?? ' ') && takePhrase(sign, '', start)) continue;
    const chunk = take(CHUNK)?.[0];
    if (chunk === undefined) {
      if (text[at] === ')') symbols.push({ kind: 'close' });
      at += 1;
      continue;
    }
    if (sign === '' && OPERATOR.test(chunk)) {
      symbols.push({ kind: 'operator', operator: chunk as 'AND' | 'OR' | 'NOT' });
      continue;
    }
    const prefix = chunk.includes(':') ? (PREFIX.exec(chunk)?.[1] ?? '') : '';
    const textStart = prefix === '' ? start : start + prefix.length + 1;
    if (prefix !== '' && textStart === at && takePhrase(sign, prefix, start)) continue;
    const rest = text.slice(textStart, at);
    symbols.push({ kind: 'chunk', sign, prefix, prefixStart: start, text: rest, textStart });
  }
  return symbols;
}
