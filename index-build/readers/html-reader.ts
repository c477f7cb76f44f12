/** `.html`, `.htm`, `.xhtml`: a saved page, and the article in it. */

import { findLabelledDate } from '../dates/dateline.ts';
import { decodeFile } from '../decode.ts';
import { articleBody } from '../html/article-body.ts';
import { blockLines, type Line } from '../html/block-text.ts';
import { isOthers } from '../html/others.ts';
import { parsePage } from '../html/page.ts';
import { savedFrom } from '../html/page-address.ts';
import { authorsAt } from '../html/page-authors.ts';
import { pageMetadata } from '../html/page-metadata.ts';
import { EMPTY_DRAFT, type Reader } from '../reader.ts';
import { oneLine } from '../text-form.ts';

/** Lines of the page around its headline among which a date may be printed. */
const ABOVE_HEADLINE = 3;
const BELOW_HEADLINE = 12;

export const htmlReader: Reader = {
  async *read(file) {
    const { text: html, warnings } = decodeFile(await file.whole(), 'markup');
    const page = parsePage(html);
    const metadata = pageMetadata(page);
    const shown = page.body === null ? [] : blockLines(page.body, isOthers).flatMap(brokenUp);
    const head = linesAtHeadline(page, shown, metadata.title);
    const labelled = findLabelledDate(shown.map(({ text }) => text));
    const { lines, cuts } = articleBody(html, metadata.title);
    const authors = metadata.authors.length > 0 ? metadata.authors : authorsAt(head);
    const url = metadata.url ?? savedFrom(html);
    yield {
      ...EMPTY_DRAFT,
      ...metadata,
      url,
      authors,
      text: lines.join('\n\n'),
      head,
      foundDates: [...metadata.foundDates, ...(labelled === null ? [] : [labelled])],
      cuts,
      warnings,
    };
  },
};

function brokenUp(line: Line): Line[] {
  return line.text.split('\n').map((text) => ({ ...line, text }));
}

/** What a reader of the page sees around its headline; nothing where it has none. */
function linesAtHeadline(page: Document, lines: readonly Line[], title: string): string[] {
  const headings = [title, ...Array.from(page.querySelectorAll('h1'), (h1) => oneLine(h1.textContent ?? ''))];
  for (const heading of headings.filter((text) => text.length > 3)) {
    const isIt = ({ text }: Line) => text === heading || text.endsWith(heading);
    const asHeading = lines.findIndex((line) => line.isHeading && isIt(line));
    const at = asHeading < 0 ? lines.findLastIndex(isIt) : asHeading;
    if (at >= 0)
      return lines.slice(Math.max(0, at - ABOVE_HEADLINE), at + BELOW_HEADLINE).map(({ text }) => text);
  }
  return [];
}
