/** `.txt`: plain or scraped text, with or without front matter. */

import { decodeText } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMetadata } from './metadata.ts';
import { readScrapedText } from './scraped-text.ts';

export const textReader: Reader = {
  extensions: ['.txt'],
  *read({ content }) {
    const { data, body, warnings } = splitFrontMatter(decodeText(content));
    const stated = readMetadata(data);
    const scraped = readScrapedText(body, stated.title);
    yield {
      ...stated,
      ...scraped,
      record: null,
      source: stated.source ?? scraped.source,
      warnings: [...warnings, ...stated.warnings],
    };
  },
};
