/** Clauses → the set of articles that match them. */

import { formOf, isStopTerm } from '../analysis/analyzer.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type {
  Clause,
  Field,
  FuzzyClause,
  Note,
  PhraseClause,
  ScoredClause,
  WildcardClause,
} from '../query.ts';
import { ArticleSet } from './article-set.ts';
import { clauseRuns } from './date-runs.ts';
import type { Expander } from './expansion.ts';
import { matchPhrase } from './phrase-matcher.ts';
import type { FieldMask, ScoredList, ScoredLists } from './scored-lists.ts';

/** Wildcards and fuzzy words of one query that are looked up, and the terms of all of them together. */
const MOST_PATTERNS = 32;
const MOST_EXPANDED_OF_QUERY = 1024;

/** Matches the clauses of one query: what it learns of a wildcard serves wherever that is asked about. */
export class ClauseMatcher {
  /** What could not be carried out whole. */
  readonly notes: Note[] = [];
  private readonly spare: ArticleSet[] = [];
  private readonly expansions = new Map<string, readonly number[]>();
  private expanded = 0;

  constructor(
    private readonly index: CompiledIndex,
    private readonly lists: ScoredLists,
    /** Opened when a pattern first needs it. */
    private readonly expander: () => Expander,
  ) {}

  match(clause: Clause | null): ArticleSet {
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

  /** The terms, by ordinal, that a clause is scored by: those of stop words never are. */
  scoredTerms(clause: ScoredClause): readonly number[] {
    if (clause.kind === 'wildcard' || clause.kind === 'fuzzy') return this.expand(clause);
    const terms: number[] = [];
    for (const word of clause.kind === 'word' ? [clause.word] : clause.words) {
      const form = formOf(word);
      const term = form === null || isStopTerm(form.term) ? -1 : this.index.termOrdinal(form.term);
      if (term >= 0) terms.push(term);
    }
    return terms;
  }

  /** The ordinal of a word's term; -1 for a word that the archive does not have. */
  termOf(word: string): number {
    const form = formOf(word);
    return form === null ? -1 : this.index.termOrdinal(form.term);
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
        this.addTerm(this.termOf(clause.word), clause.fields, to);
        break;
      case 'wildcard':
      case 'fuzzy':
        for (const term of this.expand(clause)) this.addTerm(term, clause.fields, to);
        break;
      case 'phrase':
        this.addPhrase(clause, to);
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

  private addTerm(term: number, fields: readonly Field[], to: ArticleSet): void {
    if (term >= 0) addList(this.lists.get(term, this.maskOf(fields)), to);
  }

  private addPhrase({ words, fields }: PhraseClause, to: ArticleSet): void {
    const terms = words.map((word) => this.termOf(word));
    if (terms.includes(-1)) return;
    for (const field of fields) matchPhrase(this.index, terms, this.index.facts.fields.indexOf(field), to);
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

export function addList({ articles, set }: ScoredList, to: ArticleSet): void {
  if (set === null) to.addAll(articles);
  else to.addSet(set);
}
