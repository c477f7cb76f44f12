/** Citation → an item of CSL-JSON, the form that citation processors take. */

import { type Citation, familyAndGiven } from './citation.ts';

export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title?: string;
  readonly author?: readonly ({ family: string; given: string } | { literal: string })[];
  readonly 'container-title'?: string;
  readonly section?: string;
  /** The year, the month and the day, as far as they are known. */
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly URL: string;
  readonly language?: string;
  readonly keyword?: string;
  readonly abstract?: string;
}

/** What is not known is left out: an empty text would be printed as one. */
export function cslJson(citation: Citation): CslItem {
  const { title, authors, source, section, date, language, tags, abstract } = citation;
  return {
    id: citation.key,
    type: 'article-newspaper',
    ...(title !== '' && { title }),
    ...(authors.length > 0 && {
      author: authors.map((author) => familyAndGiven(author) ?? { literal: author }),
    }),
    ...(source !== null && { 'container-title': source }),
    ...(section !== null && { section }),
    ...(date !== null && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    URL: citation.address,
    ...(language !== null && { language }),
    ...(tags.length > 0 && { keyword: tags.join(', ') }),
    ...(abstract !== null && { abstract }),
  };
}
