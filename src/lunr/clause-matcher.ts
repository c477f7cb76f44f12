/** Clauses → the articles that match them, and Lunr's scores for their words. */

import type lunr from 'lunr';
import { analyzeWord } from '../analysis/analyzer.ts';
import type { Article, ArticleId } from '../article.ts';
import { isAfter, isBefore, isWithin } from '../publication-date.ts';
import { type Clause, type DateClause, scoredWords, type WordClause } from '../query.ts';

/** For each article by number, whether it matches. */
export type MatchSet = Uint8Array;

export class ClauseMatcher {
  private readonly numbers: ReadonlyMap<ArticleId, number>;

  constructor(
    private readonly index: lunr.Index,
    private readonly articles: readonly Article[],
  ) {
    this.numbers = new Map(articles.map((article, number) => [article.id, number]));
  }

  match(clause: Clause | null): MatchSet {
    if (clause === null) return new Uint8Array(this.articles.length).fill(1);
    return this.matchPart(clause, new Map());
  }

  /** `known` holds what was found for the words so far: a word may be typed a hundred times. */
  private matchPart(clause: Clause, known: Map<string, MatchSet>): MatchSet {
    switch (clause.kind) {
      case 'word':
        return this.matchWord(clause, known);
      case 'date':
        return Uint8Array.from(this.articles, (article) => (matchesDate(article, clause) ? 1 : 0));
      case 'not':
        return this.matchPart(clause.clause, known).map((matched) => 1 - matched);
      case 'all':
        return this.combine(clause.clauses, known, (a, b) => a & b);
      case 'any':
        return this.combine(clause.clauses, known, (a, b) => a | b);
    }
  }

  /** Lunr's score of every article by number: the sum over the words that it has. 0 for none. */
  score(clause: Clause | null): Float64Array {
    const scores = new Float64Array(this.articles.length);
    for (const { ref, score } of this.ask(scoredWords(clause))) scores[this.numberOf(ref)] = score;
    return scores;
  }

  private matchWord(clause: WordClause, known: Map<string, MatchSet>): MatchSet {
    const key = `${analyzeWord(clause.word)} ${clause.fields}`;
    let matched = known.get(key);
    if (matched === undefined) {
      matched = new Uint8Array(this.articles.length);
      for (const { ref } of this.ask([clause])) matched[this.numberOf(ref)] = 1;
      known.set(key, matched);
    }
    return matched;
  }

  /** Lunr's answer for any of the words: clauses of terms, never text for Lunr to parse. */
  private ask(words: readonly WordClause[]): lunr.Index.Result[] {
    const clauses = words.flatMap(({ word, fields }) => {
      const term = analyzeWord(word);
      return term === null ? [] : [{ term, fields: [...fields], usePipeline: false }];
    });
    // Lunr answers a query without clauses with every article.
    if (clauses.length === 0) return [];
    return this.index.query((query) => {
      for (const clause of clauses) query.clause(clause as unknown as lunr.Query.Clause);
    });
  }

  private combine(
    clauses: readonly Clause[],
    known: Map<string, MatchSet>,
    join: (a: number, b: number) => number,
  ): MatchSet {
    const [first, ...rest] = clauses.map((clause) => this.matchPart(clause, known));
    const joined = Uint8Array.from(first ?? []);
    for (const next of rest) {
      for (let i = 0; i < joined.length; i += 1) joined[i] = join(joined[i] ?? 0, next[i] ?? 0);
    }
    return joined;
  }

  private numberOf(id: ArticleId): number {
    const number = this.numbers.get(id);
    if (number === undefined) throw new Error(`lunr.json speaks of an article that there is not: ${id}`);
    return number;
  }
}

function matchesDate(article: Article, { relation, period }: DateClause): boolean {
  if (article.date === null) return false;
  const { date } = article.date;
  if (relation === 'within') return isWithin(date, period);
  return relation === 'after' ? isAfter(date, period) : isBefore(date, period);
}
