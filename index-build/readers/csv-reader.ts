/** `.csv` and `.tsv`: a record a row, under the columns that the first row names, read as a stream. */

import { Problem } from '../../src/problem.ts';
import type { BadRecord, Draft, Reader, SourceFile } from '../reader.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { readHeader } from './csv-header.ts';
import { BrokenRow, type Row, rowsBelow } from './csv-rows.ts';
import { RecordDrafts } from './record-draft.ts';

/** Bytes among which the header ends. */
const HEADER_WITHIN = 64 * 1024;
/** How often reading goes on below a row that never ends; each time all above it is passed over again. */
const MOST_RESTARTS = 3;

export const csvReader: Reader = {
  async *read(file, options) {
    const drafts = new RecordDrafts(options);
    const header = readHeader(await beginningOf(file), options);
    let { above } = header;
    let columns: readonly string[] | null = null;
    let untold: readonly string[] = [];
    for (let restarts = 0; ; restarts += 1) {
      try {
        for await (const row of rowsBelow(file, above, header.delimiter)) {
          untold = [...untold, ...row.warnings];
          if (columns === null) columns = namedColumns(row, drafts);
          else {
            const item = itemOf(row, columns, drafts, untold);
            yield item;
            if (!('problem' in item)) untold = [];
          }
        }
        return;
      } catch (error) {
        if (!(error instanceof BrokenRow)) throw error;
        const { line, reason } = error;
        if (columns === null || restarts === MOST_RESTARTS) {
          throw new Problem(`from line ${line} on it was not read: ${reason}`);
        }
        yield { problem: error.message };
        above = line;
      }
    }
  },
};

async function beginningOf(file: SourceFile): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of new Utf8Stream(file.pieces()).pieces()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEADER_WITHIN) break;
  }
  return Buffer.concat(pieces, length).toString().replace(/\r\n?/g, '\n');
}

function namedColumns({ cells }: Row, drafts: RecordDrafts): readonly string[] {
  if (drafts.isArticle(recordOf(cells, cells))) return cells;
  throw new Problem('its first line names no column of titles or texts: name one with --map title=COLUMN');
}

function itemOf(
  { cells, line }: Row,
  columns: readonly string[],
  drafts: RecordDrafts,
  ofFile: readonly string[],
): Draft | BadRecord {
  const at = `line ${line}`;
  const item = drafts.one(recordOf(columns, cells), { at, called: 'column' });
  if ('problem' in item) return item;
  const all = [...ofFile, ...item.warnings];
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    all.push(`${at} has ${cells.length} cells under ${columns.length} columns`);
  }
  return { ...item, warnings: all };
}

/** Of two columns with one name, the first that is not empty counts. */
function recordOf(columns: readonly string[], cells: readonly string[]): object {
  const record: Record<string, string> = Object.create(null);
  for (const [i, column] of columns.entries()) record[column] ||= cells[i] ?? '';
  return record;
}
