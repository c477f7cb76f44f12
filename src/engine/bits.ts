/** Numbers as bits, 32 a word. */

/** Sets the bits of these numbers. */
export function setBits(words: Int32Array, numbers: Uint32Array): void {
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i] as number;
    const word = number >>> 5;
    words[word] = (words[word] as number) | (1 << (number & 31));
  }
}

/** The bits of a word, added up in parallel (Warren, Hacker's Delight 5-1). */
export function bitCount(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits of the words [from, to), three words at a time: their sums and carries are counted, not they. */
export function bitsIn(words: Int32Array, from: number, to: number): number {
  let count = 0;
  let i = from;
  for (; i + 2 < to; i += 3) {
    const a = words[i] as number;
    const b = words[i + 1] as number;
    const c = words[i + 2] as number;
    const either = a ^ b;
    count += 2 * bitCount((a & b) | (either & c)) + bitCount(either ^ c);
  }
  for (; i < to; i += 1) count += bitCount(words[i] as number);
  return count;
}
