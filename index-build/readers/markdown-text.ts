/** Markdown → plain text in paragraphs: what a reader of the rendered page would read. */

import MarkdownIt, { type Token } from 'markdown-it';
import { joinParagraphs } from '../text-form.ts';

const markdown = new MarkdownIt({ html: true });

/** Parsing takes seconds a megabyte at worst; a longer text is taken for plain. */
const LONGEST = 1024 * 1024;

/** What site generators fill in: a link's address, and tags that stand for something else. */
const FILLED_IN_ADDRESS = /\]\(\{\{[^{}\n]*\}\}/g;
const TEMPLATE_TAG = /\{%[^%\n]*%\}/g;

/** Elements whose content is no text. */
const UNREAD = /<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/** Tags that end a line of text. */
const BREAK =
  /<\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|blockquote|figure|figcaption|br|hr)\b[^<>]*>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;

/** The plain text of a Markdown text, and its first heading of the first level, which is left in it. */
export function readMarkdown(body: string): { readonly text: string; readonly heading: string | null } {
  if (body.length > LONGEST) return { text: joinParagraphs(body.split('\n')), heading: null };
  const paragraphs: string[] = [];
  let heading: string | null = null;
  let headingOpen = false;
  for (const token of markdown.parse(withoutTemplates(body), {})) {
    if (token.type === 'heading_open') headingOpen = token.tag === 'h1';
    else if (token.type === 'inline') {
      const text = inlineText(token.children ?? []);
      if (headingOpen && heading === null && text !== '') heading = text;
      paragraphs.push(text);
    } else if (token.type === 'heading_close') headingOpen = false;
    else if (token.type === 'fence' || token.type === 'code_block') paragraphs.push(token.content.trimEnd());
    else if (token.type === 'html_block') paragraphs.push(htmlText(token.content));
  }
  return {
    text: joinParagraphs(
      paragraphs
        .filter((text) => text !== '')
        .join('\n\n')
        .split('\n'),
    ),
    heading,
  };
}

function withoutTemplates(body: string): string {
  return body.replace(FILLED_IN_ADDRESS, '](#').replace(TEMPLATE_TAG, '');
}

function inlineText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
      text += token.content;
    else if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') text += inlineText(token.children ?? []);
  }
  return text.trim();
}

/** Line breaks of HTML are mere spaces; its block elements and `br` end a line. */
function htmlText(html: string): string {
  const content = html.replace(COMMENT, '').replace(UNREAD, '').replace(/\s+/g, ' ');
  const text = content.replace(BREAK, '\n').replace(TAG, '');
  return markdown.utils
    .unescapeAll(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
