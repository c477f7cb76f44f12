/** Query → the articles found, by number: which, how many, and in which order. */

import { LRUCache } from 'lru-cache';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { type Clause, LAST_REACHABLE_HIT, type Query } from '../query.ts';
import { ArticleSet } from './article-set.ts';
import { lastArrived } from './by-arrival.ts';
import { byDate } from './by-date.ts';
import { addList, ClauseMatcher } from './clause-matcher.ts';
import { Expander } from './expansion.ts';
import type { RankingName } from './impacts.ts';
import { type Narrowed, narrow } from './narrowing.ts';
import { addNearness, lookedAt } from './nearness.ts';
import { type QueryTerm, queryTerms } from './query-terms.ts';
import { weigh } from './query-weights.ts';
import { ScoredLists } from './scored-lists.ts';
import { Scorer } from './scorer.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is kept of lists, in bytes: a list of all articles is as long as the archive. */
const LEAST_SCORED_LISTS = 24 * 2 ** 20;
const SCORED_LISTS_AN_ARTICLE = 32;

/** What is kept of phrases, in bytes: at least one that all of a million articles have, three fields each. */
const PHRASES = 16 * 2 ** 20;

/** An article by number. */
interface Scored {
  readonly article: number;
  readonly score: number;
}

/** How a query was carried out, and how many articles it found. */
export interface Outcome {
  readonly matching: 'all' | 'some';
  readonly total: number;
}

/** What was found, before any article is read. */
export interface Found extends Outcome {
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

export class ArticleFinder {
  private openedExpander: Expander | null = null;
  private readonly lists: ScoredLists;
  private readonly scorer: Scorer;
  private readonly phrases = new LRUCache<string, Uint32Array>({
    maxSize: PHRASES,
    sizeCalculation: (articles, key) => 256 + 2 * key.length + articles.byteLength,
  });

  constructor(
    private readonly index: CompiledIndex,
    private readonly ranking: RankingName,
  ) {
    const bytes = Math.max(LEAST_SCORED_LISTS, SCORED_LISTS_AN_ARTICLE * index.size);
    this.lists = new ScoredLists(index, ranking, bytes);
    this.scorer = new Scorer(index.size, index.intervals.interval, index.dates.firstUndated);
  }

  /** The articles of a query and the order of its page. */
  find(query: Query, matcher = this.newMatcher()): Found {
    const from = (query.page - 1) * query.size;
    return this.findFrom(query, matcher, from, Math.min(from + query.size, LAST_REACHABLE_HIT));
  }

  /** How many articles a query finds, without any order. */
  outcome(query: Query, matcher = this.newMatcher()): Outcome {
    const { match, total } = this.matchAndNarrow({ ...query, sort: 'newest' }, matcher);
    return { matching: match.matching, total };
  }

  /** Every article of a query in its order, beyond the last that pages reach. */
  findAll(query: Query, matcher = this.newMatcher()): Uint32Array {
    const { match, narrowed, total } = this.matchAndNarrow(query, matcher);
    const { found } = narrowed;
    // An object for each would take longer than all the rest.
    if (query.sort !== 'relevance') return this.inOrder(query.sort, found, 0, total);
    return Uint32Array.from(this.best(match, found, total), ({ article }) => article);
  }

  private findFrom(query: Query, matcher: ClauseMatcher, from: number, before: number): Found {
    const { match, narrowed, total } = this.matchAndNarrow(query, matcher);
    const to = Math.min(before, total);
    const page = from < to ? this.pageOf(query, match, narrowed.found, from, to) : [];
    return { matching: match.matching, total, page, narrowed, matcher };
  }

  private matchAndNarrow(query: Query, matcher: ClauseMatcher) {
    const match = this.matchOrRelax(query, matcher);
    const narrowed = narrow(this.index, match.matched, query);
    return { match, narrowed, total: narrowed.found.count() };
  }

  /** Whether all words are asked for is decided before any filter, so that no filter changes it. */
  private matchOrRelax({ clause, relaxed, sort }: Query, matcher: ClauseMatcher): Matched {
    const strict = this.match(clause, sort, matcher, 'all');
    return relaxed === null || !strict.matched.isEmpty()
      ? strict
      : this.match(relaxed, sort, matcher, 'some');
  }

  private match(
    clause: Clause | null,
    sort: Query['sort'],
    matcher: ClauseMatcher,
    matching: 'all' | 'some',
  ): Matched {
    if (sort !== 'relevance') {
      return { matching, matched: matcher.match(clause), terms: [], isUnion: false };
    }
    const terms = queryTerms(clause, matcher, this.lists);
    if (!findsAnyOf(clause, matcher))
      return { matching, matched: matcher.match(clause), terms, isUnion: false };
    // The articles of the lists are those of the clause: there is nothing to match twice.
    return { matching, matched: unionOf(terms, this.index.size), terms, isUnion: true };
  }

  private pageOf({ sort }: Query, match: Matched, found: ArticleSet, from: number, to: number): Scored[] {
    if (sort === 'relevance') return this.best(match, found, to).slice(from);
    return Array.from(this.inOrder(sort, found, from, to), (article) => ({ article, score: 0 }));
  }

  /** The articles from one place to another, in an order that needs no scores. */
  private inOrder(
    sort: Exclude<Query['sort'], 'relevance'>,
    found: ArticleSet,
    from: number,
    to: number,
  ): Uint32Array {
    const { firstUndated } = this.index.dates;
    if (sort !== 'arrived') return byDate(found, sort, from, to, firstUndated);
    return Uint32Array.from(lastArrived(found, this.index.arrivals, firstUndated).slice(from, to));
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

  newMatcher(): ClauseMatcher {
    return new ClauseMatcher(this.index, this.lists, this.phrases, () => {
      this.openedExpander ??= new Expander(this.vocabulary);
      return this.openedExpander;
    });
  }

  get vocabulary(): Vocabulary {
    const { terms, facts, surfaceForms } = this.index;
    return { ...surfaceForms, terms, languages: facts.languages };
  }
}

/** Whether articles match a clause just when they have any of the words it is scored by. */
function findsAnyOf(clause: Clause | null, matcher: ClauseMatcher): boolean {
  switch (clause?.kind) {
    case 'any':
      return clause.clauses.every((part) => findsAnyOf(part, matcher));
    case 'word':
    case 'wildcard':
    case 'fuzzy':
      return !matcher.hasStopWords(clause);
    default:
      return false;
  }
}

/** The articles that have any of the terms, not to be changed. */
function unionOf(terms: readonly QueryTerm[], size: number): ArticleSet {
  const [only, ...others] = terms;
  if (only !== undefined && others.length === 0) return only.list.set;
  const first = terms.find(({ list }) => list.isSet);
  const union = first?.list.set.copy() ?? new ArticleSet(size);
  for (const term of terms) if (term !== first) addList(term.list, union);
  return union;
}
