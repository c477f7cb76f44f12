/** Typed arrays that grow. */

/** An array with room for so many numbers, which begins with those there are; the same one where they fit. */
export function grown<T extends Uint8Array | Uint32Array | Float64Array>(numbers: T, room: number): T {
  if (room <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => T)(room);
  larger.set(numbers);
  return larger;
}
