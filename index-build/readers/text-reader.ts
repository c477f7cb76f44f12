/** `.txt`: plain or scraped text, with or without front matter. */

import { decodeText } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMetadata } from './metadata.ts';
import { joinParagraphs, readScrapedText } from './scraped-text.ts';

export const textReader: Reader = {
  name: 'text',
  extensions: ['.txt'],
  *read({ content }) {
    const { data, body, warnings } = splitFrontMatter(decodeText(content));
    const metadata = readMetadata(data);
    const scraped = readScrapedText(body);
    const lines = metadata.title === '' ? scraped.text : withoutMarker(body, scraped.markerDate);
    yield {
      ...metadata,
      record: null,
      title: metadata.title || scraped.title,
      text: lines,
      source: metadata.source ?? scraped.source,
      markerDate: scraped.markerDate,
      warnings,
    };
  },
};

/** With a title from the front matter, the first line of the body is text like the rest. */
function withoutMarker(body: string, markerDate: string | null): string {
  const text = markerDate === null ? body : body.replace(/^\s*date \S+\s?/, '');
  return joinParagraphs(text.split('\n').map((line) => line.trimEnd()));
}
