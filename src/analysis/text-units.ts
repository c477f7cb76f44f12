/** The UTF-16 units of one text after the other, copied as fast as memory goes into one array. */

export const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export class TextUnits {
  private units = new Uint16Array(0);
  private bytes = Buffer.alloc(0);

  /** The units of a text, and behind them whatever was there before; good until the next text is read. */
  read(text: string): Uint16Array {
    if (text.length > this.units.length) {
      this.units = new Uint16Array(Math.max(text.length, 2 * this.units.length));
      this.bytes = Buffer.from(this.units.buffer);
    }
    const written = this.bytes.write(text, 'utf16le');
    if (!IS_LITTLE_ENDIAN) this.bytes.subarray(0, written).swap16();
    return this.units;
  }
}
