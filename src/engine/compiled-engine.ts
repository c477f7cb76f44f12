/** The search engine on the compiled index: totals, facets and the page asked for, in one pass. */

import type { Article, ArticleId, FacetName } from '../article.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import {
  BLANK_QUERY,
  type Clause,
  type ParsedText,
  type Query,
  scoredClauses,
  type WordClause,
} from '../query.ts';
import { withinLimits } from '../query-language/limits.ts';
import { parseQueryText } from '../query-language/parser.ts';
import {
  type ArticleReference,
  type Bucket,
  type Hit,
  type Languages,
  MOST_NEAR_COPIES,
  MOST_SIMILAR,
  type SearchEngine,
  type SearchResponse,
  type SimilarArticles,
  type Sought,
  type Suggestions,
} from '../search-engine.ts';
import { toHit, toReference } from '../snippet/hit.ts';
import { type Expand, soughtBy } from '../snippet/sought.ts';
import { Turns } from '../turns.ts';
import { ArticleFinder, type Found, type Outcome } from './article-finder.ts';
import type { ClauseMatcher } from './clause-matcher.ts';
import { Corrections } from './did-you-mean.ts';
import { FacetCounts } from './facet-counts.ts';
import type { RankingName } from './impacts.ts';
import { weightiestWords } from './similar.ts';
import { completions, suggestionFor, titleClause } from './suggestions.ts';

/** Articles that are read before other requests have their turn, if not sooner. */
const ARTICLES_A_TURN = 16;
/** Titles offered for what is being typed. */
const MOST_TITLES = 5;

export class CompiledEngine implements SearchEngine {
  readonly counts: FacetCounts;
  private readonly finder: ArticleFinder;
  private openedCorrections: Corrections | null = null;

  constructor(
    readonly generation: string,
    private readonly index: CompiledIndex,
    { ranking = 'backfile' }: { readonly ranking?: RankingName } = {},
  ) {
    this.finder = new ArticleFinder(index, ranking);
    this.counts = new FacetCounts(index);
  }

  get size(): number {
    return this.index.size;
  }

  get languages(): Languages {
    return this.index.facts.languages;
  }

  async article(id: ArticleId): Promise<Article | null> {
    const number = this.index.numberOf(id);
    return number === null ? null : this.index.article(number);
  }

  async nearCopies(id: ArticleId): Promise<readonly ArticleReference[]> {
    const number = this.index.numberOf(id);
    return number === null ? [] : this.nearCopiesOf(number);
  }

  async search(query: Query): Promise<SearchResponse> {
    const turns = new Turns();
    const matcher = this.finder.newMatcher();
    await this.lookUp(query.clause, matcher, turns);
    const { matching, total, page, narrowed } = this.find(query, matcher);
    const sought = this.soughtWith(query.clause, matcher);
    const hits: Hit[] = [];
    for (const { article, score } of page) {
      await turns.pause();
      hits.push(toHit(this.index.article(article), score, sought, this.nearCopiesOf(article)));
    }
    await turns.pause();
    return {
      matching,
      total,
      hits,
      ...this.counts.all(query, narrowed),
      notes: matcher.notes,
      suggestion: await this.suggestionFor(query, { matching, total }, turns),
    };
  }

  async count(query: Query): Promise<number> {
    const matcher = this.finder.newMatcher();
    await this.lookUp(query.clause, matcher, new Turns());
    return this.finder.outcome(query, matcher).total;
  }

  /** What takes long of matching is done first, clause by clause, and then known to the matcher. */
  private async lookUp(clause: Clause | null, matcher: ClauseMatcher, turns: Turns): Promise<void> {
    for (const scored of scoredClauses(clause)) {
      if (scored.kind === 'word') continue;
      await turns.pause();
      if (scored.kind === 'phrase') matcher.articlesOfPhrase(scored);
      else matcher.expand(scored);
    }
  }

  async sought(query: ParsedText): Promise<Sought> {
    return this.soughtWith(query.clause, this.finder.newMatcher());
  }

  async suggest(typed: string): Promise<Suggestions> {
    const text = withinLimits(typed);
    const clause = titleClause(text, this.languages);
    const found = clause === null ? null : this.find({ ...BLANK_QUERY, clause, size: MOST_TITLES });
    const titles = (found?.page ?? []).map(({ article }) => this.index.article(article));
    return {
      completions: completions(this.finder.vocabulary, text),
      titles: titles.map(({ id, title, date, language }) => ({ id, title, date, language })),
    };
  }

  async *articles(query: Query): AsyncIterable<Article> {
    const turns = new Turns();
    const matcher = this.finder.newMatcher();
    await this.lookUp(query.clause, matcher, turns);
    for (const [place, article] of this.finder.findAll(query, matcher).entries()) {
      if (place % ARTICLES_A_TURN === 0) await turns.end();
      else await turns.pause();
      yield this.index.readArticle(article);
    }
  }

  async facetBuckets(query: Query, facet: FacetName): Promise<readonly Bucket[]> {
    const { counted } = this.find({ ...query, page: 1, size: 1, sort: 'newest' }).narrowed;
    return this.counts.every(facet, counted[facet], query.filters[facet]);
  }

  async similar(id: ArticleId): Promise<SimilarArticles | null> {
    const number = this.index.numberOf(id);
    if (number === null) return null;
    const words = weightiestWords(this.index.article(number), this.languages, this.size, (term) =>
      this.articlesWith(term),
    );
    const typed = words.join(' OR ');
    const same = new Set([number, ...this.index.nearCopies.of(number)]);
    const clause = parseQueryText(typed, this.languages).clause;
    if (clause === null) return null;
    const found = this.find({ ...BLANK_QUERY, clause, size: MOST_SIMILAR + same.size });
    const others = found.page.filter((hit) => !same.has(hit.article)).slice(0, MOST_SIMILAR);
    if (others.length === 0) return null;
    return { typed, articles: others.map((hit) => toReference(this.index.article(hit.article))) };
  }

  /** How many articles have a term, in the field where most have it. */
  private articlesWith(term: string): number {
    const { directory, facts } = this.index;
    const ordinal = this.index.termOrdinal(term);
    if (ordinal < 0) return 0;
    const lists = facts.fields.map((_, field) => directory.find(ordinal, field)).filter((list) => list >= 0);
    return Math.max(0, ...lists.map((list) => directory.count(list)));
  }

  /** Lets go of the file. Nothing can be asked after this. */
  close(): void {
    this.index.close();
  }

  /** The articles of a query by number: all that an answer needs but their texts. */
  find(query: Query, matcher?: ClauseMatcher): Found {
    return this.finder.find(query, matcher);
  }

  private nearCopiesOf(article: number): ArticleReference[] {
    const copies = this.index.nearCopies.of(article).slice(0, MOST_NEAR_COPIES);
    return copies.map((copy) => toReference(this.index.article(copy)));
  }

  private suggestionFor(query: Query, outcome: Outcome, turns: Turns): Promise<string | null> {
    const articlesOf = (clause: WordClause) => this.finder.newMatcher().match(clause).count();
    this.openedCorrections ??= new Corrections(this.finder.vocabulary);
    return suggestionFor(this.openedCorrections, query, outcome, articlesOf, async (other) => {
      await turns.pause();
      return this.finder.outcome(other);
    });
  }

  private soughtWith(clause: Clause | null, matcher: ClauseMatcher): Sought {
    const expand: Expand = (pattern) => matcher.expand(pattern).map((term) => this.index.terms.at(term));
    return soughtBy(clause, expand, this.languages);
  }
}
