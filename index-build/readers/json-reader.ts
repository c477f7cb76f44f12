/** `.json`: an article, a list of articles, or an export that wraps one; JSON Feed is read as the feed it is. */

import { Problem } from '../../src/problem.ts';
import { decodeFile } from '../decode.ts';
import type { BadRecord, Draft, Reader, ReadOptions } from '../reader.ts';
import { readLines } from './json-lines-reader.ts';
import { isObject, recordsIn } from './json-records.ts';
import { RecordDrafts } from './record-draft.ts';

export const jsonReader: Reader = {
  async *read(file, options) {
    const { text, warnings } = decodeFile(await file.whole());
    refuseExcess(text);
    const document = parse(text);
    if (document === undefined) {
      // An object a line is often called .json too.
      if (!isFirstLineJson(text)) throw new Problem(whyNoJson(text));
      yield* readLines(file, options);
      return;
    }
    const { draftsOfJsonFeed, isJsonFeed } = await import('./feed-reader.ts');
    const drafts = isJsonFeed(document) ? draftsOfJsonFeed(document) : readDocument(document, options);
    yield* withWarnings(drafts, warnings);
  },
};

/** Lists and objects in a document, and within each other: what is parsed takes many times the room. */
const MOST_OBJECTS = 4_000_000;
const DEEPEST = 1000;

/** Throws a Problem for a text that would take too much to parse. */
function refuseExcess(text: string): void {
  let depth = 0;
  let objects = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === '[' || character === '{') {
      depth += 1;
      objects += 1;
      if (depth > DEEPEST) throw new Problem(`it is nested deeper than ${DEEPEST} lists and objects`);
      if (objects > MOST_OBJECTS)
        throw new Problem(`it holds more than ${MOST_OBJECTS.toLocaleString('en')} lists and objects`);
    }
  }
}

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** The drafts of a JSON document. */
export async function* readDocument(
  document: unknown,
  options: ReadOptions,
): AsyncGenerator<Draft | BadRecord> {
  const drafts = new RecordDrafts(options);
  const records = recordsIn(document, drafts);
  if (records === null) throw new Problem('there is no article in it, nor a list of any: see --map');
  if ('one' in records) {
    yield drafts.whole(records.one, { at: 'it', called: 'key' });
    return;
  }
  for (const [i, record] of records.list.entries()) {
    const at = `record ${i + 1}`;
    if (isObject(record)) yield drafts.one(record, { at, called: 'key' });
    else yield { problem: `${at} is no object` };
  }
}

/** What is to be said of the file is said with its first article. */
async function* withWarnings(
  items: AsyncIterable<Draft | BadRecord> | Iterable<Draft | BadRecord>,
  ofFile: readonly string[],
): AsyncGenerator<Draft | BadRecord> {
  let untold = ofFile;
  for await (const item of items) {
    if ('problem' in item) yield item;
    else {
      yield { ...item, warnings: [...untold, ...item.warnings] };
      untold = [];
    }
  }
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFirstLineJson(text: string): boolean {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  return isObject(parse(line));
}

function whyNoJson(text: string): string {
  if (text.trim() === '') return 'it is empty';
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const at = Number(/ at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    if (at >= text.length || message.startsWith('Unexpected end')) return 'its JSON ends too early';
    if (!Number.isNaN(at)) return `it is no JSON from line ${text.slice(0, at).split('\n').length} on`;
  }
  return 'it is no JSON';
}
