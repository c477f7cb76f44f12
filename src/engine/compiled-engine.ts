/** The search engine on the compiled index: totals, facets and the page asked for, in one pass. */

import type { Article, ArticleId } from '../article.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import {
  type Clause,
  DEFAULT_SIZE,
  LAST_REACHABLE_HIT,
  NO_FILTERS,
  type ParsedText,
  type Query,
  type Sort,
  type WordClause,
} from '../query.ts';
import { withinLimits } from '../query-language/limits.ts';
import type { SearchEngine, SearchResponse, Sought, Suggestions } from '../search-engine.ts';
import { toHit } from '../snippet/hit.ts';
import { soughtBy } from '../snippet/sought.ts';
import { ArticleSet } from './article-set.ts';
import { byDate } from './by-date.ts';
import { addList, ClauseMatcher } from './clause-matcher.ts';
import { Expander } from './expansion.ts';
import { FacetCounts } from './facet-counts.ts';
import { type Narrowed, narrow } from './narrowing.ts';
import { addNearness, lookedAt } from './nearness.ts';
import { type QueryTerm, queryTerms } from './query-terms.ts';
import { weigh } from './query-weights.ts';
import { type RankingName, ScoredLists } from './scored-lists.ts';
import { Scorer } from './scorer.ts';
import { completions, type Outcome, suggestionFor, titleClause } from './suggestions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the engine keeps of lists with their impacts, in bytes. */
const SCORED_LISTS = 48 * 2 ** 20;

const EVERYTHING: Query = {
  clause: null,
  relaxed: null,
  readAs: '',
  notes: [],
  typed: '',
  date: null,
  from: null,
  to: null,
  filters: NO_FILTERS,
  sort: 'relevance',
  page: 1,
  size: DEFAULT_SIZE,
};

/** Titles offered for what is being typed. */
const MOST_TITLES = 5;

/** An article by number. */
interface Scored {
  readonly article: number;
  readonly score: number;
}

/** What was found, before any article is read. */
export interface Found {
  readonly matching: 'all' | 'some';
  readonly total: number;
  /** The articles of the page. */
  readonly page: readonly Scored[];
  readonly narrowed: Narrowed;
  readonly matcher: ClauseMatcher;
}

/** What a query's words found, before it is narrowed. */
interface Matched {
  readonly matching: 'all' | 'some';
  readonly matched: ArticleSet;
  /** What it is scored by; none when no score is needed. */
  readonly terms: readonly QueryTerm[];
  /** Whether these are all articles that have any of the terms. */
  readonly isUnion: boolean;
}

export class CompiledEngine implements SearchEngine {
  private openedExpander: Expander | null = null;
  private readonly lists: ScoredLists;
  private readonly scorer: Scorer;
  private readonly ranking: RankingName;
  readonly counts: FacetCounts;

  constructor(
    readonly generation: string,
    private readonly index: CompiledIndex,
    { ranking = 'backfile' }: { readonly ranking?: RankingName } = {},
  ) {
    this.ranking = ranking;
    this.lists = new ScoredLists(index, ranking, SCORED_LISTS);
    this.scorer = new Scorer(index.size, index.dates.firstUndated);
    this.counts = new FacetCounts(index);
  }

  get size(): number {
    return this.index.size;
  }

  async article(id: ArticleId): Promise<Article | null> {
    const number = this.index.numberOf(id);
    return number === null ? null : this.index.article(number);
  }

  async search(query: Query): Promise<SearchResponse> {
    const { matching, total, page, narrowed, matcher } = this.find(query);
    const sought = this.soughtWith(query.clause, matcher);
    return {
      matching,
      total,
      hits: page.map(({ article, score }) => toHit(this.index.article(article), score, sought)),
      ...this.counts.all(query, narrowed),
      notes: matcher.notes,
      suggestion: this.suggestionFor(query, { matching, total }),
    };
  }

  async sought(query: ParsedText): Promise<Sought> {
    return this.soughtWith(query.clause, this.newMatcher());
  }

