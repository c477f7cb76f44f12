/** The search engine on plain Lunr: a loaded `lunr.json` and the articles, all in memory. */

import type lunr from 'lunr';
import { languagesOfArticles } from '../analysis/typed-forms.ts';
import type { Article, ArticleId, FacetName } from '../article.ts';
import { NearCopies } from '../compiled-index/near-copies.ts';
import { type Clause, LAST_REACHABLE_HIT, type ParsedText, type Query } from '../query.ts';
import {
  type ArticleReference,
  type Bucket,
  type Languages,
  MOST_NEAR_COPIES,
  type SearchEngine,
  type SearchResponse,
  type Sought,
  type Suggestions,
} from '../search-engine.ts';
import { toHit, toReference } from '../snippet/hit.ts';
import { ClauseMatcher } from './clause-matcher.ts';
import { FacetCounter } from './facet-counter.ts';
import { compileFilters } from './filters.ts';
import type { MatchSet } from './stop-words.ts';

/** In an order by date nothing is scored. */
const NO_SCORES = new Float64Array(0);

export class LunrEngine implements SearchEngine {
  readonly languages: Languages;
  private readonly matcher: ClauseMatcher;
  private readonly byId: ReadonlyMap<ArticleId, Article>;
  /** Articles from here on are undated. */
  private readonly firstUndated: number;

  /** `articles` in order of date, undated last: their places there are their numbers. */
  constructor(
    readonly generation: string,
    index: lunr.Index,
    private readonly stored: readonly Article[],
    private readonly copies: NearCopies = NearCopies.none(),
  ) {
    this.languages = languagesOfArticles(stored);
    this.matcher = new ClauseMatcher(index, stored, this.languages);
    this.byId = new Map(stored.map((article) => [article.id, article]));
    const undated = stored.findIndex((article) => article.date === null);
    this.firstUndated = undated < 0 ? stored.length : undated;
  }

  get size(): number {
    return this.stored.length;
  }

  async article(id: ArticleId): Promise<Article | null> {
    return this.byId.get(id) ?? null;
  }

  async nearCopies(id: ArticleId): Promise<readonly ArticleReference[]> {
    return this.nearCopiesOf(this.stored.findIndex((article) => article.id === id));
  }

  async search(query: Query): Promise<SearchResponse> {
    const { clause, matching, found, counter } = this.find(query);
    const scores = query.sort === 'relevance' ? this.matcher.score(clause) : NO_SCORES;
    this.sort(found, query, scores);
    const from = (query.page - 1) * query.size;
    const page = found.slice(from, Math.min(from + query.size, LAST_REACHABLE_HIT));
    const sought = this.matcher.sought(clause);
    const hits = page.map((number) =>
      toHit(this.stored[number] as Article, scores[number] ?? 0, sought, this.nearCopiesOf(number)),
    );
    const notes = this.matcher.notes(clause);
    return { matching, total: found.length, hits, ...counter.result(), notes, suggestion: null };
  }

  async count(query: Query): Promise<number> {
    return this.find(query).found.length;
  }

  async sought({ clause }: ParsedText): Promise<Sought> {
    return this.matcher.sought(clause);
  }

  /** Nothing: to complete words takes more than Lunr's index holds. */
  async suggest(): Promise<Suggestions> {
    return { completions: [], titles: [] };
  }

  async *articles(query: Query): AsyncIterable<Article> {
    const { clause, found } = this.find(query);
    this.sort(found, query, query.sort === 'relevance' ? this.matcher.score(clause) : NO_SCORES);
    for (const number of found) {
      await new Promise((resolve) => setImmediate(resolve));
      yield this.stored[number] as Article;
    }
  }

  async facetBuckets(query: Query, facet: FacetName): Promise<readonly Bucket[]> {
    return this.find(query).counter.every(facet);
  }

  /** Nothing, as for suggestions. */
  async similar(): Promise<null> {
    return null;
  }

  private nearCopiesOf(article: number): ArticleReference[] {
    const copies = this.copies.of(article).slice(0, MOST_NEAR_COPIES);
    return copies.map((copy) => toReference(this.stored[copy] as Article));
  }

  /** The articles found, oldest first, and what all that match are counted into. */
  private find(query: Query) {
    const { clause, matched, matching } = this.matchOrRelax(query);
    const counter = new FacetCounter(query);
    const failingOf = compileFilters(query);
    const found: number[] = [];
    for (const [number, article] of this.stored.entries()) {
      if (matched[number] === 0) continue;
      const failing = failingOf(article);
      if (failing === 'more') continue;
      counter.add(article, failing);
      if (failing === 'nothing') found.push(number);
    }
    return { clause, matching, found, counter };
  }

  /** Whether all words are asked for is decided before any filter, so that no filter changes it. */
  private matchOrRelax({ clause, relaxed }: Query): {
    clause: Clause | null;
    matched: MatchSet;
    matching: 'all' | 'some';
  } {
    const matched = this.matcher.match(clause);
    if (relaxed === null || matched.includes(1)) return { clause, matched, matching: 'all' };
    return { clause: relaxed, matched: this.matcher.match(relaxed), matching: 'some' };
  }

  /** Sorts numbers, which come oldest first, in place. Equal scores come newest first. */
  private sort(found: number[], { sort }: Query, scores: Float64Array): void {
    const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0);
    if (sort === 'newest') found.sort((a, b) => this.newestFirst(a, b));
    else if (sort === 'arrived') found.sort((a, b) => this.lastArrived(a, b) || this.newestFirst(a, b));
    else if (sort === 'relevance') found.sort((a, b) => byScore(a, b) || this.newestFirst(a, b));
  }

  private lastArrived(a: number, b: number): number {
    const [first = '', second = ''] = [this.stored[a]?.arrived, this.stored[b]?.arrived];
    return first === second ? 0 : first > second ? -1 : 1;
  }

  /** Undated articles stay last, in their order. */
  private newestFirst(a: number, b: number): number {
    if (a >= this.firstUndated || b >= this.firstUndated) return a - b;
    return b - a;
  }
}
