/** The positions of a posting, decoded one by one: who looks for one seldom needs them all. */

export class Places {
  /** The position that was decoded last, by {@link next}. */
  place = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private left = 0;

  /** Begins with so many positions that are at a place of the bytes. */
  open(bytes: Uint8Array, at: number, count: number): void {
    this.bytes = bytes;
    this.at = at;
    this.left = count;
    this.place = 0;
  }

  /** Decodes the next position; false when there is none. */
  next(): boolean {
    const { bytes } = this;
    if (this.left === 0 || this.at >= bytes.length) return false;
    this.left -= 1;
    let byte = bytes[this.at++] as number;
    let gap = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[this.at++] as number;
      gap |= (byte & 127) << shift;
    }
    this.place += gap;
    return true;
  }
}
