/** HTML in bytes: written piece by piece, in UTF-8, into room that is used for every page in turn. */

/** Room at the beginning, more than most pages take; and the most that is kept for the next page. */
const USUAL = 64 * 1024;
const MOST_KEPT = 1024 * 1024;
/** What one character takes at most. */
const LONGEST = 4;

const ASCII_END = 0x80;
/** An unpaired surrogate is written as this. */
const REPLACEMENT = 0xfffd;

const WRITTEN = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** By unit, 1 where it is written as it is: in markup, and in text. */
const IN_MARKUP = new Uint8Array(2 ** 16).fill(1, 0, ASCII_END);
const IN_TEXT = IN_MARKUP.slice();
for (const character of Object.keys(WRITTEN)) IN_TEXT[character.charCodeAt(0)] = 0;

/**
 * Called with a text, and not on it: texts are kept in memory in a dozen ways, and past four of these the
 * runtime looks the method up again at every unit, which takes five times as long.
 */
const { charCodeAt } = String.prototype;

export class HtmlWriter {
  private room = Buffer.allocUnsafe(USUAL);
  private length = 0;

  /** The bytes that `write` writes, in memory of their own. While it does, others may be written too. */
  collect(write: () => void): Buffer<ArrayBuffer> {
    const start = this.length;
    try {
      write();
      return Buffer.from(this.room.subarray(start, this.length));
    } finally {
      this.length = start;
      if (start === 0 && this.room.length > MOST_KEPT) this.room = Buffer.allocUnsafe(USUAL);
    }
  }

  /** Markup that is in bytes already. */
  bytes(markup: Uint8Array): void {
    this.reserve(markup.length);
    this.room.set(markup, this.length);
    this.length += markup.length;
  }

  /** Markup as it is. */
  markup(text: string): void {
    for (let at = this.plain(text, 0, IN_MARKUP); at >= 0; ) {
      at = this.plain(text, at + this.character(text, at), IN_MARKUP);
    }
  }

  /** Text, of which nothing is taken for markup: inside an element or a quoted attribute. */
  text(text: string): void {
    for (let at = this.plain(text, 0, IN_TEXT); at >= 0; ) {
      const entity = WRITTEN[text[at] as keyof typeof WRITTEN] as string | undefined;
      if (entity !== undefined) this.markup(entity);
      at = this.plain(text, at + (entity === undefined ? this.character(text, at) : 1), IN_TEXT);
    }
  }

  /**
   * Writes what is written as it is, from `from` to the first unit that is not. Returns where that is; -1 where
   * the rest of the text was written.
   */
  private plain(text: string, from: number, isPlain: Uint8Array): number {
    const end = text.length;
    this.reserve(end - from);
    const { room } = this;
    let to = this.length;
    for (let at = from; at < end; at += 1) {
      const unit = charCodeAt.call(text, at);
      if (isPlain[unit] === 0) {
        this.length = to;
        return at;
      }
      room[to] = unit;
      to += 1;
    }
    this.length = to;
    return -1;
  }

  /** Writes the character beyond ASCII that begins at `at`; returns how many units it has. */
  private character(text: string, at: number): 1 | 2 {
    this.reserve(LONGEST);
    const { room } = this;
    let code = text.codePointAt(at) as number;
    if (code >= 0xd800 && code <= 0xdfff) code = REPLACEMENT;
    if (code < 0x800) {
      room[this.length++] = 0xc0 | (code >> 6);
    } else if (code < 0x10000) {
      room[this.length++] = 0xe0 | (code >> 12);
      room[this.length++] = 0x80 | ((code >> 6) & 0x3f);
    } else {
      room[this.length++] = 0xf0 | (code >> 18);
      room[this.length++] = 0x80 | ((code >> 12) & 0x3f);
      room[this.length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    room[this.length++] = 0x80 | (code & 0x3f);
    return code < 0x10000 ? 1 : 2;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.room.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + more));
    larger.set(this.room.subarray(0, this.length));
    this.room = larger;
  }
}
