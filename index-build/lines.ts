/** Pieces of a text in UTF-8 → its lines that are not empty, with their numbers. */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null for one that is longer than is read. */
  readonly text: string | null;
}

const LINE_BREAK = 0x0a;

export class LineSplitter {
  private pieces: Buffer[] = [];
  private length = 0;
  private number = 1;

  /** `longest`: bytes of a line that is read. */
  constructor(private readonly longest: number) {}

  /** The lines that end in a piece. */
  *push(piece: Buffer): Generator<Line> {
    let start = 0;
    for (let end = piece.indexOf(LINE_BREAK); end !== -1; end = piece.indexOf(LINE_BREAK, start)) {
      if (end === start && this.length === 0) this.number += 1;
      else {
        this.add(piece.subarray(start, end));
        yield this.take();
      }
      start = end + 1;
    }
    this.add(piece.subarray(start));
  }

  /** The last line, if no line break ends it. */
  *end(): Generator<Line> {
    if (this.length > 0) yield this.take();
  }

  private add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > this.longest) this.pieces = [];
    else if (piece.length > 0) this.pieces.push(piece);
  }

  private take(): Line {
    const isTooLong = this.length > this.longest;
    const [only, second] = this.pieces;
    const bytes = second === undefined ? only : Buffer.concat(this.pieces, this.length);
    const line = { number: this.number, text: isTooLong ? null : (bytes?.toString() ?? '') };
    this.number += 1;
    this.pieces = [];
    this.length = 0;
    return line;
  }
}
