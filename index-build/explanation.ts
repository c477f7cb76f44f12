/** What was made of an article, and why, in plain lines for a terminal. */

import type { Article, ArticleId } from '../src/article.ts';
import { english } from '../src/messages/english.ts';
import type { ConsideredDate } from './dates/find-date.ts';
import type { Draft } from './reader.ts';
import { printable } from './report.ts';

export interface Explained {
  readonly id: ArticleId;
  /** As its file tells it. */
  readonly read: Draft;
  /** The same with what `corrections.csv` puts right. */
  readonly draft: Draft;
  /** Whether `corrections.csv` takes its date away. */
  readonly undated: boolean;
  /** What the build makes of it; null when it has neither title nor text. */
  readonly article: Omit<Article, 'arrived'> | null;
  readonly considered: readonly ConsideredDate[];
  readonly warnings: readonly string[];
}

export function explanation(explained: Explained): string {
  const { id, article, considered, warnings, read } = explained;
  return [
    printable(id),
    ...(article === null ? ['', 'It is skipped: it has neither title nor text.'] : facts(article, explained)),
    ...section('Dates considered', considered.map(dateLine), 'none'),
    ...section(
      'Left out of the text',
      read.cuts.flatMap(({ reason, text }) => [`${reason}:`, ...quoted(text)]),
      'nothing',
    ),
    ...section(
      'Warnings',
      warnings.map((warning) => `${warning}.`),
      'none',
    ),
    ...(article === null
      ? []
      : section(textHeading(article.text), article.text.split('\n'), 'There is none.')),
    '',
  ]
    .map(printable)
    .join('\n');
}

function facts(article: Omit<Article, 'arrived'>, { read, draft, undated }: Explained): string[] {
  const changed = (name: 'title' | 'source' | 'section' | 'authors') =>
    draft[name] === read[name] ? '' : ', by corrections.csv';
  const title = read.title === '' && draft.title === '' ? ', the beginning of its text' : changed('title');
  const date = undated
    ? 'none, by corrections.csv'
    : article.date === null
      ? 'none: nothing that tells one could be used'
      : `${article.date.date}, ${english.evidence[article.date.evidence]}`;
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Title', article.title + title],
    ['Date', date],
    ['Source', (article.source ?? 'none') + changed('source')],
    ['Authors', (article.authors.join('; ') || 'none') + changed('authors')],
    ['Section', (article.section ?? 'none') + changed('section')],
    ['Tags', article.tags.join(', ') || 'none'],
    ['Language', article.language ?? 'not told'],
    ['Original', article.url ?? 'not told'],
    ['Description', article.description ?? 'none'],
  ];
  return ['', ...rows.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}`)];
}

function dateLine({ text, where, evidence, verdict }: ConsideredDate): string {
  return `"${text}" in ${where} (${english.evidence[evidence]}): ${verdict}`;
}

function textHeading(text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph !== '').length;
  return `Text, ${paragraphs.toLocaleString('en')} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}`;
}

function section(heading: string, lines: readonly string[], nothing: string): string[] {
  const shown = lines.length === 0 || (lines.length === 1 && lines[0] === '') ? [nothing] : lines;
  return ['', `${heading}:`, ...shown.map((line) => (line === '' ? '' : `  ${line}`))];
}

function quoted(text: string): string[] {
  return text.split('\n').map((line) => `| ${line}`);
}
