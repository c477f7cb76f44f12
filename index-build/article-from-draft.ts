/** Draft → article: its id, date and arrival, and its text in one normal form. */

import { type Article, type ArticleId, articleId } from '../src/article.ts';
import type { CivilDate } from '../src/publication-date.ts';
import { type DateContext, findDate } from './dates/find-date.ts';
import type { Draft } from './reader.ts';
import { oneLine, shorten, wellFormed } from './text-form.ts';

export interface ArticleOrReason {
  /** Null when the draft has neither title nor text. */
  readonly article: Omit<Article, 'arrived'> | null;
  readonly warnings: readonly string[];
}

export function articleFromDraft(given: Draft, path: string, context: DateContext): ArticleOrReason {
  const draft = wellFormedDraft(given);
  const text = draft.text.trim();
  const title = oneLine(draft.title) || shorten(oneLine(text.slice(0, 1000)));
  const { date, warnings } = findDate(draft, path, context);
  const { description, source, authors, section, tags, language, url } = draft;
  const id = draftId(path, draft);
  const about = { description, date, source, authors, section, tags, language, url };
  const article = title === '' ? null : { id, title, text, ...about };
  return { article, warnings: [...draft.warnings, ...warnings] };
}

/** The id that a draft's article will have. */
export function draftId(path: string, { record }: Draft): ArticleId {
  return articleId(path, record === null ? null : wellFormed(record));
}

function wellFormedDraft(draft: Draft): Draft {
  const orNull = (text: string | null) => (text === null ? null : wellFormed(text));
  return {
    ...draft,
    record: orNull(draft.record),
    title: wellFormed(draft.title),
    text: wellFormed(draft.text),
    description: orNull(draft.description),
    source: orNull(draft.source),
    // Two that differed may have become one.
    authors: [...new Set(draft.authors.map(wellFormed))].filter((name) => name !== ''),
    section: orNull(draft.section),
    tags: [...new Set(draft.tags.map(wellFormed))],
    url: orNull(draft.url),
  };
}

/** What articles are numbered by. */
export interface NumberedBy {
  readonly id: ArticleId;
  readonly date: CivilDate | null;
}

/**
 * The order in which articles are numbered: by date, undated last. Within a date, ids descend, so
 * that the same order backwards is newest first and then by id.
 */
export function compareNumbered(a: NumberedBy, b: NumberedBy): number {
  const byId = a.id < b.id ? -1 : 1;
  if (a.date === b.date) return a.date === null ? byId : -byId;
  if (a.date === null || b.date === null) return a.date === null ? 1 : -1;
  return a.date < b.date ? -1 : 1;
}

/** The same of articles. */
export function compareByDate(a: Pick<Article, 'date' | 'id'>, b: Pick<Article, 'date' | 'id'>): number {
  return compareNumbered({ id: a.id, date: a.date?.date ?? null }, { id: b.id, date: b.date?.date ?? null });
}
