/** Terms and fields → the list of their articles, with what they add to scores. */

import { LRUCache } from 'lru-cache';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PackedPostings } from '../compiled-index/packed-postings.ts';
import { type FieldMask, ImpactsOfTerms, type RankingName } from './impacts.ts';
import { ScoredList } from './scored-list.ts';

export class ScoredLists {
  private readonly impacts: ImpactsOfTerms;
  private readonly union = new Union();
  private readonly known: LRUCache<number | string, ScoredList>;

  /** `bytes` bounds what is kept of the lists. */
  constructor(
    private readonly index: CompiledIndex,
    ranking: RankingName,
    bytes: number,
  ) {
    this.impacts = new ImpactsOfTerms(index, ranking);
    this.known = new LRUCache({ maxSize: bytes, sizeCalculation: ({ byteLength }) => byteLength });
  }

  /**
   * The articles that have any of the terms in any of the fields; an impact is that of these fields
   * together. The terms, one at least, are those of a word in several languages: they count as one.
   */
  get(terms: readonly number[], fields: FieldMask): ScoredList {
    const [first] = terms as [number];
    const key =
      terms.length === 1 ? first * 2 ** this.index.facts.fields.length + fields : `${terms} ${fields}`;
    let list = this.known.get(key);
    if (list === undefined) {
      list = this.newList(terms, fields);
      this.known.set(key, list);
    }
    return list;
  }

  private newList(terms: readonly number[], fields: FieldMask): ScoredList {
    const { impacts, index } = this;
    const lists = terms.flatMap((term) =>
      index.directory.listsOf(term, fields).map(({ list }) => index.postings(list)),
    );
    return new ScoredList(this.union.of(lists), index.size, {
      impactsOf: (articles, count) => impacts.of(terms, fields, articles, count),
      boundsOf: impacts.haveBounds(terms, fields) ? (count) => impacts.boundsOf(terms, count) : null,
    });
  }
}

/**
 * Unites posting lists. What lies between the lists and the result is kept from one time to the next: it may be
 * as long as the archive, and there would be more of it than of all else.
 */
class Union {
  private one = new Uint32Array(0);
  private other = new Uint32Array(0);
  private both = new Uint32Array(0);

  of(lists: readonly PackedPostings[]): Uint32Array {
    const [first, ...others] = lists;
    if (first === undefined) return new Uint32Array(0);
    if (others.length === 0) return first.articles();
    this.one = roomFor(first.count, this.one);
    let united = first.articlesTo(this.one);
    for (const list of others) {
      this.other = roomFor(list.count, this.other);
      this.both = roomFor(united.length + list.count, this.both);
      united = merge(united, list.articlesTo(this.other), this.both);
      [this.one, this.both] = [this.both, this.one];
    }
    return united.slice();
  }
}

/** The array, or a larger one, of which nothing is read before it is written. */
function roomFor(numbers: number, array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return numbers <= array.length ? array : new Uint32Array(Math.max(numbers, 2 * array.length));
}

/** Puts the numbers that are in either of two ascending lists to the first places of `both`, and returns these. */
function merge(a: Uint32Array, b: Uint32Array, both: Uint32Array): Uint32Array {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  let filled = 0;
  let next = 0;
  for (let i = 0; i < few.length; i += 1) {
    const number = few[i] as number;
    while (next < many.length && (many[next] as number) < number) both[filled++] = many[next++] as number;
    both[filled++] = number;
    if (many[next] === number) next += 1;
  }
  both.set(many.subarray(next), filled);
  return both.subarray(0, filled + many.length - next);
}
