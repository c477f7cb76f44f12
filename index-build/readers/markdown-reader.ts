/** `.md`: Markdown, usually with front matter. */

import { decodeFile } from '../decode.ts';
import { EMPTY_DRAFT, type Reader } from '../reader.ts';
import { beginsWithMarker, readScrapedText, type ScrapedText } from '../scraped/read-scraped-text.ts';
import { oneLine } from '../text-form.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown-text.ts';
import { readMetadata } from './metadata.ts';

/** Markdown is mostly written by hand: one button is no sign yet that a scraper made it. */
const SIGNS_OF_SCRAPING = 2;

export const markdownReader: Reader = {
  async *read(file, options) {
    const decoded = decodeFile(await file.whole());
    const { data, body, warnings } = splitFrontMatter(decoded.text);
    const stated = readMetadata(data, options);
    const read = readBody(body, stated.title);
    yield {
      ...EMPTY_DRAFT,
      ...stated,
      ...read,
      description: stated.description && oneLine(readMarkdown(stated.description).text),
      source: stated.source ?? read.source,
      authors: stated.authors.length > 0 ? stated.authors : read.authors,
      section: stated.section ?? read.section,
      warnings: [...decoded.warnings, ...warnings, ...stated.warnings],
    };
  },
};

function readBody(body: string, title: string): ScrapedText {
  // What a scraper wrote is no Markdown: its lines are paragraphs.
  if (beginsWithMarker(body)) return readScrapedText(body, title);
  const { text, heading } = readMarkdown(body);
  const own = title || (heading ?? '');
  const below = title === '' && heading !== null ? dropFirst(text, heading) : text;
  const read = readScrapedText(below, own, SIGNS_OF_SCRAPING);
  // Lines of code stay as they are indented.
  return own !== '' && read.cuts.length === 0 ? { ...read, text: below } : read;
}

/** The heading that became the title need not stand above the text again. */
function dropFirst(text: string, heading: string): string {
  return text.startsWith(heading) ? text.slice(heading.length).replace(/^\n+/, '') : text;
}
