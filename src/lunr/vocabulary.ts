/** The words of the archive, and which of them a wildcard or a fuzzy word stands for: all are tried. */

import { analyze, formOf, isStopTerm } from '../analysis/analyzer.ts';
import type { Article } from '../article.ts';
import { FIELDS, type FuzzyClause, fieldTexts, MOST_EXPANDED, type WildcardClause } from '../query.ts';

export interface Expansion {
  readonly terms: readonly string[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

interface VocabularyWord {
  readonly surface: string;
  readonly term: string;
  /** How often it occurs in the archive. */
  count: number;
}

export class Vocabulary {
  /** The commonest first. */
  private readonly words: readonly VocabularyWord[];
  private readonly expansions = new WeakMap<WildcardClause | FuzzyClause, Expansion>();

  constructor(articles: readonly Article[]) {
    const words = new Map<string, VocabularyWord>();
    for (const article of articles) {
      for (const text of FIELDS.flatMap((field) => fieldTexts(article, field))) {
        for (const { surface, term } of analyze(text)) {
          if (isStopTerm(term)) continue;
          const word = words.get(surface) ?? { surface, term, count: 0 };
          word.count += 1;
          words.set(surface, word);
        }
      }
    }
    this.words = [...words.values()].sort((a, b) => b.count - a.count || (a.surface < b.surface ? -1 : 1));
  }

  /** The terms of the commonest words that match a wildcard, or of those nearest to a fuzzy word. */
  expand(clause: WildcardClause | FuzzyClause): Expansion {
    const known = this.expansions.get(clause);
    if (known !== undefined) return known;
    const matched = clause.kind === 'wildcard' ? this.matching(clause.pattern) : this.near(clause);
    const terms = [...new Set(matched.map((word) => word.term))];
    const expansion = { terms: terms.slice(0, MOST_EXPANDED), isCut: terms.length > MOST_EXPANDED };
    this.expansions.set(clause, expansion);
    return expansion;
  }

  private matching(pattern: string): readonly VocabularyWord[] {
    const pieces = pattern.split('*');
    return this.words.filter(({ surface, term }) => fits(surface, pieces) || fits(term, pieces));
  }

  private near({ word, distance }: FuzzyClause): readonly VocabularyWord[] {
    const typed = [...(formOf(word)?.surface ?? '')];
    const byDistance: VocabularyWord[][] = Array.from({ length: distance + 1 }, () => []);
    for (const other of this.words) byDistance[editsBetween(typed, [...other.surface])]?.push(other);
    return byDistance.flat();
  }
}

/** Whether a text is these pieces with anything between them. Each is taken where it first fits. */
function fits(text: string, pieces: readonly string[]): boolean {
  const [head = '', ...others] = pieces;
  const tail = others.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head) || text.length < head.length + tail.length || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - tail.length;
}

/** Optimal string alignment: characters inserted, deleted, replaced, or swapped with their neighbour. */
function editsBetween(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
