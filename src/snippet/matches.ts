/** What of a text matched a query: by the terms of its words, so that stems and accents count. */

import { analyzeWord } from '../analysis/analyzer.ts';
import { tokenize } from '../analysis/tokenizer.ts';
import { type Clause, type Field, scoredWords } from '../query.ts';
import type { Highlight } from '../search-engine.ts';

/** A word of a text whose term is one of those asked for. */
export interface Match {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

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
  for (const { word, start, end } of tokenize(text)) {
    const term = analyzeWord(word);
    if (term !== null && terms.has(term)) matches.push({ term, start, end });
  }
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
