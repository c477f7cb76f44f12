/** The words of the archive, and which of them a wildcard or a fuzzy word stands for: all are tried. */

import { analyze } from '../analysis/analyzer.ts';
import { analyzedAs, languageNamed } from '../analysis/languages.ts';
import { formsOf, isInPatterns, termsInAnyLanguage } from '../analysis/typed-forms.ts';
import type { Article } from '../article.ts';
import { FIELDS, type FuzzyClause, fieldTexts, MOST_EXPANDED, type WildcardClause } from '../query.ts';
import type { Languages } from '../search-engine.ts';

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
  /** Whether patterns stand for it. */
  isIn: boolean;
}

export class Vocabulary {
  /** Each surface with each of its terms, the commonest first. */
  private readonly words: readonly VocabularyWord[];
  private readonly expansions = new WeakMap<WildcardClause | FuzzyClause, Expansion>();

  constructor(
    articles: readonly Article[],
    private readonly languages: Languages,
  ) {
    const words = new Map<string, VocabularyWord>();
    for (const article of articles) {
      const language = languageNamed(analyzedAs(article.language));
      for (const text of FIELDS.flatMap((field) => fieldTexts(article, field))) {
        for (const { surface, term, start, end } of analyze(text, article.language)) {
          const key = `${surface}\n${term}`;
          const word = words.get(key) ?? { surface, term, count: 0, isIn: false };
          word.count += 1;
          word.isIn ||= isInPatterns(language.spell(text.slice(start, end)), term, languages);
          words.set(key, word);
        }
      }
    }
    addOtherLanguages(words, languages);
    this.words = [...words.values()].filter(({ isIn }) => isIn).sort(byRank);
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
    const typed = formsOf(word, this.languages).map(({ surface }) => [...surface]);
    const byDistance: VocabularyWord[][] = Array.from({ length: distance + 1 }, () => []);
    for (const other of this.words) {
      const edits = typed.map((surface) => editsBetween(surface, [...other.surface]));
      byDistance[Math.min(...edits)]?.push(other);
    }
    return byDistance.flat();
  }
}

/** Adds to each word what the other languages of the archive make of it, where that is a term of theirs. */
function addOtherLanguages(words: Map<string, VocabularyWord>, languages: Languages): void {
  const terms = new Set(Array.from(words.values(), ({ term }) => term));
  for (const { surface, isIn } of [...words.values()]) {
    if (!isIn) continue;
    for (const term of termsInAnyLanguage(surface, languages)) {
      const key = `${surface}\n${term}`;
      const known = words.get(key);
      if (known !== undefined) known.isIn = true;
      else if (terms.has(term)) words.set(key, { surface, term, count: 0, isIn: true });
    }
  }
}

/** The commonest first; of equally common words, by surface, then term. */
function byRank(a: VocabularyWord, b: VocabularyWord): number {
  if (a.count !== b.count) return b.count - a.count;
  return (a.surface === b.surface ? a.term < b.term : a.surface < b.surface) ? -1 : 1;
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
