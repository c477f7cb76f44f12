/** The UTF-16 units of one text after the other, copied as fast as memory goes into one array. */

import { endianness } from 'node:os';

const IS_BIG_ENDIAN = endianness() === 'BE';

export class TextUnits {
  /** Those of the text that was read last, and then whatever was there before. */
  units = new Uint16Array(0);
  private bytes = Buffer.alloc(0);

  read(text: string): void {
    if (text.length > this.units.length) {
      this.units = new Uint16Array(Math.max(text.length, 2 * this.units.length));
      this.bytes = Buffer.from(this.units.buffer);
    }
    const written = this.bytes.write(text, 'utf16le');
    if (IS_BIG_ENDIAN) this.bytes.subarray(0, written).swap16();
  }
}
