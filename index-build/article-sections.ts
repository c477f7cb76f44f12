/** Articles → those sections of the compiled index that are made without their terms. */

import { type Article, FACETS, type FacetName, facetValues } from '../src/article.ts';
import { ArticleIdsWriter } from '../src/compiled-index/article-ids.ts';
import { ArticleStoreWriter } from '../src/compiled-index/article-store-writer.ts';
import { DateTableWriter } from '../src/compiled-index/date-table.ts';
import { FacetColumnWriter } from '../src/compiled-index/facet-column-writer.ts';
import { writeNearCopies } from '../src/compiled-index/near-copies.ts';
import * as sections from '../src/compiled-index/sections.ts';
import { NearCopyFinder } from './near-copies.ts';
import { IN_MEMORY, Spool, type SpoolPlace } from './spool.ts';
import type { TextWords } from './text-words.ts';

/** The sections in the order of the file: those that are small, then the articles themselves. */
export interface SectionsOfArticles {
  readonly sections: readonly (readonly [name: string, bytes: Uint8Array])[];
  readonly articles: Spool;
}

export class ArticleSections {
  private readonly ids = new ArticleIdsWriter();
  private readonly dates = new DateTableWriter();
  private readonly arrivals = new FacetColumnWriter();
  private readonly facets: Readonly<Record<FacetName, FacetColumnWriter>>;
  private readonly copies: NearCopyFinder;
  private readonly blocks: Spool;
  private readonly store: ArticleStoreWriter;

  constructor(place: SpoolPlace = IN_MEMORY, blockLength?: number) {
    this.facets = Object.fromEntries(
      FACETS.map((facet) => [facet, new FacetColumnWriter()]),
    ) as unknown as typeof this.facets;
    this.copies = new NearCopyFinder(place);
    this.blocks = new Spool(place);
    this.store = new ArticleStoreWriter((block) => this.blocks.write(block), blockLength);
  }

  /** Adds the next article in the order of their numbers: by date, undated last; `line` is its JSON. */
  add(article: Article, line: string): void {
    this.ids.add(article.id);
    this.dates.add(article.date?.date ?? null);
    this.arrivals.add([article.arrived]);
    for (const facet of FACETS) this.facets[facet].add(facetValues(article, facet));
    this.store.add(line);
  }

  /** Adds the texts of the next articles: all at once, or some now and then. */
  addTexts(words: TextWords): void {
    this.copies.add(words);
  }

  finish(): SectionsOfArticles {
    const directory = this.store.finish();
    const small: (readonly [string, Uint8Array])[] = [
      [sections.NEAR_COPIES, writeNearCopies(this.copies.find())],
      [sections.DATES, this.dates.finish()],
      ...FACETS.map((facet) => [sections.facetSection(facet), this.facets[facet].finish()] as const),
      [sections.ARRIVALS, this.arrivals.finish()],
      [sections.ARTICLE_IDS, this.ids.finish()],
      [sections.ARTICLE_DIRECTORY, directory],
    ];
    return { sections: small, articles: this.blocks };
  }
}

/** The lines of a text in UTF-8, each ended by a line break. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(0x0a, from);
    yield text.toString('utf8', from, end);
    from = end + 1;
  }
}
