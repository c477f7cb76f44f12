/** `.jsonl` and `.ndjson`: a record a line, read as a stream. */

import { type Line, LineSplitter } from '../lines.ts';
import type { BadRecord, Draft, Reader, ReadOptions, SourceFile } from '../reader.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { isObject } from './json-records.ts';
import { LONGEST_RECORD, RecordDrafts } from './record-draft.ts';

export const jsonLinesReader: Reader = { read: readLines };

/** A line that is bad does not stop the rest. */
export async function* readLines(file: SourceFile, options: ReadOptions): AsyncGenerator<Draft | BadRecord> {
  const stream = new Utf8Stream(file.pieces());
  const splitter = new LineSplitter(LONGEST_RECORD);
  const drafts = new RecordDrafts(options);
  const read = function* (lines: Iterable<Line>): Generator<Draft | BadRecord> {
    for (const line of lines) {
      const item = readLine(line, drafts);
      if (item === null) continue;
      if ('problem' in item) yield item;
      else yield { ...item, warnings: [...stream.takeWarnings(), ...item.warnings] };
    }
  };
  for await (const piece of stream.pieces()) yield* read(splitter.push(piece));
  yield* read(splitter.end());
}

/** Null for a line without a record. */
function readLine(line: Line, drafts: RecordDrafts): Draft | BadRecord | null {
  const at = `line ${line.number}`;
  if (line.text === null) return { problem: `${at} is longer than ${LONGEST_RECORD / 1024 / 1024} MiB` };
  // A list with a record a line is as good.
  const text = line.text.trim().replace(/,$/, '');
  if (text === '' || text === '[' || text === ']') return null;
  const record = parse(text);
  if (record === undefined) return { problem: `${at} is no JSON` };
  if (!isObject(record)) return { problem: `${at} is no object` };
  return drafts.one(record, { at, called: 'key' });
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
