/** Every law that holds for any request, by name, and the way to check one over many requests. */

import { checkBuckets, checkForm } from './bucket-counts.ts';
import { checkOwnFilterIsIgnored, checkRecount, checkSums } from './bucket-sums.ts';
import { checkDateBucket, checkDateClauses, checkRange } from './date-filters.ts';
import { checkDateOrder } from './date-order.ts';
import type { GeneratedRequest } from './generate.ts';
import { checkJson } from './json-contract.ts';
import { checkLinks } from './links.ts';
import { checkPages, checkRepeats, checkSorts } from './order.ts';
import { checkArticles, checkPage } from './page-contract.ts';
import { checkBeginnings, checkBoosts, checkEdits } from './patterns.ts';
import { checkMatching, checkNegation, checkPhrase, checkPhraseMarks } from './phrases.ts';
import { BrokenLaw, type Get } from './site.ts';
import { checkReadAs } from './typed-text.ts';

export interface Law {
  readonly name: string;
  /** Throws a BrokenLaw when it does not hold; a number that it returns is how many things were checked. */
  check(get: Get, request: GeneratedRequest, effort: Effort): Promise<unknown>;
}

export interface Effort {
  /** Buckets of each facet whose pages are opened, at most. */
  readonly buckets: number;
}

/** What a page may show of the same search. */
const VIEWS = ['', 'chart=share', 'view=context', 'view=context&by=before', 'view=context&by=after'];

export const LAWS: readonly Law[] = [
  {
    name: '1: a bucket’s count is the total of the search narrowed to it and of the page that its link opens',
    check: (get, { url }, { buckets }) => checkBuckets(get, url, buckets),
  },
  {
    name: '1: the form sends the search that it shows, and a tick adds a bucket',
    check: (get, { url }) => checkForm(get, url),
  },
  {
    name: '2: years, months and days add up to what holds them',
    check: (get, { url }) => checkSums(get, url),
  },
  { name: '2: a facet ignores its own filter', check: (get, { url }) => checkOwnFilterIsIgnored(get, url) },
  {
    name: '2: buckets counted again from the hits are the same',
    check: (get, { url }) => checkRecount(get, url),
  },
  {
    name: '3: how a query was read, read again, finds the same',
    check: (get, { url }) => checkReadAs(get, url),
  },
  {
    name: '4: a phrase is within AND, AND within OR',
    check: (get, { url, phrase }) => checkPhrase(get, url, phrase),
  },
  {
    name: '4: what is marked of a phrase is the phrase',
    check: (get, { phrase }) => checkPhraseMarks(get, phrase),
  },
  {
    name: '4: no filter changes whether all words are asked for',
    check: (get, { url }) => checkMatching(get, url),
  },
  {
    name: '4: articles with a word and without it are all articles',
    check: (get, { url, phrase }) => checkNegation(get, url, phrase[0] ?? ''),
  },
  { name: '5: sorting permutes', check: (get, { url }) => checkSorts(get, url) },
  { name: '5: paging cuts', check: (get, { url, size }) => checkPages(get, url, size) },
  { name: '5: the same request gets the same bytes', check: (get, { url }) => checkRepeats(get, url) },
  {
    name: '6: an article is in a range when every day that it may have is',
    check: (get, { url, periods }) => checkRange(get, url, periods[0], periods[1]),
  },
  {
    name: '6: a date bucket has the articles of its date',
    check: (get, { url, periods }) => checkDateBucket(get, url, periods[0]),
  },
  {
    name: '6: date:, after: and before: find the articles of their dates',
    check: (get, { url, phrase, periods }) => checkDateClauses(get, url, phrase[0] ?? '', periods[1]),
  },
  {
    name: '7: dates are in order, undated articles last, none dropped',
    check: (get, { url }) => checkDateOrder(get, url),
  },
  {
    name: 'a longer beginning finds no more',
    check: (get, { phrase }) => checkBeginnings(get, phrase[0] ?? ''),
  },
  {
    name: 'more edits find no less',
    check: (get, { phrase }) => checkEdits(get, phrase[0] ?? ''),
  },
  { name: 'a boost finds the same', check: (get, { phrase }) => checkBoosts(get, phrase) },
  { name: 'the JSON is what was promised', check: (get, { url }) => checkJson(get, url) },
  { name: 'the page shows the hits of the JSON', check: (get, { url }) => checkPage(get, url) },
  {
    name: 'every link leads somewhere, none that offers articles to none, and bars say how many',
    check: (get, { url, number }) => checkLinks(get, url, VIEWS[number % VIEWS.length] ?? ''),
  },
  { name: 'hits lead to their articles', check: (get, { url }) => checkArticles(get, url) },
];

export interface Run extends Effort {
  readonly seed: number;
  /** Requests checked at the same time. */
  readonly parallel: number;
}

/**
 * Checks the law for every request and returns how many things were checked. Throws a BrokenLaw
 * that names the seed and the first request that fails.
 */
export async function checkLaw(
  get: Get,
  law: Law,
  requests: readonly GeneratedRequest[],
  run: Run,
): Promise<number> {
  const waiting = requests.values();
  let checked = 0;
  let broken = false;
  const work = async (): Promise<void> => {
    for (const request of waiting) {
      if (broken) return;
      try {
        const things = await law.check(get, request, run);
        checked += typeof things === 'number' ? things : 1;
      } catch (error) {
        broken = true;
        if (!(error instanceof Error)) throw error;
        const where = `Seed ${run.seed}, request ${request.number}, ${request.url}`;
        throw new BrokenLaw(`${error.message}\n  ${where}`, { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: run.parallel }, work));
  return checked;
}
