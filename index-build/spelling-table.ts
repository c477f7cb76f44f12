/**
 * Words as they are spelled → numbers, looked up where they stand in a text: no string is made of a
 * word that was met before. Open addressing with linear probing (Knuth, TAOCP 6.4).
 */

/** What a word that is not in the table has for its value. */
export const UNKNOWN = -1;

/** A slot is two neighbouring places of `slots`, an entry three of `entries`. */
const SLOT = 2;
const ENTRY = 3;

export class SpellingTable {
  /** By slot: the hash of a spelling and its entry's place, 0 for none. Half empty, 2^n slots. */
  private slots = new Int32Array(SLOT * 2 ** 6);
  /** By spelling: its first unit's place in `units`, the place past its last, its value. None is at 0. */
  private entries = new Int32Array(ENTRY * 2 ** 4);
  private used = ENTRY;
  private units = new Uint16Array(2 ** 6);
  private unitsUsed = 0;

  /**
   * The value of the word [start, end) of a text in UTF-16 units; {@link UNKNOWN} for one not added.
   * Words share slots unless the lowest bits of their hashes tell them apart.
   */
  valueAt(text: Uint16Array, start: number, end: number, hash: number): number {
    const { slots, entries, units } = this;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + SLOT) & mask) {
      const entry = slots[slot + 1] as number;
      if (entry === 0) return UNKNOWN;
      if (slots[slot] !== hash) continue;
      let at = entries[entry] as number;
      if ((entries[entry + 1] as number) - at !== end - start) continue;
      let i = start;
      while (i < end && units[at] === text[i]) {
        i += 1;
        at += 1;
      }
      if (i === end) return entries[entry + 2] as number;
    }
  }

  /** Adds a word that is not in the table. */
  add(word: Uint16Array, hash: number, value: number): void {
    const start = this.unitsUsed;
    const end = start + word.length;
    if (2 * SLOT * (this.used / ENTRY) > this.slots.length) this.growSlots();
    while (end > this.units.length) this.units = twice(this.units, Uint16Array);
    if (this.used === this.entries.length) this.entries = twice(this.entries, Int32Array);
    this.fill(hash, this.used);
    this.units.set(word, start);
    this.entries[this.used] = start;
    this.entries[this.used + 1] = end;
    this.entries[this.used + 2] = value;
    this.used += ENTRY;
    this.unitsUsed = end;
  }

  private growSlots(): void {
    const before = this.slots;
    this.slots = new Int32Array(2 * before.length);
    for (let slot = 0; slot < before.length; slot += SLOT) {
      const entry = before[slot + 1] as number;
      if (entry !== 0) this.fill(before[slot] as number, entry);
    }
  }

  private fill(hash: number, entry: number): void {
    const mask = this.slots.length - 1;
    let slot = (hash << 1) & mask;
    while (this.slots[slot + 1] !== 0) slot = (slot + SLOT) & mask;
    this.slots[slot] = hash;
    this.slots[slot + 1] = entry;
  }
}

function twice<A extends Int32Array | Uint16Array>(values: A, Values: new (length: number) => A): A {
  const grown = new Values(2 * values.length);
  grown.set(values);
  return grown;
}
