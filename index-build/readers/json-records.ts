/** A JSON document → the records in it: itself, a list, or the list that it wraps. */

import type { RecordDrafts } from './record-draft.ts';

export type Records =
  /** The document is one article. */
  { readonly one: object } | { readonly list: readonly unknown[] };

/** What the list of articles is usually called, and what it is wrapped in. */
const LISTS = ['articles', 'items', 'posts', 'results', 'stories', 'entries', 'documents', 'docs', 'records']
  .concat([
    'hits',
    'news',
    'content',
    'nodes',
    'edges',
    'rows',
    'pages',
    '@graph',
    'list',
    'data',
    'response',
  ])
  .concat(['result', 'feed', 'channel', 'db', 'export', 'payload', 'body']);
const DEEPEST = 5;

/** Null when there is no record in it. */
export function recordsIn(document: unknown, drafts: RecordDrafts, depth = 0): Records | null {
  if (typeof document !== 'object' || document === null) return null;
  if (Array.isArray(document)) {
    const [first, second] = document as readonly unknown[];
    // A list of one may wrap what is wrapped again.
    const isWrapper = depth > 0 && second === undefined && isObject(first) && !drafts.isArticle(first);
    const within = isWrapper && depth < DEEPEST ? recordsIn(first, drafts, depth + 1) : null;
    return within ?? (document.some(isObject) || depth === 0 ? { list: document } : null);
  }
  if (drafts.hasText(document)) return { one: document };
  if (depth < DEEPEST) {
    for (const key of LISTS) {
      const value = Object.hasOwn(document, key) ? (document as Record<string, unknown>)[key] : undefined;
      const records = recordsIn(value, drafts, depth + 1);
      if (records !== null && 'list' in records) return records;
    }
  }
  if (drafts.isArticle(document)) return { one: document };
  const lists = Object.values(document).filter((value) => Array.isArray(value) && value.some(isObject));
  return lists.length === 1 ? { list: lists[0] as readonly unknown[] } : null;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
