/** The ids of records in one file: their own, else their address, else a hash of what they hold. */

import { sha256 } from '../../src/index-folder/manifest.ts';

/** A longer id would not fit an address. */
const LONGEST_ID = 300;
/** Objects within objects that the hash goes into. */
const DEEPEST = 50;
/** Characters of a hash, in hex. */
const HASH = 16;

export class RecordIds {
  /** Of ids, as numbers of 52 bits: a file may have millions. */
  private readonly taken = new Set<number>();
  /** How many records have an id that had to be told apart. */
  private readonly copies = new Map<string, number>();

  /**
   * The id of a record of which `told` is its own, or null. Two records with one id are told apart
   * by what they hold, and two that hold the same by their order.
   */
  idOf(told: string | null, record: object): { readonly id: string; readonly isRepeated: boolean } {
    const hash = contentHash(record);
    const own = told !== null && told !== '' && told.length <= LONGEST_ID ? told : hash();
    if (this.take(own)) return { id: own, isRepeated: false };
    const apart = own === hash() ? own : `${own}~${hash()}`;
    let copy = this.copies.get(apart) ?? 0;
    let id: string;
    do {
      copy += 1;
      id = copy === 1 ? apart : `${apart}~${copy}`;
    } while (!this.take(id));
    this.copies.set(apart, copy);
    return { id, isRepeated: true };
  }

  private take(id: string): boolean {
    const number = Number.parseInt(sha256(id).slice(0, 13), 16);
    if (this.taken.has(number)) return false;
    this.taken.add(number);
    return true;
  }
}

function contentHash(record: object): () => string {
  let hash: string | null = null;
  return () => {
    hash ??= sha256(JSON.stringify(canonical(record, 0))).slice(0, HASH);
    return hash;
  };
}

/** With keys in one order. */
function canonical(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => canonical(item, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, item]) => [key, canonical(item, depth + 1)]);
}
