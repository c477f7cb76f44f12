/**
 * What was read of a file as bytes: JSON with a draft or a problem on each line, of a long file several
 * such pieces on end. So it is made and taken apart one draft at a time, outside of the heap: a file of
 * records holds the articles of a whole archive, and as one string they would be in memory several times over.
 */

import type { Draft } from '../reader.ts';

/** To be raised with every change of the form: what was kept in another is read again. */
export const READING_FORM = 3;

const DRAFTS = '{"drafts":[';
const PROBLEMS = '],"problems":[';
const END = ']}';
const LINE_BREAK = 0x0a;

/** Takes drafts, and problems: each a sentence without its full stop. */
export class ReadingWriter {
  /** Bytes so far. */
  length = 0;
  private drafts: Buffer[] = [];
  private problems: Buffer[] = [];

  add(item: Draft | string): void {
    const bytes = Buffer.from(JSON.stringify(item));
    this.length += bytes.length;
    (typeof item === 'string' ? this.problems : this.drafts).push(bytes);
  }

  /** All that was added since it was taken the last time. */
  take(): Uint8Array<ArrayBuffer> {
    const pieces = [
      ...line(DRAFTS),
      ...listed(this.drafts),
      ...line(PROBLEMS),
      ...listed(this.problems),
      ...line(END),
    ];
    this.length = 0;
    this.drafts = [];
    this.problems = [];
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/** The drafts of a reading, then its problems; of several on end, one after the other. */
export function* itemsOf(reading: Uint8Array): Generator<Draft | string> {
  const bytes = Buffer.from(reading.buffer, reading.byteOffset, reading.byteLength);
  let start = 0;
  for (let end = bytes.indexOf(LINE_BREAK, start); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
    const text = bytes.toString('utf8', start, end);
    start = end + 1;
    // No draft and no problem is written so.
    if (text === DRAFTS || text === PROBLEMS || text === END) continue;
    yield JSON.parse(text.endsWith(',') ? text.slice(0, -1) : text) as Draft | string;
  }
}

/** A line in pieces. */
function line(text: string): Uint8Array[] {
  return [Buffer.from(`${text}\n`)];
}

const BETWEEN = Buffer.from(',\n');
const LAST = Buffer.from('\n');

function* listed(items: readonly Buffer[]): Generator<Uint8Array> {
  for (const [i, item] of items.entries()) {
    yield item;
    yield i === items.length - 1 ? LAST : BETWEEN;
  }
}
