/**
 * The structures of a compiled index, each read on its own: an index of which a part is damaged is
 * checked as far as the rest goes.
 */

import { FACETS, type FacetName } from '../article.ts';
import { ArticleIds } from '../compiled-index/article-ids.ts';
import { ArticleDirectory } from '../compiled-index/article-store.ts';
import { DateTable } from '../compiled-index/date-table.ts';
import { FacetColumn } from '../compiled-index/facet-column.ts';
import { type Lengths, readFieldLengths } from '../compiled-index/field-lengths.ts';
import { IntervalTerms } from '../compiled-index/interval-maxima.ts';
import { NearCopies } from '../compiled-index/near-copies.ts';
import type { Section, SectionFile } from '../compiled-index/section-file.ts';
import * as sections from '../compiled-index/sections.ts';
import { StringTable } from '../compiled-index/string-table.ts';
import { readSurfaceForms } from '../compiled-index/surface-forms.ts';
import { TermDirectory } from '../compiled-index/term-directory.ts';
import type { Findings } from './findings.ts';

export interface Structures {
  readonly facts: sections.Facts;
  readonly terms: StringTable;
  readonly surfaces: StringTable;
  readonly surfaceForms: ReturnType<typeof readSurfaceForms>;
  readonly directory: TermDirectory;
  readonly lengths: readonly Lengths[];
  readonly intervals: IntervalTerms;
  readonly dates: DateTable;
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  readonly arrivals: FacetColumn;
  readonly nearCopies: NearCopies;
  readonly ids: ArticleIds;
  readonly articleDirectory: ArticleDirectory;
  /** Sections that are read by range. */
  readonly postings: Section;
  readonly positions: Section;
  readonly maxima: Section;
  readonly articles: Section;
}

/** Those that can be read; `damaged` names sections that can't. */
export function readStructures(
  file: SectionFile,
  damaged: ReadonlySet<string>,
  findings: Findings,
): Partial<Structures> {
  const section = (name: string): Section | undefined => (damaged.has(name) ? undefined : file.section(name));
  const decode = <T>(name: string, read: (bytes: Uint8Array) => T): T | undefined =>
    damaged.has(name)
      ? undefined
      : (findings.guard(name, 'it', () => read(file.section(name).read())) ?? undefined);

  const facts = decode(
    sections.FACTS,
    (bytes) => JSON.parse(Buffer.from(bytes).toString()) as sections.Facts,
  );
  const terms = decode(sections.TERMS, StringTable.read);
  const surfaces = decode(sections.SURFACES, StringTable.read);
  const found: { [K in keyof Structures]: Structures[K] | undefined } = {
    facts,
    terms,
    surfaces,
    surfaceForms:
      surfaces && decode(sections.SURFACE_FORMS, (bytes) => readSurfaceForms(bytes, surfaces.size)),
    directory: terms && decode(sections.TERM_DIRECTORY, (bytes) => TermDirectory.read(bytes, terms.size)),
    lengths:
      facts &&
      decode(sections.FIELD_LENGTHS, (bytes) => readFieldLengths(bytes, facts.fields.length, facts.articles)),
    intervals:
      facts &&
      terms &&
      decode(sections.INTERVAL_TERMS, (bytes) => IntervalTerms.read(bytes, facts.articles, terms.size)),
    dates: decode(sections.DATES, DateTable.read),
    facets: facts && facetColumns(facts, decode),
    arrivals: facts && decode(sections.ARRIVALS, (bytes) => FacetColumn.read(bytes, facts.articles)),
    nearCopies: facts && decode(sections.NEAR_COPIES, (bytes) => NearCopies.read(bytes, facts.articles)),
    ids: facts && decode(sections.ARTICLE_IDS, (bytes) => ArticleIds.read(bytes, facts.articles)),
    articleDirectory: decode(sections.ARTICLE_DIRECTORY, ArticleDirectory.read),
    postings: section(sections.POSTINGS),
    positions: section(sections.POSITIONS),
    maxima: section(sections.INTERVAL_MAXIMA),
    articles: section(sections.ARTICLES),
  };
  return Object.fromEntries(Object.entries(found).filter(([, structure]) => structure !== undefined));
}

/** All facets or none. */
function facetColumns(
  { articles }: sections.Facts,
  decode: (name: string, read: (bytes: Uint8Array) => FacetColumn) => FacetColumn | undefined,
): Structures['facets'] | undefined {
  const columns = FACETS.map(
    (facet) =>
      [facet, decode(sections.facetSection(facet), (bytes) => FacetColumn.read(bytes, articles))] as const,
  );
  if (columns.some(([, column]) => column === undefined)) return undefined;
  return Object.fromEntries(columns) as unknown as Structures['facets'];
}

export function quoted(strings: StringTable, i: number): string {
  return JSON.stringify(strings.at(i));
}
