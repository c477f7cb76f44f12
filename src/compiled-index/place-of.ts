/** Where a number is in an ascending list. */

/** The first place whose number is not below `sought`; the list's length when all are. */
export function placeOf(ascending: Uint32Array, sought: number): number {
  let low = 0;
  for (let high = ascending.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
