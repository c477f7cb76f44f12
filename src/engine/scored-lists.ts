/** Terms and fields → the list of their articles, with what they add to scores. */

import { LRUCache } from 'lru-cache';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PackedPostings } from '../compiled-index/packed-postings.ts';
import { BLOCK } from '../compiled-index/posting-list.ts';
import { ArticleSet } from './article-set.ts';
import { type FieldMask, ImpactsOfTerms, type RankingName } from './impacts.ts';
import { areMany, ScoredList } from './scored-list.ts';

export class ScoredLists {
  private readonly impacts: ImpactsOfTerms;
  private readonly known: LRUCache<number | string, ScoredList>;
  /** Of a block at hand. */
  private readonly block = new Uint32Array(BLOCK);

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
    const { impacts } = this;
    const articles = this.articlesOf(terms, fields);
    const count = articles instanceof ArticleSet ? articles.count() : articles.length;
    return new ScoredList(
      articles,
      (some) => impacts.of(terms, fields, some, count),
      articles instanceof ArticleSet ? impacts.ceilingsOf(terms, fields, count) : null,
    );
  }

  /** As a set where they are many. */
  private articlesOf(terms: readonly number[], fields: FieldMask): Uint32Array | ArticleSet {
    const { index } = this;
    const lists = terms.flatMap((term) =>
      index.directory.listsOf(term, fields).map(({ list }) => index.postings(list)),
    );
    let most = 0;
    for (const { count } of lists) most += count;
    if (!areMany(most, index.size)) return unionOf(lists);
    const set = new ArticleSet(index.size);
    for (const list of lists) {
      for (let block = 0; block < list.blocks; block += 1) {
        set.addAll(this.block, list.articlesOf(block, this.block));
      }
    }
    return areMany(set.count(), index.size) ? set : set.toArray();
  }
}

function unionOf(lists: readonly PackedPostings[]): Uint32Array {
  let articles: Uint32Array = new Uint32Array(0);
  for (const list of lists) articles = union(articles, list.articles());
  return articles;
}

/** The numbers that are in either of two ascending lists. */
function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b;
  const both = new Uint32Array(a.length + b.length);
  let filled = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const inA = a[i] as number;
    const inB = b[j] as number;
    both[filled++] = inA < inB ? inA : inB;
    if (inA <= inB) i += 1;
    if (inB <= inA) j += 1;
  }
  for (; i < a.length; i += 1) both[filled++] = a[i] as number;
  for (; j < b.length; j += 1) both[filled++] = b[j] as number;
  return both.slice(0, filled);
}
