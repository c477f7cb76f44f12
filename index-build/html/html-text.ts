/** HTML in a value, as feeds and exports have it → its text in paragraphs. */

import { blockLines } from './block-text.ts';
import { parsePage } from './page.ts';

/** Throws a Problem for HTML that is longer, or nested deeper, than pages are. */
export function htmlToText(html: string): string {
  const { body } = parsePage(html);
  return body === null
    ? ''
    : blockLines(body)
        .map(({ text }) => text)
        .join('\n\n');
}
