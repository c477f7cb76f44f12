/** `corrections.csv`: what the archive's owner knows better than the files tell. */

import { parse } from 'csv-parse/sync';
import { Problem } from '../src/problem.ts';
import { decodeFile } from './decode.ts';
import { CORRECTIONS, type FileProblem } from './find-files.ts';
import type { Draft } from './reader.ts';
import { oneLine } from './text-form.ts';

export const COLUMNS = ['path', 'id', 'title', 'date', 'source', 'author', 'section'] as const;
type Column = (typeof COLUMNS)[number];

/** What says in its cell that an article has no date. */
const NO_DATE = /^(?:undated|-)$/i;

/** What one line puts right. */
interface Correction {
  readonly line: number;
  /** The path or id that it is about. */
  readonly of: string;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface Corrected {
  readonly draft: Draft;
  /** Whether it is to have no date, whatever tells one. */
  readonly undated: boolean;
}

export class Corrections {
  /** What is wrong with the file itself. */
  readonly problems: FileProblem[] = [];
  /** By path, and by id. An article may have corrections under both, and several. */
  private readonly byName = new Map<string, Correction[]>();
  private readonly met = new Set<Correction>();

  /** `content` is null where there is no such file. What can't be used of it is a problem. */
  constructor(content: Uint8Array | null) {
    if (content !== null) this.read(content);
  }

  /** The draft of an article with what is put right: what is told of its path first, then of its id, later lines last. */
  apply(path: string, id: string, draft: Draft): Corrected {
    let corrected: Corrected = { draft, undated: false };
    for (const name of new Set([path, id])) {
      for (const correction of this.byName.get(name) ?? []) {
        if (correction.cells.id === undefined || correction.cells.id === id) {
          this.met.add(correction);
          corrected = correct(corrected, correction);
        }
      }
    }
    return corrected;
  }

  /** The lines whose articles were met since this was asked for the last time. */
  takeMet(): number[] {
    const lines = Array.from(this.met, ({ line }) => line);
    this.met.clear();
    return lines;
  }

  /** After all articles were met, by these lines: the corrections of those that are not there. */
  unmet(met: ReadonlySet<number>): FileProblem[] {
    const missing = [...this.byName.values()].flat().filter(({ line }) => !met.has(line));
    missing.sort((a, b) => a.line - b.line);
    return missing.map(({ line, of }) => problem(line, `there is no article ${of}`));
  }

  private read(content: Uint8Array): void {
    const rows: { cells: readonly string[]; line: number }[] = [];
    try {
      const { text, warnings } = decodeFile(content);
      this.problems.push(...warnings.map((reason) => ({ path: CORRECTIONS, reason })));
      parse(text, {
        delimiter: delimiterOf(text),
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (cells: string[], { lines }) => {
          // It is the line that a row ends on, and a cell may hold line breaks.
          rows.push({ cells, line: lines - cells.join('').split('\n').length + 1 });
          return null;
        },
      });
    } catch (error) {
      const { lines, code } = error as { lines?: number; code?: string };
      if (error instanceof Problem) this.problems.push({ path: CORRECTIONS, reason: error.message });
      else if (code === undefined) throw error;
      else this.problems.push(problem(lines ?? 1, 'from there on it is no CSV, and was not read'));
    }
    const header = rows[0];
    if (header === undefined) return;
    const columns = this.columnsOf(header.cells);
    if (!columns.includes('path') && !columns.includes('id')) {
      this.problems.push(problem(header.line, 'it has neither a column "path" nor a column "id"'));
      return;
    }
    for (const { cells, line } of rows.slice(1)) this.add(columns, cells, line);
  }

  /** Null for a column that means nothing. */
  private columnsOf(header: readonly string[]): (Column | null)[] {
    return header.map((cell) => {
      const name = cell.toLowerCase();
      const column = COLUMNS.find((known) => known === name) ?? null;
      if (column === null && name !== '') {
        const reason = `"${cell.slice(0, 60)}" is none of its columns, which are ${COLUMNS.join(', ')}`;
        this.problems.push(problem(1, reason));
      }
      return column;
    });
  }

  private add(columns: readonly (Column | null)[], row: readonly string[], line: number): void {
    const cells: Partial<Record<Column, string>> = {};
    for (const [i, column] of columns.entries()) {
      const cell = withoutGuard(row[i] ?? '');
      // A path is what it is, spaces and all.
      const value = column === 'path' || column === 'id' ? cell : oneLine(cell);
      if (column !== null && value !== '') cells[column] = value;
    }
    const of = cells.id ?? cells.path;
    if (of === undefined) {
      if (Object.keys(cells).length > 0) this.problems.push(problem(line, 'it names no article'));
      return;
    }
    const known = this.byName.get(of) ?? [];
    known.push({ line, of, cells });
    this.byName.set(of, known);
  }
}

function correct({ draft, undated }: Corrected, { line, cells }: Correction): Corrected {
  const { title, date, source, author, section } = cells;
  const isUndated = date === undefined ? undated : NO_DATE.test(date);
  const where = `${CORRECTIONS} line ${line}`;
  const dates =
    date === undefined || isUndated ? [] : [{ text: date, evidence: 'correction', where } as const];
  return {
    undated: isUndated,
    draft: {
      ...draft,
      title: title ?? draft.title,
      source: source ?? draft.source,
      section: section ?? draft.section,
      authors: author === undefined ? draft.authors : author.split(/\s*;\s*/).filter((name) => name !== ''),
      statedDates: [...dates, ...draft.statedDates],
    },
  };
}

/** Spreadsheets write semicolons where a comma stands in numbers. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 1000).split('\n', 1)[0] ?? '';
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

/** What would be taken for a formula by a spreadsheet stands behind an apostrophe. */
const FORMULA = /^[=+\-@]/;

/** A cell that no spreadsheet takes for a formula, and that is read again as it was. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function problem(line: number, reason: string): FileProblem {
  return { path: `${CORRECTIONS} line ${line}`, reason };
}
