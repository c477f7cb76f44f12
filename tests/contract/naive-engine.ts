/**
 * The oracle: an engine that scans the articles and takes every rule at its word. Each count is
 * the total of the search that it promises, each order a comparison of two articles.
 */

import { analyze, formOf, type Token } from '../../src/analysis/analyzer.ts';
import { analyzedAs, languageNamed } from '../../src/analysis/languages.ts';
import { languagesOfArticles } from '../../src/analysis/typed-forms.ts';
import { type Article, FACETS, type FacetName } from '../../src/article.ts';
import type { Clause, Field, ParsedText, Query, ScoredClause } from '../../src/query.ts';
import { NO_FILTERS, scoredClauses } from '../../src/query.ts';
import type {
  Bucket,
  Languages,
  SearchEngine,
  SearchResponse,
  Sought,
  Suggestions,
} from '../../src/search-engine.ts';
import { toHit } from '../../src/snippet/hit.ts';
import { soughtBy } from '../../src/snippet/sought.ts';
import { NaiveExpansion, type SpelledWord } from './naive-expansion.ts';

const FIELDS: readonly Field[] = ['title', 'description', 'text', 'source', 'author', 'tag'];
const WITHOUT_FILTERS = { date: null, from: null, to: null, day: null, filters: NO_FILTERS };

export class NaiveEngine implements SearchEngine {
  readonly generation = 'naive';

  readonly languages: Languages;
  private readonly expansion: NaiveExpansion;

  constructor(private readonly stored: readonly Article[]) {
    this.languages = languagesOfArticles(stored);
    this.expansion = new NaiveExpansion(spelledWords(stored), this.languages);
  }

  get size(): number {
    return this.stored.length;
  }

  async article(id: string): Promise<Article | null> {
    return this.stored.find((article) => article.id === id) ?? null;
  }

  /** Short texts have none. */
  async nearCopies(): Promise<[]> {
    return [];
  }

  async search(query: Query): Promise<SearchResponse> {
    const { query: asked, relaxes } = this.asked(query);
    const found = this.find(asked).sort((a, b) => this.compare(a, b, asked));
    const page = found.slice((query.page - 1) * query.size, query.page * query.size);
    const sought = await this.sought(asked);
    return {
      matching: relaxes ? 'some' : 'all',
      total: found.length,
      hits: page.map((article) => toHit(article, this.score(article, asked.clause), sought)),
      ...this.counts(asked),
      notes: [],
      suggestion: null,
    };
  }

  async count(query: Query): Promise<number> {
    return this.find(this.asked(query).query).length;
  }

  async sought({ clause }: ParsedText): Promise<Sought> {
    return soughtBy(clause, (pattern) => this.expansion.expand(pattern), this.languages);
  }

  async suggest(): Promise<Suggestions> {
    return { completions: [], titles: [] };
  }

  async *articles(query: Query): AsyncIterable<Article> {
    const { query: asked } = this.asked(query);
    yield* this.find(asked).sort((a, b) => this.compare(a, b, asked));
  }

  async facetBuckets(query: Query, facet: FacetName): Promise<readonly Bucket[]> {
    return this.valueBuckets(this.asked(query).query, facet);
  }

  async similar(): Promise<null> {
    return null;
  }

  /** The query as it is carried out: relaxed when nothing in the whole archive has all of its words. */
  private asked(query: Query): { query: Query; relaxes: boolean } {
    const strict = this.find({ ...query, ...WITHOUT_FILTERS, relaxed: null });
    const relaxes = strict.length === 0 && query.relaxed !== null;
    return { query: { ...query, clause: relaxes ? query.relaxed : query.clause }, relaxes };
  }

  private find(query: Query): Article[] {
    return this.stored.filter((article) => this.matches(article, query.clause) && passes(article, query));
  }

