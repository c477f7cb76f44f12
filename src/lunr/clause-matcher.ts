/** Clauses → the articles that match them, and Lunr's scores for their terms. */

import type lunr from 'lunr';
import { isStopTerm } from '../analysis/analyzer.ts';
import { termsOfPhrase, termsOfWord } from '../analysis/typed-forms.ts';
import type { Article, ArticleId } from '../article.ts';
import { isAfter, isBefore, isWithin } from '../publication-date.ts';
import {
  type Clause,
  type DateClause,
  type Field,
  type FuzzyClause,
  fieldTexts,
  type Note,
  type PhraseClause,
  type ScoredClause,
  scoredClauses,
  type WildcardClause,
  type WordClause,
} from '../query.ts';
import type { Languages, Sought } from '../search-engine.ts';
import { readMatches } from '../snippet/matches.ts';
import { soughtBy } from '../snippet/sought.ts';
import { type MatchSet, StopWords } from './stop-words.ts';
import { Vocabulary } from './vocabulary.ts';

interface TermClause {
  readonly term: string;
  readonly fields: readonly Field[];
  readonly boost: number;
}

export class ClauseMatcher {
  private readonly numbers: ReadonlyMap<ArticleId, number>;
  private readonly stopWords: StopWords;
  private vocabularyRead: Vocabulary | null = null;

  /** `languages`: those that the articles are analyzed as. */
  constructor(
    private readonly index: lunr.Index,
    private readonly articles: readonly Article[],
    private readonly languages: Languages,
  ) {
    this.stopWords = new StopWords(articles);
    this.numbers = new Map(articles.map((article, number) => [article.id, number]));
  }

  match(clause: Clause | null): MatchSet {
    if (clause === null) return new Uint8Array(this.articles.length).fill(1);
    return this.matchPart(clause, new Map());
  }

  /** Lunr's score of every article by number: the sum over the terms that it has. 0 for none. */
  score(clause: Clause | null): Float64Array {
    const scores = new Float64Array(this.articles.length);
    const terms = scoredClauses(clause).flatMap((scored) => this.termClauses(scored));
    for (const { ref, score } of this.ask(terms)) scores[this.numberOf(ref)] = score;
    return scores;
  }

  sought(clause: Clause | null): Sought {
    return soughtBy(clause, (pattern) => this.vocabulary.expand(pattern).terms, this.languages);
  }

  /** Tells the patterns of which not all words were looked up. */
  notes(clause: Clause | null): Note[] {
    const cut = new Map<string, Note>();
    for (const part of clause === null ? [] : leavesOf(clause)) {
      if (part.kind !== 'wildcard' && part.kind !== 'fuzzy') continue;
      const { terms, isCut } = this.vocabulary.expand(part);
      const text = part.kind === 'wildcard' ? part.pattern : `${part.word}~${part.distance}`;
      if (isCut) cut.set(text, { code: 'expansion-cut', text, words: terms.length });
    }
    return [...cut.values()];
  }

  /** Read from the articles when a pattern is first asked for. */
  private get vocabulary(): Vocabulary {
    this.vocabularyRead ??= new Vocabulary(this.articles, this.languages);
    return this.vocabularyRead;
  }

  /** `known` holds what was found for the words so far: a word may be typed a hundred times. */
  private matchPart(clause: Clause, known: Map<string, MatchSet>): MatchSet {
    switch (clause.kind) {
      case 'word':
      case 'wildcard':
      case 'fuzzy':
        return this.matchTerms(clause, known);
      case 'phrase':
        return this.matchPhrase(clause, known);
      case 'date':
        return Uint8Array.from(this.articles, (article) => (matchesDate(article, clause) ? 1 : 0));
      case 'not':
        return this.matchPart(clause.clause, known).map((matched) => 1 - matched);
      case 'all':
        return combine(
          clause.clauses.map((part) => this.matchPart(part, known)),
          (a, b) => a & b,
        );
      case 'any':
        return combine(
          clause.clauses.map((part) => this.matchPart(part, known)),
          (a, b) => a | b,
        );
    }
  }

