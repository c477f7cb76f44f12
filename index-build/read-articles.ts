/** A folder → its articles: every file is read, then each article is decided on. */

import type { Article } from '../src/article.ts';
import type { CivilDate } from '../src/publication-date.ts';
import type { Arrivals } from './arrivals.ts';
import { articleFromDraft, compareByDate, draftId } from './article-from-draft.ts';
import { Corrections } from './corrections.ts';
import { DayOrders } from './dates/day-orders.ts';
import type { DayOrder } from './dates/written-date.ts';
import { DISK, type Disk } from './disk.ts';
import { replaceFileBy, type Sink } from './durable-files.ts';
import type { FileProblem, FoundFiles } from './find-files.ts';
import type { Draft, ReadOptions } from './reader.ts';
import { type ReadingListener, readFiles } from './reading/read-files.ts';
import { SourceHash } from './source-hash.ts';

export interface ReadRequest {
  readonly folder: string;
  /** The day on which new articles arrive. */
  readonly today: CivilDate;
  /** Names of keys and columns in this archive; none unless given. */
  readonly map?: ReadOptions['map'];
  /** How numeric dates are to be read; null when nothing but themselves tells it. */
  readonly dayOrder?: DayOrder | null;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ReadArticles {
  /** In the order of their numbers; whoever asked may take them out. */
  readonly articles: Article[];
  readonly source: string;
  readonly skipped: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

interface FoundDraft {
  readonly path: string;
  readonly draft: Draft;
}

/**
 * New articles are added to `arrivals`. `cache` is the path of what was read before and will be read
 * again; null for none.
 */
export async function readArticles(
  { folder, today, onProgress, map = {}, dayOrder = null }: ReadRequest,
  found: FoundFiles,
  arrivals: Arrivals,
  cache: string | null,
  disk: Disk = DISK,
): Promise<ReadArticles> {
  const hash = new SourceHash();
  const drafts: FoundDraft[] = [];
  const skipped = [...found.skipped];
  let done = 0;
  const listener: ReadingListener = {
    draft: (path, draft) => drafts.push({ path, draft }),
    problem: (path, reason) => skipped.push({ path, reason }),
    file: (path, ofFile) => {
      hash.add(path, ofFile);
      done += 1;
      onProgress?.(done, found.paths.length);
    },
  };
  const read = (sink: Sink) => readFiles(found.paths, { folder, options: { map } }, cache, sink, listener);
  await (cache === null ? read(() => {}) : replaceFileBy(cache, read, disk));
  const articles: Article[] = [];
  const warnings: FileProblem[] = [];
  const corrections = new Corrections(found.corrections);
  const orders = new DayOrders(dayOrder);
  for (const { draft } of drafts) orders.learn(draft);
  for (const { path, draft: read } of drafts) {
    const { draft, undated } = corrections.apply(path, draftId(path, read), read);
    const result = articleFromDraft(draft, path, { today, dayOrder: orders.of(draft.source) });
    if (result.article === null) skipped.push({ path, reason: 'it has neither title nor text' });
    else {
      const { id } = result.article;
      if (!arrivals.has(id)) arrivals.set(id, today);
      const date = undated ? null : result.article.date;
      articles.push({ ...result.article, date, arrived: arrivals.get(id) ?? today });
      warnings.push(...result.warnings.map((reason) => ({ path, reason })));
    }
  }
  warnings.push(...corrections.problems, ...corrections.unmet());
  articles.sort(compareByDate);
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { articles, source: hash.digest(found), skipped, warnings };
}