  private matches(article: Article, clause: Clause | null): boolean {
    if (clause === null) return true;
    switch (clause.kind) {
      case 'all':
        return clause.clauses.every((part) => this.matches(article, part));
      case 'any':
        return clause.clauses.some((part) => this.matches(article, part));
      case 'not':
        return !this.matches(article, clause.clause);
      case 'date': {
        const days = daysOf(article);
        const [first, last] = daysIn(clause.period);
        if (days === null) return false;
        if (clause.relation === 'after') return days[0] > last;
        if (clause.relation === 'before') return days[1] < first;
        return days[0] >= first && days[1] <= last;
      }
      default:
        return this.occurrences(article, clause) > 0;
    }
  }

  /** How often a clause's words, or the whole of its phrase, stand in the fields that it asks for. */
  private occurrences(article: Article, clause: ScoredClause): number {
    const isAt = this.placeTest(clause);
    let sum = 0;
    for (const field of clause.fields) {
      for (const tokens of tokensOf(article, field)) {
        sum += tokens.filter((_, at) => isAt(tokens, at)).length;
      }
    }
    return sum;
  }

  private placeTest(clause: ScoredClause): (tokens: readonly Token[], at: number) => boolean {
    if (clause.kind === 'phrase') {
      const phrases = this.languages.all.map((language) =>
        clause.words.map((word) => formOf(word, language)?.term),
      );
      return (tokens, at) => phrases.some((terms) => terms.every((term, i) => tokens[at + i]?.term === term));
    }
    const terms =
      clause.kind === 'word'
        ? this.languages.all.map((language) => formOf(clause.word, language)?.term)
        : this.expansion.expand(clause);
    return (tokens, at) => terms.includes(tokens[at]?.term ?? '');
  }

  /** How often what is sought occurs, times its boosts: some order of relevance, not Lunr's. */
  private score(article: Article, clause: Clause | null): number {
    let sum = 0;
    for (const scored of scoredClauses(clause)) sum += scored.boost * this.occurrences(article, scored);
    return sum;
  }

  private compare(a: Article, b: Article, { sort, clause }: Query): number {
    if (sort === 'relevance') return this.score(b, clause) - this.score(a, clause) || newestFirst(a, b);
    if (sort === 'arrived' && a.arrived !== b.arrived) return a.arrived > b.arrived ? -1 : 1;
    if (sort === 'newest' || sort === 'arrived' || a.date === null || b.date === null)
      return newestFirst(a, b);
    return newestFirst(b, a);
  }

  private counts(query: Query): Pick<SearchResponse, 'facets' | 'distinct'> {
    const facets = { date: this.dateBuckets(query) } as Record<FacetName | 'date', Bucket[]>;
    const distinct = {} as Record<FacetName, number>;
    for (const facet of FACETS) {
      const buckets = this.valueBuckets(query, facet);
      distinct[facet] = buckets.filter((bucket) => bucket.count > 0).length;
      facets[facet] = buckets.filter((bucket, place) => place < 100 || bucket.selected);
    }
    return { facets, distinct };
  }