  /** Lunr knows no stop words: where a word is one in some language, its articles are looked up elsewhere. */
  private matchTerms(
    clause: WordClause | WildcardClause | FuzzyClause,
    known: Map<string, MatchSet>,
  ): MatchSet {
    const stops = this.allTermsOf(clause).filter(isStopTerm);
    const matched = this.matchAny(this.termClauses(clause), known);
    const others = stops.map((term) => this.stopWords.articlesWith(term, clause.fields));
    return combine([matched, ...others], (a, b) => a | b);
  }

  /** The terms that a clause is scored by, each with its boost. A phrase counts as its words. */
  private termClauses(clause: ScoredClause): TermClause[] {
    const { fields, boost } = clause;
    const terms = this.allTermsOf(clause).filter((term) => !isStopTerm(term));
    return terms.map((term) => ({ term, fields, boost }));
  }

  /** Those of stop words among them. */
  private allTermsOf(clause: ScoredClause): readonly string[] {
    switch (clause.kind) {
      case 'word':
        return termsOfWord(clause.word, this.languages);
      case 'phrase':
        return clause.words.flatMap((word) => termsOfWord(word, this.languages));
      default:
        return this.vocabulary.expand(clause).terms;
    }
  }

  private matchAny(terms: readonly TermClause[], known: Map<string, MatchSet>): MatchSet {
    const key = terms.map(({ term, fields }) => `${term} ${fields}`).join();
    let matched = known.get(key);
    if (matched === undefined) {
      matched = new Uint8Array(this.articles.length);
      for (const { ref } of this.ask(terms)) matched[this.numberOf(ref)] = 1;
      known.set(key, matched);
    }
    return matched;
  }

  /** Lunr knows no order of words, so the articles that have all of them in some language are read again. */
  private matchPhrase({ words, fields, boost }: PhraseClause, known: Map<string, MatchSet>): MatchSet {
    const phrases = termsOfPhrase(words, this.languages);
    const withAll = phrases.map((terms) => {
      const others = terms.filter((term) => !isStopTerm(term));
      const ofTerms = others.map((term) => this.matchAny([{ term, fields, boost }], known));
      return combine([new Uint8Array(this.articles.length).fill(1), ...ofTerms], (a, b) => a & b);
    });
    const candidates = combine([new Uint8Array(this.articles.length), ...withAll], (a, b) => a | b);
    const sought = { terms: new Set<string>(), phrases };
    for (const [number, article] of this.articles.entries()) {
      if (candidates[number] === 0) continue;
      const isIn = (text: string) =>
        readMatches(text, article.language, sought, ({ hasPhrase }) => hasPhrase).hasPhrase;
      const texts = fields.flatMap((field) => fieldTexts(article, field));
      candidates[number] = texts.some(isIn) ? 1 : 0;
    }
    return candidates;
  }

  /** Lunr's answer for any of the terms: clauses of terms, never text for Lunr to parse. */
  private ask(terms: readonly TermClause[]): lunr.Index.Result[] {
    // Lunr answers a query without clauses with every article.
    if (terms.length === 0) return [];
    return this.index.query((query) => {
      for (const { term, fields, boost } of terms) {
        query.clause({
          term,
          fields: [...fields],
          boost,
          usePipeline: false,
        } as unknown as lunr.Query.Clause);
      }
    });
  }

  private numberOf(id: ArticleId): number {
    const number = this.numbers.get(id);
    if (number === undefined) throw new Error(`lunr.json speaks of an article that there is not: ${id}`);
    return number;
  }
}

function combine(sets: readonly MatchSet[], join: (a: number, b: number) => number): MatchSet {
  const [first, ...rest] = sets;
  const joined = Uint8Array.from(first ?? []);
  for (const next of rest) {
    for (let i = 0; i < joined.length; i += 1) joined[i] = join(joined[i] ?? 0, next[i] ?? 0);
  }
  return joined;
}

/** What a clause is made of, those under a `not` too. */
function leavesOf(clause: Clause): Clause[] {
  if (clause.kind === 'all' || clause.kind === 'any') return clause.clauses.flatMap(leavesOf);
  return clause.kind === 'not' ? leavesOf(clause.clause) : [clause];
}

function matchesDate(article: Article, { relation, period }: DateClause): boolean {
  if (article.date === null) return false;
  const { date } = article.date;
  if (relation === 'within') return isWithin(date, period);
  return relation === 'after' ? isAfter(date, period) : isBefore(date, period);
}
