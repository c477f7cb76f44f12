/**
 * Nearness: what the best articles gain for having words of the query beside one another, as the
 * query has them. The weights are those of `npm run eval:relevance`; `src/README.md` says why.
 */

import { IMPACTS_A_POINT, idf } from '../bm25.ts';
import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PositionCursor } from '../compiled-index/position-cursor.ts';
import { type Clause, scoredClauses } from '../query.ts';
import { comesAfter, type Ranked } from './best-hits.ts';
import type { ClauseMatcher } from './clause-matcher.ts';
import type { FieldMask, ScoredList, ScoredLists } from './scored-lists.ts';

/** Articles, the best ones, whose positions are looked at: as bits of a number, 31 at most. */
export const LOOKED_AT = 20;
/** Words as near as this count as neighbours; stop words between them are steps too. */
const WINDOW = 2;
/** What two neighbours gain for each field that has them so, as a share of their idf. */
const SHARE = 0.2;

/** A word of the query, to be found beside the next one. */
interface QueryWord {
  readonly term: number;
  readonly fields: FieldMask;
  readonly boost: number;
  readonly list: ScoredList;
  /** Which of the articles that are looked at have the word, as bits by their places. */
  readonly present: number;
  /** By field: where the word stands, opened when first asked for; null when it stands nowhere. */
  readonly positions: (FieldPositions | null | undefined)[];
}

interface FieldPositions {
  readonly articles: Uint32Array;
  readonly cursor: PositionCursor;
}

/** Adds what nearness gains to the first {@link LOOKED_AT} and sorts these anew. Scores are sums before division. */
export function addNearness(
  ranked: Ranked,
  clause: Clause | null,
  matcher: ClauseMatcher,
  lists: ScoredLists,
  index: CompiledIndex,
): void {
  const articles = ranked.articles.slice(0, LOOKED_AT);
  const words = queryWords(clause, matcher, lists, articles);
  let isMoved = false;
  for (const [i, a] of words.entries()) {
    const b = words[i + 1];
    if (a === null || !b || a.term === b.term || (a.present & b.present) === 0) continue;
    const idfs = idf(a.list.articles.length, index.size) + idf(b.list.articles.length, index.size);
    const gain = Math.round(IMPACTS_A_POINT * Math.min(a.boost, b.boost) * SHARE * idfs);
    for (let both = a.present & b.present; both !== 0; both &= both - 1) {
      const place = 31 - Math.clz32(both & -both);
      const fields = fieldsWithBoth(index, a, b, articles[place] as number);
      if (fields === 0) continue;
      ranked.scores[place] = (ranked.scores[place] as number) + gain * fields;
      isMoved = true;
    }
  }
  if (isMoved) sortFirst(ranked, articles.length, index.dates.firstUndated);
}

/** The words of a query in order, stop words and words of no article left out; null for a pattern. */
function queryWords(
  clause: Clause | null,
  matcher: ClauseMatcher,
  lists: ScoredLists,
  articles: readonly number[],
): (QueryWord | null)[] {
  return scoredClauses(clause).flatMap((scored) => {
    if (scored.kind === 'wildcard' || scored.kind === 'fuzzy') return [null];
    const fields = matcher.maskOf(scored.fields);
    return matcher.scoredTerms(scored).map((term) => {
      const list = lists.get(term, fields);
      const present = articles.reduce((bits, article, i) => (has(list, article) ? bits | (1 << i) : bits), 0);
      return { term, fields, boost: scored.boost, list, present, positions: [] };
    });
  });
}

/** In how many fields of the article both words stand as near as the window, in either order. */
function fieldsWithBoth(index: CompiledIndex, a: QueryWord, b: QueryWord, article: number): number {
  let fields = 0;
  for (let mask = a.fields & b.fields, field = 0; mask > 0; mask >>>= 1, field += 1) {
    if ((mask & 1) === 0) continue;
    const inA = positionsIn(index, a, field, article);
    const inB = inA === null ? null : positionsIn(index, b, field, article);
    if (inA !== null && inB !== null && areNear(inA, inB)) fields += 1;
  }
  return fields;
}

/** The positions of a word in a field of the article; null when it is not there. */
function positionsIn(
  index: CompiledIndex,
  word: QueryWord,
  field: number,
  article: number,
): PositionCursor | null {
  let inField = word.positions[field];
  if (inField === undefined) {
    const list = index.directory.find(word.term, field);
    inField = list < 0 ? null : { articles: index.postings(list).articles, cursor: index.positionsOf(list) };
    word.positions[field] = inField;
  }
  if (inField === null) return null;
  const place = placeOf(inField.articles, article);
  if (inField.articles[place] !== article) return null;
  inField.cursor.moveTo(place);
  return inField.cursor;
}

function has({ set, articles }: ScoredList, article: number): boolean {
  return set === null ? articles[placeOf(articles, article)] === article : set.has(article);
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

/** The first place in an ascending list that is not before the article. */
function placeOf(articles: Uint32Array, article: number): number {
  let low = 0;
  for (let high = articles.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((articles[middle] as number) < article) low = middle + 1;
    else high = middle;
  }
  return low;
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
