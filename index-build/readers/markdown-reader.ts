/** `.md`: Markdown, usually with front matter. */

import { decodeText } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown-text.ts';
import { readMetadata } from './metadata.ts';
import { readScrapedText } from './scraped-text.ts';

export const markdownReader: Reader = {
  name: 'markdown',
  extensions: ['.md', '.markdown'],
  *read({ content }) {
    const { data, body, warnings } = splitFrontMatter(decodeText(content));
    const metadata = readMetadata(data);
    const { text, heading } = readMarkdown(body);
    const draft = { ...metadata, record: null, warnings };
    if (metadata.title !== '') yield { ...draft, text, markerDate: null };
    else if (heading !== null)
      yield { ...draft, title: heading, text: dropFirst(text, heading), markerDate: null };
    else {
      const scraped = readScrapedText(text);
      yield { ...draft, ...scraped, source: metadata.source ?? scraped.source };
    }
  },
};

/** The heading that became the title need not stand above the text again. */
function dropFirst(text: string, heading: string): string {
  return text.startsWith(heading) ? text.slice(heading.length).replace(/^\n+/, '') : text;
}
