/** Articles → those sections of the compiled index that are made of an article and not of its words. */

import { type Article, FACETS, type FacetName, facetValues } from '../src/article.ts';
import { writeArticleIds } from '../src/compiled-index/article-ids.ts';
import { ArticleStoreWriter } from '../src/compiled-index/article-store.ts';
import { writeDateTable } from '../src/compiled-index/date-table.ts';
import { writeFacetColumn } from '../src/compiled-index/facet-column.ts';
import * as sections from '../src/compiled-index/sections.ts';
import type { CivilDate } from '../src/publication-date.ts';

/** A section by name, and its bytes in pieces. */
export type SectionContent = readonly [name: string, pieces: readonly Uint8Array[]];

export class ArticleSections {
  private readonly ids: string[] = [];
  private readonly dates: (CivilDate | null)[] = [];
  private readonly arrivals: (readonly [CivilDate])[] = [];
  private readonly facets: Readonly<Record<FacetName, (readonly string[])[]>>;
  private readonly store = new ArticleStoreWriter();

  constructor() {
    this.facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as typeof this.facets;
  }

  /** Adds the next article in the order of their numbers: by date, undated last. */
  add(article: Article): void {
    this.ids.push(article.id);
    this.dates.push(article.date?.date ?? null);
    this.arrivals.push([article.arrived]);
    for (const facet of FACETS) this.facets[facet].push(facetValues(article, facet));
    this.store.add(article);
  }

  finish(): SectionContent[] {
    const { blocks, directory } = this.store.finish();
    return [
      [sections.DATES, [writeDateTable(this.dates)]],
      ...FACETS.map(
        (facet): SectionContent => [sections.facetSection(facet), [writeFacetColumn(this.facets[facet])]],
      ),
      [sections.ARRIVALS, [writeFacetColumn(this.arrivals)]],
      [sections.ARTICLE_IDS, [writeArticleIds(this.ids)]],
      [sections.ARTICLE_DIRECTORY, [directory]],
      [sections.ARTICLES, blocks],
    ];
  }
}