  private valueBuckets(query: Query, facet: FacetName): Bucket[] {
    const chosen = query.filters[facet];
    const keys = new Set([...this.stored.flatMap((article) => valuesOf(article, facet)), ...chosen]);
    return [...keys]
      .map((key) => {
        const count = this.find({ ...query, filters: { ...query.filters, [facet]: [key] } }).length;
        return { key, count, selected: chosen.includes(key) };
      })
      .filter((bucket) => bucket.count > 0 || bucket.selected)
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  private dateBuckets(query: Query): Bucket[] {
    return candidates(this.stored, query.date)
      .map((key) => ({
        key,
        count: this.find({ ...query, date: key }).length,
        selected: key === query.date,
      }))
      .filter((bucket) => bucket.count > 0 || bucket.selected);
  }
}

/** Every bucket of the level that the chosen one opens, in the order in which they are listed. */
function candidates(articles: readonly Article[], chosen: string | null): string[] {
  const known = articles.flatMap((article) => (article.date === null ? [] : [article.date.date]));
  const level = chosen === null || chosen === 'undated' ? '' : (/^\d{4}(-\d{2})?/.exec(chosen)?.[0] ?? '');
  if (level === '') return [...new Set(known.map((date) => date.slice(0, 4)))].sort().concat('undated');
  const length = level.length + 3;
  const parts = known
    .filter((date) => date.startsWith(level) && date.length >= length)
    .map((date) => date.slice(0, length));
  if (chosen?.length === 10) parts.push(chosen);
  return [...new Set(parts)].sort().concat(`${level}-${length === 7 ? 'month' : 'day'}-unknown`, 'undated');
}

function passes(article: Article, { date, from, to, day, filters }: Query): boolean {
  const days = daysOf(article);
  if (date !== null && !inBucket(article.date?.date ?? null, date)) return false;
  if (from !== null && (days === null || days[0] < daysIn(from)[0])) return false;
  if (to !== null && (days === null || days[1] > daysIn(to)[1])) return false;
  if (day !== null && !/^\d{4}-(\d\d-\d\d)$/.exec(article.date?.date ?? '')?.includes(day)) return false;
  return FACETS.every(
    (facet) =>
      filters[facet].length === 0 || valuesOf(article, facet).some((v) => filters[facet].includes(v)),
  );
}

function inBucket(date: string | null, bucket: string): boolean {
  if (date === null || bucket === 'undated') return date === null && bucket === 'undated';
  if (bucket.endsWith('-month-unknown')) return date === bucket.slice(0, 4);
  if (bucket.endsWith('-day-unknown')) return date === bucket.slice(0, 7);
  return date === bucket || date.startsWith(`${bucket}-`);
}

/** The first and last day, as numbers, that a date may be: by the calendar of the runtime. */
function daysIn(date: string): [first: number, last: number] {
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) return [first, first];
  const next = month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  return [first, next - 86_400_000];
}

function daysOf(article: Article): [number, number] | null {
  return article.date === null ? null : daysIn(article.date.date);
}

function valuesOf(article: Article, facet: FacetName): readonly string[] {
  const { source, authors: author, section, tags: tag, language } = article;
  return [{ source, author, section, tag, language }[facet]].flat().filter((value) => value !== null);
}

/** By article, then field: an article is analyzed once and searched many times. */
const analyzed = new WeakMap<Article, Map<Field, Token[][]>>();

/** The tokens of each text that an article has in a field: words of two texts never follow one another. */
function tokensOf(article: Article, field: Field): Token[][] {
  const fields = analyzed.get(article) ?? new Map<Field, Token[][]>();
  analyzed.set(article, fields);
  const tokens =
    fields.get(field) ?? textsOf(article, field).map((text) => [...analyze(text, article.language)]);
  fields.set(field, tokens);
  return tokens;
}

function textsOf(article: Article, field: Field): string[] {
  const { authors: author, tags: tag, title, description, text, source } = article;
  const texts = { author, tag, title: [title], description: [description], text: [text], source: [source] };
  return texts[field].map((value) => value ?? '');
}

/** The words of all articles, as they are spelled for their languages. */
function* spelledWords(articles: readonly Article[]): Generator<SpelledWord> {
  for (const article of articles) {
    const language = languageNamed(analyzedAs(article.language));
    for (const field of FIELDS) {
      const texts = textsOf(article, field);
      for (const [i, tokens] of tokensOf(article, field).entries()) {
        for (const { surface, term, start, end } of tokens) {
          yield { surface, term, spelled: language.spell((texts[i] as string).slice(start, end)) };
        }
      }
    }
  }
}

function newestFirst(a: Article, b: Article): number {
  const [dateA, dateB] = [a.date?.date ?? '', b.date?.date ?? ''];
  if (dateA !== dateB) return dateA > dateB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
