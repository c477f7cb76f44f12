/** The names of the sections, and the facts that the first of them states. */

import type { FacetName } from '../article.ts';
import type { Field } from '../query.ts';
import type { Languages } from '../search-engine.ts';

export const FACTS = 'facts';
export const TERMS = 'terms';
export const SURFACES = 'surfaces';
export const SURFACE_FORMS = 'surface-forms';
export const TERM_DIRECTORY = 'term-directory';
export const INTERVAL_TERMS = 'interval-terms';
export const INTERVAL_MAXIMA = 'interval-maxima';
export const POSTINGS = 'postings';
export const POSITIONS = 'positions';
export const FIELD_LENGTHS = 'field-lengths';
export const DATES = 'dates';
export const NEAR_COPIES = 'near-copies';
export const ARRIVALS = 'arrivals';
export const ARTICLE_IDS = 'article-ids';
export const ARTICLE_DIRECTORY = 'article-directory';
export const ARTICLES = 'articles';

export function facetSection(facet: FacetName): string {
  return `facet-${facet}`;
}

/** What the index was made of and how it is to be scored, as JSON. */
export interface Facts {
  readonly articles: number;
  /** Tokens of all articles, stop words among them. */
  readonly tokens: number;
  readonly languages: Languages;
  /** In the order in which the other sections number them. */
  readonly fields: readonly Field[];
}
