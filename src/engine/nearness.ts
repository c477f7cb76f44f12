/**
 * Nearness: what the best articles gain for having words of the query beside one another, as the
 * query has them. The weights are those of `npm run eval:relevance`; `src/README.md` says why.
 */

import { IMPACTS_A_POINT, idf } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { PositionCursor } from '../compiled-index/position-cursor.ts';
import { comesAfter, type Ranked } from './best-hits.ts';
import type { QueryTerm } from './query-terms.ts';
import type { ScoredList } from './scored-list.ts';

/** The fewest and the most of the best articles whose positions are looked at; these as bits of a number. */
const FEWEST_LOOKED_AT = 10;
const MOST_LOOKED_AT = 20;
/** Words as near as this count as neighbours; stop words between them are steps too. */
const WINDOW = 2;
/** What two neighbours gain for each field that has them so, as a share of their idf. */
const SHARE = 0.2;

/** A word of the query, to be found beside the next one. */
interface QueryWord {
  readonly term: QueryTerm;
  /** Which of the articles that are looked at have the word, as bits by their places. */
  readonly present: number;
  /** By field: where the word stands, a list for each of its terms, opened when first asked for. */
  readonly positions: (PositionCursor[] | undefined)[];
}

/** How many of the best articles nearness is weighed for: the more words, the fewer, so that it stays quick. */
export function lookedAt(terms: readonly QueryTerm[]): number {
  if (terms.length < 2) return 0;
  return Math.max(FEWEST_LOOKED_AT, Math.floor(MOST_LOOKED_AT / (terms.length - 1)));
}

/**
 * Adds what nearness gains to the first {@link lookedAt} and sorts these anew. `terms` are in the
 * order of the query; scores are sums before division.
 */
export function addNearness(ranked: Ranked, terms: readonly QueryTerm[], index: CompiledIndex): void {
  const articles = ranked.articles.slice(0, lookedAt(terms));
  if (articles.length === 0) return;
  const words = terms.map(
    (term): QueryWord => ({
      term,
      present: presentAmong(articles, term.list),
      positions: [],
    }),
  );
  let isMoved = false;
  for (let i = 1; i < words.length; i += 1) {
    const a = words[i - 1] as QueryWord;
    const b = words[i] as QueryWord;
    const both = areNeighbours(a.term, b.term) ? a.present & b.present : 0;
    if (both === 0) continue;
    const gain = gainOf(a.term, b.term, index.size);
    for (let left = both; left !== 0; left &= left - 1) {
      const place = 31 - Math.clz32(left & -left);
      const fields = fieldsWithBoth(index, a, b, articles[place] as number);
      if (fields === 0) continue;
      ranked.scores[place] = (ranked.scores[place] as number) + gain * fields;
      isMoved = true;
    }
  }
  if (isMoved) sortFirst(ranked, articles.length, index.dates.firstUndated);
}

/** What two neighbours gain for one field, as sums count. */
function gainOf(a: QueryTerm, b: QueryTerm, articles: number): number {
  const idfs = idf(a.list.count, articles) + idf(b.list.count, articles);
  return Math.round(IMPACTS_A_POINT * Math.min(a.boost, b.boost) * SHARE * idfs);
}

/**
 * What a pattern stands for is no neighbour: the words of an expansion follow one another by chance.
 * Nor is a word one of another that shares a term with it, as each would stand beside itself.
 */
function areNeighbours(a: QueryTerm, b: QueryTerm): boolean {
  return !a.isExpanded && !b.isExpanded && !a.terms.some((term) => b.terms.includes(term));
}

function presentAmong(articles: readonly number[], list: ScoredList): number {
  let bits = 0;
  for (let i = 0; i < articles.length; i += 1) {
    if (list.has(articles[i] as number)) bits |= 1 << i;
  }
  return bits;
}

/** In how many fields of the article both words stand as near as the window, in either order. */
function fieldsWithBoth(index: CompiledIndex, a: QueryWord, b: QueryWord, article: number): number {
  let fields = 0;
  for (let mask = a.term.fields & b.term.fields, field = 0; mask > 0; mask >>>= 1, field += 1) {
    if ((mask & 1) === 0) continue;
    const inA = listsIn(index, a, field);
    if (inA.length > 0 && haveNear(inA, listsIn(index, b, field), article)) fields += 1;
  }
  return fields;
}

/** Where a word stands in a field. */
function listsIn(index: CompiledIndex, { term, positions }: QueryWord, field: number): PositionCursor[] {
  let lists = positions[field];
  if (lists === undefined) {
    lists = [];
    for (let i = 0; i < term.terms.length; i += 1) {
      const list = index.directory.find(term.terms[i] as number, field);
      if (list >= 0) lists.push(new PositionCursor(index.positionsOf(list)));
    }
    positions[field] = lists;
  }
  return lists;
}

/** Whether any term of the one stands near any of the other in the article. */
function haveNear(a: readonly PositionCursor[], b: readonly PositionCursor[], article: number): boolean {
  for (let i = 0; i < a.length; i += 1) {
    const ofA = a[i] as PositionCursor;
    if (!ofA.moveTo(article)) continue;
    let isRead = false;
    for (let j = 0; j < b.length; j += 1) {
      const ofB = b[j] as PositionCursor;
      if (!ofB.moveTo(article)) continue;
      if (!isRead) ofA.readPlaces();
      isRead = true;
      ofB.readPlaces();
      if (areNear(ofA, ofB)) return true;
    }
  }
  return false;
}

function areNear(a: PositionCursor, b: PositionCursor): boolean {
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const distance = (a.places[i] as number) - (b.places[j] as number);
    if (Math.abs(distance) <= WINDOW) return true;
    if (distance < 0) i += 1;
    else j += 1;
  }
  return false;
}

/** Sorts the first hits, few of which have moved, by insertion. */
function sortFirst({ articles, scores }: Ranked, count: number, firstUndated: number): void {
  for (let i = 1; i < count; i += 1) {
    const article = articles[i] as number;
    const score = scores[i] as number;
    let at = i;
    for (; at > 0; at -= 1) {
      const before = scores[at - 1] as number;
      if (
        before > score ||
        (before === score && !comesAfter(articles[at - 1] as number, article, firstUndated))
      )
        break;
      articles[at] = articles[at - 1] as number;
      scores[at] = before;
    }
    articles[at] = article;
    scores[at] = score;
  }
}
