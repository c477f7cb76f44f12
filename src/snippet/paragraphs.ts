/** A text with its highlights → its paragraphs, each with its own. */

import type { Highlight } from '../search-engine.ts';

export interface Paragraph {
  readonly text: string;
  /** In the paragraph's own units. Of a highlight that crosses its edge, each paragraph has its part. */
  readonly highlights: readonly Highlight[];
}

/** What parts paragraphs. */
export const BLANK_LINES = /\n[^\S\n]*\n\s*/g;

/** Paragraphs are what blank lines separate. */
export function toParagraphs(text: string, highlights: readonly Highlight[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  let next = 0;
  const close = (end: number): void => {
    const own: Highlight[] = [];
    for (let mark = highlights[next]; mark && mark[0] < end; mark = highlights[next]) {
      own.push([Math.max(mark[0], start) - start, Math.min(mark[1], end) - start]);
      if (mark[1] > end) break;
      next += 1;
    }
    if (end > start) paragraphs.push({ text: text.slice(start, end), highlights: own });
  };
  for (const gap of text.matchAll(BLANK_LINES)) {
    close(gap.index);
    start = gap.index + gap[0].length;
  }
  close(text.length);
  return paragraphs;
}
