/** A hash that is the same for the same text in any process, for what is written down. */

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), 32 bits. */
export function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash >>> 0;
}