  async suggest(typed: string): Promise<Suggestions> {
    const text = withinLimits(typed);
    const clause = titleClause(text);
    const found = clause === null ? null : this.find({ ...EVERYTHING, clause, size: MOST_TITLES });
    const titles = (found?.page ?? []).map(({ article }) => this.index.article(article));
    return {
      completions: completions(this.vocabulary, text),
      titles: titles.map(({ id, title, date }) => ({ id, title, date })),
    };
  }

  /** The articles of a query and the order of its page. */
  find(query: Query): Found {
    const matcher = this.newMatcher();
    const match = this.matchOrRelax(query, matcher);
    const narrowed = narrow(this.index, match.matched, query);
    const { found } = narrowed;
    const from = (query.page - 1) * query.size;
    const to = Math.max(from, Math.min(from + query.size, LAST_REACHABLE_HIT));
    const page =
      query.sort === 'relevance'
        ? this.best(match, found, to).slice(from)
        : this.byDate(found, query.sort, from, to);
    return { matching: match.matching, total: found.count(), page, narrowed, matcher };
  }

  /** Whether all words are asked for is decided before any filter, so that no filter changes it. */
  private matchOrRelax({ clause, relaxed, sort }: Query, matcher: ClauseMatcher): Matched {
    const strict = this.match(clause, sort, matcher);
    if (relaxed === null || !strict.matched.isEmpty()) return { ...strict, matching: 'all' };
    return { ...this.match(relaxed, sort, matcher), matching: 'some' };
  }

  private match(clause: Clause | null, sort: Sort, matcher: ClauseMatcher): Omit<Matched, 'matching'> {
    if (sort !== 'relevance') return { matched: matcher.match(clause), terms: [], isUnion: false };
    const terms = queryTerms(clause, matcher, this.lists);
    if (!findsAnyOf(clause)) return { matched: matcher.match(clause), terms, isUnion: false };
    // The articles of the lists are those of the clause: there is nothing to match twice.
    const matched = new ArticleSet(this.index.size);
    for (const { list } of terms) addList(list, matched);
    return { matched, terms, isUnion: true };
  }

  /** The best of the articles found, at most so many. */
  private best({ terms, matched, isUnion }: Matched, found: ArticleSet, most: number): Scored[] {
    const { lists, divisor } = weigh(terms, this.lists, this.ranking);
    const weighsNearness = this.ranking === 'backfile';
    const ranked = this.scorer.best(
      lists,
      found,
      isUnion && found === matched,
      Math.max(most, weighsNearness ? lookedAt(terms) : 0),
    );
    if (weighsNearness) addNearness(ranked, terms, this.index);
    const { articles, scores } = ranked;
    return articles
      .slice(0, most)
      .map((article, i) => ({ article, score: divisor === 0 ? 0 : (scores[i] as number) / divisor }));
  }

  /** Without scores if the order does not need them. */
  private byDate(found: ArticleSet, order: 'newest' | 'oldest', from: number, to: number): Scored[] {
    const articles = byDate(found, order, from, to, this.index.dates.firstUndated);
    return Array.from(articles, (article) => ({ article, score: 0 }));
  }

  private suggestionFor(query: Query, outcome: Outcome): string | null {
    const articlesOf = (clause: WordClause) => this.newMatcher().match(clause).count();
    return suggestionFor(this.vocabulary, query, outcome, articlesOf, (other) =>
      this.find({ ...other, page: 1, size: 1 }),
    );
  }

  private newMatcher(): ClauseMatcher {
    return new ClauseMatcher(this.index, this.lists, () => {
      this.openedExpander ??= new Expander(this.vocabulary);
      return this.openedExpander;
    });
  }

  private get vocabulary(): Vocabulary {
    const { surfaces, counts, termOf } = this.index.surfaceForms;
    return { surfaces, counts, termOf, terms: this.index.terms };
  }

  private soughtWith(clause: Clause | null, matcher: ClauseMatcher): Sought {
    return soughtBy(clause, (pattern) => matcher.expand(pattern).map((term) => this.index.terms.at(term)));
  }
}

/** Whether articles match a clause just when they have any of the words it is scored by. */
function findsAnyOf(clause: Clause | null): boolean {
  if (clause === null) return false;
  if (clause.kind === 'any') return clause.clauses.every(findsAnyOf);
  return clause.kind === 'word' || clause.kind === 'wildcard' || clause.kind === 'fuzzy';
}
