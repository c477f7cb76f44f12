/** Typed text → the symbols of the query language. Every text can be read; see the grammar in README.md. */

/** A sign before what it applies to: `+` must be there, `-` must not. */
export type Sign = '+' | '-' | '';

export type QuerySymbol =
  | { readonly kind: 'open'; readonly sign: Sign }
  | { readonly kind: 'close' }
  | { readonly kind: 'operator'; readonly operator: 'AND' | 'OR' | 'NOT' }
  /** A run of characters up to a space, quote or parenthesis. */
  | { readonly kind: 'chunk'; readonly sign: Sign; readonly prefix: string; readonly text: string }
  | { readonly kind: 'phrase'; readonly sign: Sign; readonly prefix: string; readonly text: string };

const QUOTES = '"“”„';
const SIGN = /[+-]/y;
const CHUNK = new RegExp(`[^\\s()${QUOTES}]+`, 'yu');
const PHRASE = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]`, 'yu');
const PREFIX = /^(\p{L}+):/u;
const OPERATOR = /^(?:AND|OR|NOT)$/;

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
  while (at < text.length) {
    const sign = (take(SIGN)?.[0] ?? '') as Sign;
    if (text[at] === '(') {
      at += 1;
      symbols.push({ kind: 'open', sign });
      continue;
    }
    const phrase = take(PHRASE);
    if (phrase) {
      symbols.push({ kind: 'phrase', sign, prefix: '', text: phrase[1] ?? '' });
      continue;
    }
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
    const prefix = PREFIX.exec(chunk)?.[1] ?? '';
    const rest = prefix === '' ? chunk : chunk.slice(prefix.length + 1);
    const prefixed = prefix !== '' && rest === '' ? take(PHRASE) : null;
    if (prefixed) symbols.push({ kind: 'phrase', sign, prefix, text: prefixed[1] ?? '' });
    else symbols.push({ kind: 'chunk', sign, prefix, text: rest });
  }
  return symbols;
}
