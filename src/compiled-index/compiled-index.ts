/**
 * The compiled index, opened: what must be in memory is, and the rest is read by range when asked
 * for, behind caches whose bounds count bytes.
 */

import { LRUCache } from 'lru-cache';
import { type Article, type ArticleId, FACETS, type FacetName } from '../article.ts';
import { Problem } from '../problem.ts';
import { ArticleIds } from './article-ids.ts';
import { ArticleDirectory } from './article-store.ts';
import { DateTable } from './date-table.ts';
import { FacetColumn } from './facet-column.ts';
import { readFieldLengths } from './field-lengths.ts';
import { FieldWeights } from './field-weights.ts';
import { IntervalTerms } from './interval-maxima.ts';
import { NearCopies } from './near-copies.ts';
import { PackedPostings } from './packed-postings.ts';
import { type PositionBytes, PositionList } from './position-cursor.ts';
import { SectionFile } from './section-file.ts';
import * as sections from './sections.ts';
import { StoredArticles } from './stored-articles.ts';
import { StringTable } from './string-table.ts';
import { readSurfaceForms, type SurfaceReadings } from './surface-forms.ts';
import { TermDirectory } from './term-directory.ts';

/** Bounds of what is kept of what was read, in bytes. */
export interface CacheSizes {
  readonly lists: number;
  /** As {@link StoredArticles} divides them. */
  readonly articles: number;
}

export const CACHE_SIZES: CacheSizes = { lists: 16 * 2 ** 20, articles: 8 * 2 ** 20 };

/** Positions are read, and kept, in groups of blocks of about so many bytes. */
const POSITION_GROUP = 16 * 1024;

/** Lists of an index are fewer than this, so that a group of one has a number of its own. */
const LISTS = 2 ** 32;

/** The surface forms as a table, and by their places in it how they are read. */
export interface SurfaceForms extends SurfaceReadings {
  readonly surfaces: StringTable;
}

export class CompiledIndex {
  readonly facts: sections.Facts;
  readonly terms: StringTable;
  readonly directory: TermDirectory;
  readonly weights: FieldWeights;
  /** Which terms have interval maxima. */
  readonly intervals: IntervalTerms;
  readonly dates: DateTable;
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  private readonly stored: StoredArticles;
  /** Read when first asked for. */
  private readSurfaceForms: SurfaceForms | null = null;
  private ids: ArticleIds | null = null;
  private copies: NearCopies | null = null;
  private readArrivals: FacetColumn | null = null;
  /** Of terms that were looked up: a search is half a microsecond, and a query asks for each several times. */
  private readonly ordinals = new LRUCache<string, number>({ max: 10_000 });
  private readonly lists: LRUCache<number, PackedPostings>;
  private readonly positionLists: LRUCache<number, PositionList>;
  /** By group and list. */
  private readonly positions: LRUCache<number, PositionBytes>;

  private constructor(
    readonly file: SectionFile,
    sizes: CacheSizes,
  ) {
    const read = (name: string) => file.section(name).read();
    this.facts = JSON.parse(Buffer.from(read(sections.FACTS)).toString()) as sections.Facts;
    const { articles, fields } = this.facts;
    this.terms = StringTable.read(read(sections.TERMS));
    this.directory = TermDirectory.read(read(sections.TERM_DIRECTORY), this.terms.size);
    const lengths = readFieldLengths(read(sections.FIELD_LENGTHS), fields.length, articles);
    this.weights = new FieldWeights(fields, lengths);
    this.intervals = IntervalTerms.read(read(sections.INTERVAL_TERMS), articles, this.terms.size);
    this.dates = DateTable.read(read(sections.DATES));
    this.facets = Object.fromEntries(
      FACETS.map((facet) => [facet, FacetColumn.read(read(sections.facetSection(facet)), articles)]),
    ) as unknown as typeof this.facets;
    this.stored = new StoredArticles(
      ArticleDirectory.read(read(sections.ARTICLE_DIRECTORY)),
      file.section(sections.ARTICLES),
      sizes.articles,
    );
    this.lists = new LRUCache({
      maxSize: sizes.lists,
      sizeCalculation: ({ byteLength }) => byteLength,
    });
    this.positionLists = new LRUCache({
      maxSize: sizes.lists / 2,
      sizeCalculation: ({ byteLength }) => byteLength,
    });
    this.positions = new LRUCache({
      maxSize: sizes.lists / 2,
      sizeCalculation: ({ bytes }) => 256 + bytes.buffer.byteLength,
    });
  }

