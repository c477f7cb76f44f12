/** A table as a stream of rows, each with the line that it begins on. */

import { parse } from 'csv-parse';
import type { SourceFile } from '../reader.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { LONGEST_RECORD } from './record-draft.ts';

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Bytes that are parsed before the rows in them are handed on. */
const SLICE = 256 * 1024;
const TOO_LONG = `the row is longer than ${LONGEST_RECORD / 1024 / 1024} MiB, as when a quote is never closed`;

export interface Row {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
  /** What is to be said of the file from here on, each a sentence without its full stop. */
  readonly warnings: readonly string[];
}

/** A row that does not end as rows do; what follows it was not read. */
export class BrokenRow extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

/** The rows below the first `above` lines. Throws a {@link BrokenRow}. */
export async function* rowsBelow(file: SourceFile, above: number, delimiter: string): AsyncGenerator<Row> {
  const stream = new Utf8Stream(file.pieces());
  const rows: Omit<Row, 'warnings'>[] = [];
  let end = above;
  let unfinished = 0;
  let broken: BrokenRow | null = null;
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    // Together with trimming at the right, quotes would be strict again.
    ltrim: true,
    max_record_size: LONGEST_RECORD,
    // An error would take the rows before it along.
    skip_records_with_error: true,
    on_skip: (error) => {
      broken ??= new BrokenRow(end + 1, reasonOf(error?.code));
      return undefined;
    },
    on_record: (given: string[], { lines }) => {
      end = above + lines;
      const cells = given.map(trimmed);
      if (broken === null) rows.push({ cells, line: end - breaksIn(cells) });
      return null;
    },
  });
  const take = () => rows.splice(0).map((row) => ({ ...row, warnings: stream.takeWarnings() }));
  for await (const piece of below(withLineFeeds(stream.pieces()), above)) {
    for (let at = 0; at < piece.length; at += SLICE) {
      const slice = piece.subarray(at, at + SLICE);
      parser.write(slice);
      yield* take();
      // The parser counts the characters of cells, not what parts them.
      const lineBreak = slice.lastIndexOf(LINE_FEED);
      unfinished = lineBreak === -1 ? unfinished + slice.length : slice.length - lineBreak;
      if (unfinished > LONGEST_RECORD) broken ??= new BrokenRow(end + 1, TOO_LONG);
      if (broken !== null) throw broken;
    }
  }
  await new Promise<void>((resolve) => parser.end(resolve));
  yield* take();
  if (broken !== null) throw broken;
}

/** White space after a closing quote makes csv-parse take the quotes for text. */
function trimmed(cell: string): string {
  const text = cell.trim();
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

function reasonOf(code: string | undefined): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened there and never closed';
  return code === 'CSV_MAX_RECORD_SIZE' ? TOO_LONG : 'it is no row of a table';
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
}

/** With every line break as a line feed. */
async function* withLineFeeds(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isAfterReturn = false;
  for await (const given of pieces) {
    // Its line feed was written with the piece before.
    const piece = isAfterReturn && given[0] === LINE_FEED ? given.subarray(1) : given;
    if (given.length > 0) isAfterReturn = given.at(-1) === CARRIAGE_RETURN;
    if (!piece.includes(CARRIAGE_RETURN)) yield piece;
    else yield Buffer.from(piece.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1');
  }
}

async function* below(pieces: AsyncIterable<Buffer>, lines: number): AsyncGenerator<Buffer> {
  let above = lines;
  for await (const piece of pieces) {
    let start = 0;
    while (above > 0) {
      const end = piece.indexOf(LINE_FEED, start);
      start = end === -1 ? piece.length : end + 1;
      if (end === -1) break;
      above -= 1;
    }
    if (start < piece.length) yield piece.subarray(start);
  }
}
