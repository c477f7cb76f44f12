/** What of a text matched a query: by the terms of its words, so that stems and accents count. */

import { analyze, analyzeWord, type Token } from '../analysis/analyzer.ts';
import { type Clause, type Field, scoredWords } from '../query.ts';
import type { Highlight } from '../search-engine.ts';

/** A token of a text whose term is one of those asked for. */
export type Match = Token;

/** The terms that a query looks for in a field. */
export function termsSoughtIn(field: Field, clause: Clause | null): Set<string> {
  const terms = new Set<string>();
  for (const { word, fields } of scoredWords(clause)) {
    const term = fields.includes(field) ? analyzeWord(word) : null;
    if (term !== null) terms.add(term);
  }
  return terms;
}

/** The words of a text that have one of the terms, in order. */
export function findMatches(text: string, terms: ReadonlySet<string>): Match[] {
  const matches: Match[] = [];
  if (terms.size === 0) return matches;
  for (const token of analyze(text)) if (terms.has(token.term)) matches.push(token);
  return matches;
}

/** Matches as ranges to mark; those that touch, as in Chinese, are one. */
export function toHighlights(matches: readonly Match[]): Highlight[] {
  const highlights: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = highlights.at(-1);
    if (last && last[1] === start) last[1] = end;
    else highlights.push([start, end]);
  }
  return highlights;
}
