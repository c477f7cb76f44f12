/** `.md`: Markdown, usually with front matter. */

import { decodeText } from '../decode.ts';
import type { Draft, Reader } from '../reader.ts';
import { oneLine } from '../text-form.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown-text.ts';
import { readMetadata } from './metadata.ts';
import { beginsWithMarker, readScrapedText } from './scraped-text.ts';

export const markdownReader: Reader = {
  extensions: ['.md', '.markdown'],
  *read({ content }) {
    const { data, body, warnings } = splitFrontMatter(decodeText(content));
    const stated = readMetadata(data);
    const read = readBody(body, stated.title);
    yield {
      ...stated,
      ...read,
      record: null,
      description: stated.description && oneLine(readMarkdown(stated.description).text),
      source: stated.source ?? read.source,
      warnings: [...warnings, ...stated.warnings],
    };
  },
};

function readBody(body: string, title: string): Pick<Draft, 'title' | 'text' | 'source' | 'foundDates'> {
  // What a scraper wrote is no Markdown: its lines are paragraphs.
  if (beginsWithMarker(body)) return readScrapedText(body, title);
  const { text, heading } = readMarkdown(body);
  const nothingElse = { source: null, foundDates: [] };
  if (title !== '') return { title, text, ...nothingElse };
  if (heading !== null) return { title: heading, text: dropFirst(text, heading), ...nothingElse };
  return readScrapedText(text, '');
}

/** The heading that became the title need not stand above the text again. */
function dropFirst(text: string, heading: string): string {
  return text.startsWith(heading) ? text.slice(heading.length).replace(/^\n+/, '') : text;
}
