/** What is made of one file, and why: read, put right and decided on as a build does it. */

import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { Problem } from '../src/problem.ts';
import type { CivilDate } from '../src/publication-date.ts';
import { articleFromDraft, draftId } from './article-from-draft.ts';
import { Corrections } from './corrections.ts';
import { DayOrders } from './dates/day-orders.ts';
import { findDate } from './dates/find-date.ts';
import type { DayOrder } from './dates/written-date.ts';
import { type Explained, explanation } from './explanation.ts';
import { CORRECTIONS, readCorrections } from './find-files.ts';
import type { ReadOptions } from './reader.ts';
import { readDrafts } from './reading/read-in-parts.ts';
import { printable } from './report.ts';
import { openSourceFile } from './source-file.ts';

export interface ExplainRequest {
  /** A path, from the current directory or in the folder; `#` and a record's id may follow it. */
  readonly file: string;
  /** The folder of articles; the one that the file lies in unless given. */
  readonly folder?: string;
  /** Dates after this day are none. */
  readonly today: CivilDate;
  readonly map?: ReadOptions['map'];
  /** How its numeric dates are to be read; null when nothing but themselves tells it. */
  readonly dayOrder?: DayOrder | null;
}

/** Records named when the one that was asked for is not there; problems told of a file. */
const MOST_NAMED = 10;

/**
 * The articles of a file, each explained in lines for a terminal. Throws a Problem for a file that is
 * not there or can't be read, and for a record that is not in it.
 */
export async function* explain({
  file,
  folder,
  today,
  map = {},
  dayOrder = null,
}: ExplainRequest): AsyncGenerator<string> {
  const { path, root, record } = await find(file, folder);
  const corrections = new Corrections(await readCorrections(root, []));
  const orders = new DayOrders(dayOrder);
  const others: string[] = [];
  const problems: string[] = [];
  let found = false;
  const { file: opened } = await openSourceFile(root, path);
  for await (const read of readDrafts(opened, { map })) {
    if (typeof read === 'string') {
      if (problems.length < MOST_NAMED) problems.push(read);
      continue;
    }
    if (record !== null && read.record !== record) {
      if (others.length <= MOST_NAMED) others.push(read.record ?? 'the file itself');
      continue;
    }
    found = true;
    const id = draftId(path, read);
    const { draft, undated } = corrections.apply(path, id, read);
    orders.learn(draft);
    const context = { today, dayOrder: orders.of(draft.source) };
    const { article, warnings } = articleFromDraft(draft, path, context);
    const { considered } = findDate(draft, path, { ...context, considersAll: true });
    const explained: Explained = { id, read, draft, undated, article, considered, warnings };
    yield explanation(explained);
  }
  if (!found) throw new Problem(printable(whyNothing(path, record, others, problems)));
  if (problems.length > 0) yield `What could not be used of it: ${printable(sentences(problems))}`;
}

function whyNothing(
  path: string,
  record: string | null,
  others: readonly string[],
  problems: readonly string[],
): string {
  if (record === null || (others.length === 0 && problems.length > 0)) {
    return problems.length > 0
      ? `${path} is no article: ${sentences(problems)}`
      : `There is no article in ${path}.`;
  }
  const named = others.slice(0, MOST_NAMED).join(', ');
  const more = others.length > MOST_NAMED ? ' and more' : '';
  return `There is no record ${record} in ${path}. It has ${named || 'none'}${more}.`;
}

function sentences(problems: readonly string[]): string {
  return problems.map((problem) => `${problem}.`).join(' ');
}

interface Place {
  /** In the folder, segments separated by `/`. */
  readonly path: string;
  readonly root: string;
  readonly record: string | null;
}

async function find(file: string, folder: string | undefined): Promise<Place> {
  for (const [name, record] of namesIn(file)) {
    for (const candidate of folder === undefined ? [resolve(name)] : [resolve(name), resolve(folder, name)]) {
      const status = await stat(candidate).catch(() => null);
      if (status === null) continue;
      if (status.isDirectory()) throw new Problem(`${name} is a folder. Name a file in it.`);
      const root = resolve(folder ?? dirname(candidate));
      const path = relative(root, candidate).split(sep).join('/');
      if (path.startsWith('../') || resolve(root, path) !== candidate) continue;
      if (path === CORRECTIONS) throw new Problem(`${name} puts articles right and holds none.`);
      return { path, root, record };
    }
  }
  throw new Problem(`There is no file ${file}${folder === undefined ? '' : ` in ${folder}`}.`);
}

/** The file names that a text may stand for, each with the record after it: `#` may be part of either. */
function* namesIn(file: string): Generator<[name: string, record: string | null]> {
  yield [file, null];
  for (let at = file.lastIndexOf('#'); at > 0; at = file.lastIndexOf('#', at - 1)) {
    yield [file.slice(0, at), file.slice(at + 1)];
  }
}
