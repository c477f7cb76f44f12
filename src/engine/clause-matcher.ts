/** Clauses → the set of articles that match them. */

import type { LRUCache } from 'lru-cache';
import { isStopTerm } from '../analysis/analyzer.ts';
import { termsOfPhrase, termsOfWord } from '../analysis/typed-forms.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type {
  Clause,
  Field,
  FuzzyClause,
  Note,
  PhraseClause,
  ScoredClause,
  WildcardClause,
  WordClause,
} from '../query.ts';
import { ArticleSet } from './article-set.ts';
import { clauseRuns } from './date-runs.ts';
import type { Expander } from './expansion.ts';
import type { FieldMask } from './impacts.ts';
import { matchPhrase } from './phrase-matcher.ts';
import type { ScoredList } from './scored-list.ts';
import type { ScoredLists } from './scored-lists.ts';

/** Wildcards and fuzzy words of one query that are looked up, and the terms of all of them together. */
const MOST_PATTERNS = 32;
const MOST_EXPANDED_OF_QUERY = 1024;

/** What a word or a pattern stands for: terms by ordinal that some article has. */
interface FoundTerms {
  /** Of a word its forms in the languages of the archive, which count as one; of a pattern each by itself. */
  readonly scored: readonly (readonly number[])[];
  /** Stop words in their language, which are never scored. */
  readonly stops: readonly number[];
}

/** A clause that is some terms: any of them is enough. */
export type TermsClause = WordClause | WildcardClause | FuzzyClause;

/** Matches the clauses of one query: what it learns of a wildcard serves wherever that is asked about. */
export class ClauseMatcher {
  /** What could not be carried out whole. */
  readonly notes: Note[] = [];
  private readonly spare: ArticleSet[] = [];
  private readonly expansions = new Map<string, readonly number[]>();
  private readonly words = new Map<string, FoundTerms>();
  /** By expansion. */
  private readonly patterns = new Map<readonly number[], FoundTerms>();
  private expanded = 0;

  constructor(
    private readonly index: CompiledIndex,
    private readonly lists: ScoredLists,
    /** By fields and words, the articles of phrases that were looked up: for the next page and the next filter. */
    private readonly phrases: LRUCache<string, Uint32Array>,
    /** Opened when a pattern first needs it. */
    private readonly expander: () => Expander,
  ) {}

  /** The articles that match, not to be changed. */
  match(clause: Clause | null): ArticleSet {
    if (clause?.kind === 'word') {
      const { scored, stops } = this.termsOfWord(clause.word);
      const [terms] = scored;
      if (terms !== undefined && stops.length === 0)
        return this.lists.get(terms, this.maskOf(clause.fields)).set;
    }
    const matched = new ArticleSet(this.index.size);
    if (clause === null) matched.addRun([0, this.index.size]);
    else this.add(clause, matched);
    return matched;
  }

  /** The terms, by ordinal, that a pattern stands for; fewer than there are when it has too many. */
  expand(clause: WildcardClause | FuzzyClause): readonly number[] {
    const text = clause.kind === 'wildcard' ? clause.pattern : `${clause.word}~${clause.distance}`;
    const known = this.expansions.get(text);
    if (known !== undefined) return known;
    const room = this.expansions.size < MOST_PATTERNS ? MOST_EXPANDED_OF_QUERY - this.expanded : 0;
    const { terms, cut } = room > 0 ? this.expander().expand(clause) : { terms: [], cut: true };
    const kept = terms.slice(0, room);
    if (cut || kept.length < terms.length) {
      this.notes.push({ code: 'expansion-cut', text, words: kept.length });
    }
    this.expanded += kept.length;
    this.expansions.set(text, kept);
    return kept;
  }

  /** The terms, by ordinal, that a clause is scored by: each group of them counts as one. */
  scoredTerms(clause: ScoredClause): readonly (readonly number[])[] {
    if (clause.kind !== 'phrase') return this.termsOf(clause).scored;
    return clause.words.flatMap((word) => this.termsOfWord(word).scored);
  }

  /** Whether a clause is also met by what is a stop word in some language, and so not scored. */
  hasStopWords(clause: TermsClause): boolean {
    return this.termsOf(clause).stops.length > 0;
  }

