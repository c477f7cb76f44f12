/**
 * Words as they are spelled → numbers, looked up where they stand in a text: no string is made of a
 * word that was met before. Open addressing with linear probing (Knuth, TAOCP 6.4).
 */

const NONE = -1;

export class SpellingTable {
  /** By slot: the number of a spelling, or {@link NONE}. Always a power of two long, and half empty. */
  private slots = new Int32Array(1 << 12).fill(NONE);
  /** By number: the spelling's hash, and where its characters begin in `units`; an end after the last. */
  private readonly hashes: number[] = [];
  private readonly starts: number[] = [0];
  private units = new Uint16Array(1 << 14);
  /** What the number of each spelling stands for. */
  private readonly values: number[] = [];

  /**
   * The value of the word [start, end) of a text. For a word not met before it is what `learn` makes
   * of it.
   */
  valueAt(text: string, start: number, end: number, learn: (word: string) => number): number {
    let hash = end - start;
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] as number;
      if (number === NONE) return this.add(text.slice(start, end), hash, slot, learn);
      if (this.hashes[number] === hash && this.isAt(number, text, start, end)) {
        return this.values[number] as number;
      }
    }
  }

  private isAt(number: number, text: string, start: number, end: number): boolean {
    const { units } = this;
    let at = this.starts[number] as number;
    if ((this.starts[number + 1] as number) - at !== end - start) return false;
    for (let i = start; i < end; i += 1, at += 1) if (units[at] !== text.charCodeAt(i)) return false;
    return true;
  }

  private add(word: string, hash: number, slot: number, learn: (word: string) => number): number {
    const value = learn(word);
    const number = this.values.push(value) - 1;
    const start = this.starts[number] as number;
    this.hashes.push(hash);
    this.starts.push(start + word.length);
    while (start + word.length > this.units.length) {
      const grown = new Uint16Array(2 * this.units.length);
      grown.set(this.units);
      this.units = grown;
    }
    for (let i = 0; i < word.length; i += 1) this.units[start + i] = word.charCodeAt(i);
    this.slots[slot] = number;
    if (2 * this.values.length > this.slots.length) this.grow();
    return value;
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(NONE);
    const mask = this.slots.length - 1;
    for (const [number, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while (this.slots[slot] !== NONE) slot = (slot + 1) & mask;
      this.slots[slot] = number;
    }
  }
}
