/**
 * The strings of a table one after the other. In memory they stand in groups of {@link GROUP}: for each, how many
 * bytes it shares with the one before in its group, how many more it has (varints), and these. So the first of
 * a group is whole and can be compared where it stands.
 */

/** Strings of a group. */
export const GROUP = 16;

/** The strings of a table as they are held. */
export interface GroupedStrings {
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Where each group begins, and an end after the last. */
  readonly starts: Uint32Array;
}

export class StringCursor {
  /** The string, in [0, length), as UTF-8. */
  bytes = new Uint8Array(64);
  length = 0;
  /** Its place in the table; -1 before the first, the table's size after the last. */
  place = -1;
  /** Bytes that it shares with the string that the cursor was at before. */
  shared = 0;
  /** Where the next string stands. */
  private at = 0;

  constructor(private readonly strings: GroupedStrings) {}

  /** Moves to a string by its place. */
  moveTo(place: number): void {
    const { size, starts } = this.strings;
    const group = Math.floor(place / GROUP);
    this.place = group * GROUP - 1;
    this.at = starts[group] ?? 0;
    this.length = 0;
    while (this.place < place && this.place < size) this.goOn();
  }

  /** Moves to the next string; false when there is none. */
  goOn(): boolean {
    const { strings } = this;
    this.place += 1;
    if (this.place >= strings.size) {
      this.place = strings.size;
      return false;
    }
    const source = strings.bytes;
    const { bytes } = this;
    let { at } = this;
    const shared = source[at] as number;
    const more = source[at + 1] as number;
    const isHead = this.place % GROUP === 0;
    // Most strings, at once: to look at each of an archive's words takes milliseconds even so.
    if (!isHead && shared < 0x80 && more < 0x80 && shared + more <= bytes.length) {
      at += 2;
      const length = shared + more;
      for (let k = shared; k < length; k += 1, at += 1) bytes[k] = source[at] as number;
      this.at = at;
      this.shared = shared;
      this.length = length;
    } else {
      const same = this.varint();
      this.take(isHead ? -1 : same, this.varint());
    }
    return true;
  }

  /** Moves to the next string that does not begin with the first `length` bytes of this one; false when there is none. */
  goPast(length: number): boolean {
    const { size, bytes } = this.strings;
    for (this.place += 1; this.place < size; this.place += 1) {
      if (this.place % GROUP === 0) this.skipGroups(length);
      const shared = this.varint();
      const more = this.varint();
      const isHead = this.place % GROUP === 0;
      if (isHead ? !this.beginsSo(this.at, more, length) : shared < length) {
        this.take(isHead ? -1 : shared, more);
        return true;
      }
      this.at += more;
    }
    this.place = size;
    this.at = bytes.length;
    return false;
  }

  /** From the first of a group to that of the last group that begins with the first `length` bytes of this string. */
  private skipGroups(length: number): void {
    const { starts } = this.strings;
    const groups = starts.length - 1;
    const first = this.place / GROUP;
    const begins = (group: number): boolean => {
      this.at = (starts[group] as number) + 1;
      const more = this.varint();
      return this.beginsSo(this.at, more, length);
    };
    // Most ranges are short, so steps that grow find their ends sooner than halving the table.
    let inside = first;
    if (begins(first)) {
      let step = 1;
      while (inside + step < groups && begins(inside + step)) {
        inside += step;
        step *= 2;
      }
      let outside = Math.min(inside + step, groups);
      while (outside - inside > 1) {
        const middle = (inside + outside) >>> 1;
        if (begins(middle)) inside = middle;
        else outside = middle;
      }
    }
    this.place = inside * GROUP;
    this.at = starts[inside] as number;
  }

  /** Whether what stands there, of so many bytes, begins with the first `length` bytes of this string. */
  private beginsSo(at: number, more: number, length: number): boolean {
    if (more < length) return false;
    const { bytes } = this.strings;
    for (let k = length - 1; k >= 0; k -= 1) if (bytes[at + k] !== this.bytes[k]) return false;
    return true;
  }

  /** Takes the string of which `more` bytes stand next; `shared` is -1 where it is whole. */
  private take(shared: number, more: number): void {
    const source = this.strings.bytes;
    const from = Math.max(shared, 0);
    const length = from + more;
    if (length > this.bytes.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    const { bytes } = this;
    let { at } = this;
    let same = from;
    // How much a whole string has in common with the one before is seen as it is taken.
    if (shared < 0)
      while (same < length && same < this.length && bytes[same] === source[at + same]) same += 1;
    at += same - from;
    for (let k = same; k < length; k += 1) bytes[k] = source[at++] as number;
    this.shared = same;
    this.length = length;
    this.at = at;
  }

  private varint(): number {
    const { bytes } = this.strings;
    const first = bytes[this.at++] as number;
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; ; shift += 7) {
      const next = bytes[this.at++] as number;
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }
}
