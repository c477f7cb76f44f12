/** A file that is read piece by piece, in UTF-8 whatever its encoding. */

import { isAscii, isUtf8 } from 'node:buffer';
import { assumed, LOST } from './decode.ts';
import { Decoder, type Encoding, encodingOf, SAMPLE, UTF_8 } from './encoding.ts';

/** Bytes of a character that a piece may end within. */
const LONGEST_CHARACTER = 4;

export class Utf8Stream {
  private readonly warnings = new Set<string>();
  private told = 0;

  constructor(private readonly source: AsyncIterable<Buffer>) {}

  /** Sentences without their full stops on what was read since the last call; each comes once. */
  takeWarnings(): string[] {
    const taken = [...this.warnings].slice(this.told);
    this.told = this.warnings.size;
    return taken;
  }

  /** The content without its byte order mark. Throws a Problem as {@link encodingOf} does. */
  async *pieces(): AsyncGenerator<Buffer> {
    const source = this.source[Symbol.asyncIterator]();
    const sample = new Gathered();
    try {
      // What begins as ASCII goes on in an encoding that its first other bytes tell.
      let isBegun = false;
      for (;;) {
        const next = await source.next();
        const isAll = next.done === true;
        if (!isAll && isBegun && sample.length === 0 && isAscii(next.value)) {
          yield next.value;
          continue;
        }
        if (!isAll) sample.add(next.value);
        if (!isAll && sample.length < SAMPLE) continue;
        const bytes = sample.take();
        const encoding = encodingOf(bytes, { isAll });
        if (encoding === UTF_8 && !isAll && isAscii(bytes)) {
          isBegun = true;
          yield bytes;
          continue;
        }
        if (encoding.isGuess) this.warnings.add(assumed(encoding.name));
        yield* this.decoded(bytes, isAll ? nothing : source, encoding);
        return;
      }
    } finally {
      await source.return?.();
    }
  }

  private async *decoded(
    first: Buffer,
    rest: AsyncIterator<Buffer>,
    { name }: Encoding,
  ): AsyncGenerator<Buffer> {
    const decoder = name === 'utf-8' ? null : new Decoder(name);
    let piece = decoder === null && startsWithMark(first) ? first.subarray(3) : first;
    let open: Buffer = Buffer.alloc(0);
    for (;;) {
      const next = await rest.next();
      const isLast = next.done === true;
      if (decoder !== null) {
        yield Buffer.from(decoder.decode(piece, isLast));
      } else {
        const bytes = open.length === 0 ? piece : Buffer.concat([open, piece]);
        const end = isLast ? bytes.length : endOfCharacters(bytes);
        const whole = bytes.subarray(0, end);
        open = bytes.subarray(end);
        if (!isUtf8(whole)) this.warnings.add(LOST);
        yield whole;
      }
      if (next.done === true) return;
      piece = next.value;
    }
  }
}

class Gathered {
  length = 0;
  private pieces: Buffer[] = [];

  add(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  take(): Buffer {
    const whole = Buffer.concat(this.pieces, this.length);
    this.pieces = [];
    this.length = 0;
    return whole;
  }
}

const nothing: AsyncIterator<Buffer> = { next: async () => ({ done: true, value: undefined }) };

function startsWithMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Where the last character begins if its end is missing, else where the bytes end. */
function endOfCharacters(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - LONGEST_CHARACTER); at -= 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return at + length > bytes.length ? at : bytes.length;
    }
  }
  return bytes.length;
}
