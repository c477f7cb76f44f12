/** What there is on a site to ask for: words, dates and values, taken from its own answers. */

import type { Random } from './random.ts';
import { type Get, search } from './site.ts';

export interface Sample {
  /** For some articles, the words of their titles and snippets as they follow each other. */
  readonly texts: readonly (readonly string[])[];
  readonly dates: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const PAGES = 3;
const SIZE = 100;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Words that mean something to the query language. */
const OPERATOR = /^(?:AND|OR|NOT)$/;

export async function takeSample(get: Get, random: Random): Promise<Sample> {
  const texts: string[][] = [];
  const dates = new Set<string>();
  const values: Record<string, string[]> = {};
  for (const sort of ['newest', 'oldest']) {
    const url = `/search?sort=${sort}&size=${SIZE}`;
    const first = await search(get, url);
    const others = Array.from({ length: Math.ceil(first.total / SIZE) - 1 }, (_, i) => i + 2);
    const pages = [first];
    for (const page of random.some(others, PAGES)) pages.push(await search(get, `${url}&page=${page}`));
    for (const { title, snippets, date } of pages.flatMap(({ hits }) => hits)) {
      if (date !== null) dates.add(date);
      for (const text of [title, ...snippets.map((snippet) => snippet.text)]) texts.push(wordsOf(text));
    }
    for (const [facet, buckets] of Object.entries(first.facets))
      values[facet] = buckets.map(({ key }) => key);
  }
  if (dates.size === 0) dates.add('2021-07-15');
  return { texts: texts.filter((words) => words.length > 0), dates: [...dates], values };
}

/** Words that stand alone: of `Sino-Soviet` and `10:30` both, of `don't` none. */
function wordsOf(text: string): string[] {
  return text
    .split(/[\s\-–—:/]+/)
    .flatMap((part) => (/['’]/.test(part) ? [] : (part.match(WORD) ?? [])))
    .filter((word) => !OPERATOR.test(word));
}