  get fieldCount(): number {
    return this.index.facts.fields.length;
  }

  maskOf(fields: readonly Field[]): FieldMask {
    return fields.reduce((mask, field) => mask | (1 << this.index.facts.fields.indexOf(field)), 0);
  }

  /** Adds the articles that match the clause. */
  private add(clause: Clause, to: ArticleSet): void {
    switch (clause.kind) {
      case 'word':
      case 'wildcard':
      case 'fuzzy': {
        const { scored, stops } = this.termsOf(clause);
        for (const terms of scored) this.addTerms(terms, clause.fields, to);
        for (const term of stops) this.addTerms([term], clause.fields, to);
        break;
      }
      case 'phrase':
        to.addAll(this.articlesOfPhrase(clause));
        break;
      case 'date':
        for (const run of clauseRuns(this.index.dates, clause)) to.addRun(run);
        break;
      case 'any':
        for (const part of clause.clauses) this.add(part, to);
        break;
      case 'all':
        this.addAll(clause.clauses, to);
        break;
      case 'not': {
        const kept = this.take();
        kept.addRun([0, this.index.size]);
        const without = this.take();
        this.add(clause.clause, without);
        kept.remove(without);
        to.addSet(kept);
        this.spare.push(kept, without);
      }
    }
  }

  private termsOf(clause: TermsClause): FoundTerms {
    if (clause.kind === 'word') return this.termsOfWord(clause.word);
    const expansion = this.expand(clause);
    let terms = this.patterns.get(expansion);
    if (terms === undefined) {
      // In one language no pattern stands for a stop word.
      const stands = this.index.facts.languages.all.length > 1;
      const isStop = (term: number) => stands && isStopTerm(this.index.terms.at(term));
      const scored = expansion.filter((term) => !isStop(term)).map((term) => [term]);
      terms = { scored, stops: expansion.filter(isStop) };
      this.patterns.set(expansion, terms);
    }
    return terms;
  }

  private termsOfWord(word: string): FoundTerms {
    let terms = this.words.get(word);
    if (terms === undefined) {
      const [others, stops]: [number[], number[]] = [[], []];
      for (const term of termsOfWord(word, this.index.facts.languages)) {
        const ordinal = this.index.termOrdinal(term);
        if (ordinal >= 0) (isStopTerm(term) ? stops : others).push(ordinal);
      }
      terms = { scored: others.length === 0 ? [] : [others], stops };
      this.words.set(word, terms);
    }
    return terms;
  }

  private addTerms(terms: readonly number[], fields: readonly Field[], to: ArticleSet): void {
    addList(this.lists.get(terms, this.maskOf(fields)), to);
  }

  /** The articles that have a phrase, by number, in no order; one in two fields may be there twice. */
  articlesOfPhrase({ words, fields }: PhraseClause): Uint32Array {
    const key = `${this.maskOf(fields)} ${words.join(' ')}`;
    const known = this.phrases.get(key);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (const sequence of termsOfPhrase(words, this.index.facts.languages)) {
      const terms = sequence.map((term) => this.index.termOrdinal(term));
      if (terms.includes(-1)) continue;
      for (const field of fields)
        matchPhrase(this.index, terms, this.index.facts.fields.indexOf(field), found);
    }
    const articles = Uint32Array.from(found);
    this.phrases.set(key, articles);
    return articles;
  }

  private addAll(clauses: readonly Clause[], to: ArticleSet): void {
    const kept = this.take();
    const next = this.take();
    for (const [i, clause] of clauses.entries()) {
      if (i === 0) this.add(clause, kept);
      else {
        next.clear();
        this.add(clause, next);
        kept.keep(next);
      }
      if (kept.isEmpty()) break;
    }
    to.addSet(kept);
    this.spare.push(kept, next);
  }

  /** An empty set, one that was used before if there is one. */
  private take(): ArticleSet {
    const set = this.spare.pop();
    set?.clear();
    return set ?? new ArticleSet(this.index.size);
  }
}

export function addList(list: ScoredList, to: ArticleSet): void {
  if (list.isSet) to.addSet(list.set);
  else to.addAll(list.articles);
}