  /** As {@link SectionFile.open}. */
  static open(path: string, directory: string | null = null, sizes: CacheSizes = CACHE_SIZES): CompiledIndex {
    const file = SectionFile.open(path, directory);
    try {
      return new CompiledIndex(file, sizes);
    } catch (error) {
      file.close();
      throw error instanceof RangeError || error instanceof SyntaxError ? file.damaged(error.message) : error;
    }
  }

  close(): void {
    this.file.close();
  }

  get size(): number {
    return this.facts.articles;
  }

  /** The surface forms, read when a pattern or a suggestion first needs them. Throws a Damage when they are damaged. */
  get surfaceForms(): SurfaceForms {
    this.readSurfaceForms ??= this.whole(() => {
      const surfaces = StringTable.read(this.file.section(sections.SURFACES).read());
      const bytes = this.file.section(sections.SURFACE_FORMS).read();
      return { surfaces, ...readSurfaceForms(bytes, surfaces.size) };
    });
    return this.readSurfaceForms;
  }

  /** The ordinal of a term; -1 for one that no article has. */
  termOrdinal(term: string): number {
    let ordinal = this.ordinals.get(term);
    if (ordinal === undefined) {
      ordinal = this.terms.find(term);
      this.ordinals.set(term, ordinal);
    }
    return ordinal;
  }

  /** The posting list by its number in the directory. Throws a Damage when it is damaged. */
  postings(list: number): PackedPostings {
    const known = this.lists.get(list);
    if (known !== undefined) return known;
    const bytes = this.file.section(sections.POSTINGS).read(...this.directory.postingRange(list));
    const read = this.whole(() => PackedPostings.read(bytes, this.directory.count(list)));
    this.lists.set(list, read);
    return read;
  }

  /** The interval maxima of a term, null where it has none. Throws a Damage when they are damaged. */
  intervalMaxima(term: number): Uint8Array | null {
    const range = this.intervals.range(term);
    return range === null ? null : this.file.section(sections.INTERVAL_MAXIMA).read(...range);
  }

  /** Where the articles of a posting list have its term. */
  positionsOf(list: number): PositionList {
    let positions = this.positionLists.get(list);
    if (positions === undefined) {
      const postings = this.postings(list);
      positions = new PositionList(postings, this.positionReader(list, postings));
      this.positionLists.set(list, positions);
    }
    return positions;
  }

  private positionReader(list: number, postings: PackedPostings): (block: number) => PositionBytes {
    const [begin, end] = this.directory.positionRange(list);
    const { blocks } = postings;
    const group = Math.max(1, Math.floor((POSITION_GROUP * blocks) / (end - begin)));
    return (block) => {
      const place = Math.floor(block / group);
      const key = place * LISTS + list;
      let positions = this.positions.get(key);
      if (positions === undefined) {
        const from = postings.positionStart(place * group);
        const next = (place + 1) * group;
        const to = next < blocks ? postings.positionStart(next) : end - begin;
        const bytes = this.file.section(sections.POSITIONS).read(begin + from, begin + to);
        positions = { bytes, from };
        this.positions.set(key, positions);
      }
      return positions;
    };
  }

  /** An article by its number, kept for who asks for it again. Throws a Damage when it is damaged. */
  article(number: number): Article {
    return this.whole(() => this.stored.article(number));
  }

  /** An article by its number, for who reads many, each once. Throws likewise. */
  readArticle(number: number): Article {
    return this.whole(() => this.stored.readArticle(number));
  }

  /** The number of the article with an id; null when there is none. */
  numberOf(id: ArticleId): number | null {
    this.ids ??= this.whole(() => ArticleIds.read(this.file.section(sections.ARTICLE_IDS).read(), this.size));
    return this.ids.candidates(id).find((number) => this.article(number).id === id) ?? null;
  }

  /** Which articles are near-copies of one another. Throws a Damage when that is damaged. */
  get nearCopies(): NearCopies {
    this.copies ??= this.whole(() =>
      NearCopies.read(this.file.section(sections.NEAR_COPIES).read(), this.size),
    );
    return this.copies;
  }

  /** The day on which each article was first indexed. Throws a Damage when that is damaged. */
  get arrivals(): FacetColumn {
    this.readArrivals ??= this.whole(() =>
      FacetColumn.read(this.file.section(sections.ARRIVALS).read(), this.size),
    );
    return this.readArrivals;
  }

  /** Runs what can only fail on bytes that the checksums passed but that make no sense. */
  private whole<T>(decode: () => T): T {
    try {
      return decode();
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw this.file.damaged((error as Error).message);
    }
  }
}
