/** `.txt`: plain or scraped text, with or without front matter. */

import { decodeFile } from '../decode.ts';
import { EMPTY_DRAFT, type Reader } from '../reader.ts';
import { readScrapedText } from '../scraped/read-scraped-text.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMetadata } from './metadata.ts';

export const textReader: Reader = {
  async *read(file, options) {
    const decoded = decodeFile(await file.whole());
    const { data, body, warnings } = splitFrontMatter(decoded.text);
    const stated = readMetadata(data, options);
    const scraped = readScrapedText(body, stated.title);
    yield {
      ...EMPTY_DRAFT,
      ...stated,
      ...scraped,
      source: stated.source ?? scraped.source,
      authors: stated.authors.length > 0 ? stated.authors : scraped.authors,
      section: stated.section ?? scraped.section,
      warnings: [...decoded.warnings, ...warnings, ...stated.warnings],
    };
  },
};
