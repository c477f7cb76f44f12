/** The formats of citation that programs read: their names, media types and file names. */

import { bibtex } from './bibtex.ts';
import type { Citation } from './citation.ts';
import { cslJson } from './csl-json.ts';
import { ris } from './ris.ts';

export const CITATION_FORMATS = ['bibtex', 'ris', 'csl-json'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** The media types. All three are UTF-8. */
export const CITATION_TYPES: Record<CitationFormat, string> = {
  bibtex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl-json': 'application/vnd.citationstyles.csl+json',
};

/** What the name of a file ends in. */
export const CITATION_EXTENSIONS: Record<CitationFormat, string> = {
  bibtex: '.bib',
  ris: '.ris',
  'csl-json': '.json',
};

/** A whole file of one citation. */
export function formatCitation(format: CitationFormat, citation: Citation): string {
  if (format === 'bibtex') return bibtex(citation);
  if (format === 'ris') return ris(citation);
  // A file of CSL-JSON is a list, even of one item.
  return `${JSON.stringify([cslJson(citation)], null, 2)}\n`;
}
