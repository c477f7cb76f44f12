/**
 * The lines of a page's article. Readability finds them twice: in the page as it is, and without what
 * stands beside an article by the names of its parts. A line that only the first finds is none of the
 * story, unless too much of it would go: the names of parts tell much, and not always the truth.
 */

import { Readability } from '@mozilla/readability';
import type { Cut } from '../reader.ts';
import { blockLines, type Line } from './block-text.ts';
import { cutLinks } from './cut-links.ts';
import { parsePage } from './page.ts';
import { removeFurniture } from './remove-furniture.ts';
import { trimLines } from './trim-lines.ts';

export interface ArticleBody {
  readonly lines: readonly string[];
  readonly cuts: readonly Cut[];
}

/** Of what the first run found, at most this part is taken away by the second. */
const MOST_TAKEN = 0.25;

/** `html` is a whole page; `title` is its headline, empty when it is not known. */
export function articleBody(html: string, title: string): ArticleBody {
  const plain = readableLines(parsePage(html));
  const page = parsePage(html);
  removeFurniture(page);
  const cleaned = new Set(readableLines(page).map(({ text }) => text));
  const both = plain.filter(({ text }) => cleaned.has(text));
  const cuts: Cut[] = [];
  let lines = plain;
  if (length(both) >= (1 - MOST_TAKEN) * length(plain)) {
    lines = both;
    for (const { text } of plain) {
      if (!cleaned.has(text))
        cuts.push({ text, reason: 'beside the story, by the name of its part of the page' });
    }
  }
  const trimmed = trimLines(cutLinks(lines, cuts), title, cuts);
  return { lines: trimmed.map(({ text }) => text), cuts };
}

function readableLines(document: Document): Line[] {
  const found = new Readability<Element>(document, {
    serializer: (element) => element as Element,
    disableJSONLD: true,
  }).parse();
  const root = found?.content ?? document.querySelector('article, main, [role="main"]') ?? document.body;
  return root === null ? [] : blockLines(root);
}

function length(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}
