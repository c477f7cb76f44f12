/** The articles that have a phrase in a field: its terms one after the other, stop words among them. */

import type { CompiledIndex } from '../compiled-index/compiled-index.ts';
import type { PositionCursor } from '../compiled-index/position-cursor.ts';

/** A term of the phrase as it is stepped through. */
interface Step {
  /** The term's place in the phrase. */
  readonly offset: number;
  readonly articles: Uint32Array;
  readonly cursor: PositionCursor;
  /** How far its list was read: a place in it. */
  at: number;
}

/** Adds the articles that have the terms, by ordinal, as a phrase in the field. */
export function matchPhrase(
  index: CompiledIndex,
  terms: readonly number[],
  field: number,
  to: number[],
): void {
  const steps: Step[] = [];
  for (const [offset, term] of terms.entries()) {
    const list = index.directory.find(term, field);
    if (list < 0) return;
    steps.push({ offset, articles: index.postings(list).articles, cursor: index.positionsOf(list), at: 0 });
  }
  // The rarest first: it decides which articles are looked at.
  steps.sort((a, b) => a.articles.length - b.articles.length);
  // What is one word stands wherever it stands: its places, which may be very many, tell nothing more.
  if (steps.length === 1) {
    for (const article of steps[0]?.articles ?? []) to.push(article);
    return;
  }
  const [rarest, ...others] = steps as [Step, ...Step[]];
  for (; rarest.at < rarest.articles.length; rarest.at += 1) {
    const article = rarest.articles[rarest.at] as number;
    if (others.every((step) => advance(step, article)) && isPhrase(rarest, others)) to.push(article);
  }
}

/** Moves to the article by steps that double (galloping); whether the list has it. */
function advance(step: Step, article: number): boolean {
  const { articles } = step;
  let low = step.at;
  let span = 1;
  while (low + span < articles.length && (articles[low + span] as number) < article) span *= 2;
  let high = Math.min(low + span, articles.length);
  low += span >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((articles[middle] as number) < article) low = middle + 1;
    else high = middle;
  }
  step.at = low;
  return articles[low] === article;
}

/** Whether, in the article that all steps are at, the terms stand at their places somewhere. */
function isPhrase(rarest: Step, others: readonly Step[]): boolean {
  rarest.cursor.moveTo(rarest.at);
  const { places, count } = rarest.cursor;
  for (const { cursor, at } of others) cursor.moveTo(at);
  for (let i = 0; i < count; i += 1) {
    const start = (places[i] as number) - rarest.offset;
    if (others.every((step) => stands(step, start + step.offset))) return true;
  }
  return false;
}

function stands({ cursor: { places, count } }: Step, place: number): boolean {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low < count && places[low] === place;
}
