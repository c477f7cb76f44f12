/**
 * Words as they are spelled → numbers, looked up where they stand in a text: no string is made of a
 * word that was met before. Open addressing with linear probing (Knuth, TAOCP 6.4).
 */

/** What a word that is not in the table has for its value. */
export const UNKNOWN = -1;

/**
 * A slot is four neighbouring places, one line of the cache at most: the hash of a spelling, its first
 * unit's place in `units`, the place past its last, and its value. An end of 0 marks one that is empty.
 */
const SLOT = 4;
const START = 1;
const END = 2;
const VALUE = 3;

export class SpellingTable {
  /** Half empty, 2^n of them. */
  private slots = new Int32Array(SLOT * 2 ** 6);
  private used = 0;
  private units = new Uint16Array(2 ** 6);
  /** The first unit is no word's, so that no word ends at 0. */
  private unitsUsed = 1;

  /**
   * The value of the word [start, end) of a text in UTF-16 units; {@link UNKNOWN} for one not added.
   * Words share slots unless the lowest bits of their hashes tell them apart.
   */
  valueAt(text: Uint16Array, start: number, end: number, hash: number): number {
    const { slots, units } = this;
    const mask = slots.length - 1;
    for (let slot = (hash << 2) & mask; ; slot = (slot + SLOT) & mask) {
      const known = slots[slot + END] as number;
      if (known === 0) return UNKNOWN;
      if (slots[slot] !== hash) continue;
      let at = slots[slot + START] as number;
      if (known - at !== end - start) continue;
      let i = start;
      while (i < end && units[at] === text[i]) {
        i += 1;
        at += 1;
      }
      if (i === end) return slots[slot + VALUE] as number;
    }
  }

  /** Adds a word that is not in the table. */
  add(word: Uint16Array, hash: number, value: number): void {
    const start = this.unitsUsed;
    const end = start + word.length;
    if (2 * SLOT * (this.used + 1) > this.slots.length) this.growSlots();
    while (end > this.units.length) this.units = twice(this.units);
    this.fill(hash, start, end, value);
    this.units.set(word, start);
    this.used += 1;
    this.unitsUsed = end;
  }

  private growSlots(): void {
    const before = this.slots;
    this.slots = new Int32Array(2 * before.length);
    for (let slot = 0; slot < before.length; slot += SLOT) {
      const at = (place: number): number => before[slot + place] as number;
      if (at(END) !== 0) this.fill(at(0), at(START), at(END), at(VALUE));
    }
  }

  private fill(hash: number, start: number, end: number, value: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 2) & mask;
    while (slots[slot + END] !== 0) slot = (slot + SLOT) & mask;
    slots[slot] = hash;
    slots[slot + START] = start;
    slots[slot + END] = end;
    slots[slot + VALUE] = value;
  }
}

function twice(values: Uint16Array): Uint16Array<ArrayBuffer> {
  const grown = new Uint16Array(2 * values.length);
  grown.set(values);
  return grown;
}
