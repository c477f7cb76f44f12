/** The articles that have a phrase in a field: its terms one after the other, stop words among them. */

import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { PositionCursor } from '../compiled-index/position-cursor.ts';
import { matchPair } from './pair-matcher.ts';

/** A term of the phrase as it is stepped through. */
interface Step {
  /** The term's place in the phrase. */
  readonly offset: number;
  readonly cursor: PositionCursor;
}

/** Adds the articles that have the terms, by ordinal, as a phrase in the field. */
export function matchPhrase(
  index: CompiledIndex,
  terms: readonly number[],
  field: number,
  to: number[],
): void {
  const lists: number[] = [];
  for (const term of terms) {
    const list = index.directory.find(term, field);
    if (list < 0) return;
    lists.push(list);
  }
  // What is one word stands wherever it stands: its places, which may be very many, tell nothing more.
  if (lists.length === 1) {
    for (const article of index.postings(lists[0] as number).articles()) to.push(article);
    return;
  }
  const positions = lists.map((list) => index.positionsOf(list));
  const [first, second] = positions;
  if (first !== undefined && second !== undefined && positions.length === 2) {
    matchPair(first, second, to);
    return;
  }
  const steps = positions.map((list, offset): Step => ({ offset, cursor: new PositionCursor(list) }));
  // The rarest first: it decides which articles are looked at.
  steps.sort((a, b) => a.cursor.postings - b.cursor.postings);
  const [rarest, ...others] = steps as [Step, ...Step[]];
  while (rarest.cursor.goOn()) {
    const { article } = rarest.cursor;
    if (haveArticle(others, article) && isPhrase(rarest, others)) to.push(article);
  }
}

function haveArticle(steps: readonly Step[], article: number): boolean {
  for (let i = 0; i < steps.length; i += 1) if (!(steps[i] as Step).cursor.moveTo(article)) return false;
  return true;
}

/** Whether, in the article that all steps are at, the terms stand at their places somewhere. */
function isPhrase(rarest: Step, others: readonly Step[]): boolean {
  rarest.cursor.readPlaces();
  const { places } = rarest.cursor;
  // Where the phrase may begin: what no word so far speaks against. A common word, last, is often not read at all.
  let left = rarest.cursor.count;
  for (let i = 0; i < others.length && left > 0; i += 1) {
    const { cursor, offset } = others[i] as Step;
    // Of the last word one place is enough.
    const most = i + 1 === others.length ? 1 : left;
    left = cursor.keepAt(places, left, offset - rarest.offset, most);
  }
  return left > 0;
}
