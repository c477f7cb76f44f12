/** The parts of typed text that narrow a search: words in a field, and dates. */

import type { TypedCondition } from '../query.ts';
import { readSymbols } from './lexer.ts';
import { scopeOf } from './prefix.ts';

/**
 * Those that can be taken away one by one. None where the text has operators or groups: what is left
 * without a part of these may mean something else.
 */
export function typedConditions(typed: string): TypedCondition[] {
  const symbols = readSymbols(typed);
  if (symbols.some(({ kind }) => kind !== 'chunk' && kind !== 'phrase')) return [];
  return symbols.flatMap((symbol) => {
    if (symbol.kind !== 'chunk' && symbol.kind !== 'phrase') return [];
    if (scopeOf(symbol).kind === 'words') return [];
    const start = symbol.prefixStart - symbol.sign.length;
    const end =
      symbol.textStart +
      symbol.text.length +
      (symbol.kind === 'phrase' ? '"'.length + symbol.suffix.length : 0);
    const without = `${typed.slice(0, start).trimEnd()} ${typed.slice(end).trimStart()}`.trim();
    return [{ text: typed.slice(start, end), without }];
  });
}
