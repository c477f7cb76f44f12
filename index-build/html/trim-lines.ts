/** Takes from the head and tail of an article what is about it: headline, standfirst, date, byline, links. */

import { dateAt } from '../dates/written-date.ts';
import type { Cut } from '../reader.ts';
import type { Line } from './block-text.ts';

/** A line of fewer characters and without the end of a sentence is no paragraph. */
const SHORT = 100;
/** Among so many lines from the top a date or byline ends what stands above the story. */
const HEAD = 6;
/** Characters that may be lost above a dateline: a standfirst. */
const LONGEST_STANDFIRST = 400;
/** Lines below the story that are looked at. */
const TAIL = 12;

const END = /[.!?…。！？:;]["”’»)\]]*$/;
const BYLINE =
  /^(?:by|von|par|por|от|text|words|story|written by|reported by)\b:? \S|^(?:published|posted|updated|last updated|first published|created|date)\b/i;
const BELOW =
  /^(?:read more|related|more (?:on|from|stories)|see also|also read|follow|share|subscribe|sign up|tags?|topics?|filed under|copyright|©|all rights reserved|contact|e-?mail|comments?|click here|get (?:the|our)|download|support|you (?:may|might) also|photo|image|source|report(?:ing|ed) by|edit(?:ing|ed) by|this (?:article|story|post) (?:was|first|originally|appeared)|have a (?:tip|story)|join|copy(?:ing)? link|updated|tell us|want more|let us know|leave a)\b|\bcontributed to this (?:report|story|article)|\bnewsletters?\b|\bsubscri(?:be|ption)|\bsign up\b/i;
const ABOUT_AUTHOR =
  /\b(?:is an? (?:[\w’'-]+[ ,]+){0,6}?(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|producer|fellow|author)|follow (?:him|her|them|me|us)\b|can be (?:reached|contacted) at|on twitter)\b/i;
/** A paragraph that is this long is read whole before it is called a note. */
const LONGEST_NOTE = 300;

/** The lines that are left; those that go are added to `cuts`. */
export function trimLines(lines: readonly Line[], title: string, cuts: Cut[]): Line[] {
  const from = headEnd(lines, bareWords(title));
  const to = tailStart(lines, from);
  for (const { text } of lines.slice(0, from)) cuts.push({ text, reason: 'above the story' });
  for (const { text } of lines.slice(to)) cuts.push({ text, reason: 'below the story' });
  return lines.slice(from, to);
}

/** Where the story begins: behind the headline, the last date or byline near the top, and what is no paragraph. */
function headEnd(lines: readonly Line[], title: string): number {
  let end = 0;
  let above = 0;
  for (let i = 0; i < Math.min(HEAD, lines.length - 1); i += 1) {
    const { text } = lines[i] as Line;
    const isTitle = title !== '' && bareWords(text).endsWith(title);
    if (isTitle || (text.length < SHORT && (BYLINE.test(text) || isDate(text)))) end = i + 1;
    else above += text.length;
    if (above > LONGEST_STANDFIRST) break;
  }
  while (end < lines.length - 1 && !isParagraph(lines[end] as Line)) end += 1;
  // Lines without an end to their sentences are a poem or a list: then they are the story.
  return lines.slice(end).some(isParagraph) ? end : 0;
}

function tailStart(lines: readonly Line[], from: number): number {
  let start = lines.length;
  for (let i = lines.length - 1; i > from && i >= lines.length - TAIL; i -= 1) {
    const { text, isLink } = lines[i] as Line;
    const isNote = text.length < LONGEST_NOTE && (BELOW.test(text) || ABOUT_AUTHOR.test(text));
    if (isNote || isLink || !isParagraph(lines[i] as Line)) start = i;
    else break;
  }
  return start;
}

function isParagraph({ text }: Line): boolean {
  return text.length >= SHORT || END.test(text);
}

function isDate(text: string): boolean {
  for (const { index } of text.matchAll(/(?:^|[\s|,])(?=[\p{L}\p{N}])/gu)) {
    const found = dateAt(text.slice(index).trimStart());
    if (found !== null && found.date.date.length === 10) return true;
  }
  return false;
}

function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
