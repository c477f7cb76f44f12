/** The articles of Reuters-21578, and words of theirs to ask for. */

import fc from 'fast-check';
import { compareByDate } from '../../index-build/article-from-draft.ts';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import type { Article } from '../../src/article.ts';
import { readCorpus } from '../bench/corpus.mjs';
import { anArticle } from '../fixtures/articles.ts';

/** From how many articles on a word is common, and from how many it is neither that nor rare. */
const BANDS = [1, 50, 1000];

/** In the order of their numbers. */
export function reutersArticles(): Article[] {
  const articles = readCorpus().map(({ date, ...given }) =>
    anArticle({ ...given, date, text: given.text, title: given.title }),
  );
  return articles.sort(compareByDate);
}

/** A word that articles have, as often a rare one as a common one, and now and then one that none has. */
export function wordsOf(articles: readonly Article[]): fc.Arbitrary<string> {
  const counts = new Map<string, number>();
  for (const { title, text } of articles) {
    for (const word of new Set(`${title} ${text}`.toLowerCase().match(/[a-z]+/g))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].filter(([word]) => analyzeWord(word) !== null);
  const bands = BANDS.map((from, i) =>
    words
      .filter(([, n]) => n >= from && n < (BANDS[i + 1] ?? Number.POSITIVE_INFINITY))
      .map(([word]) => word),
  );
  return fc.oneof(
    ...bands.filter((band) => band.length > 0).map((band) => fc.constantFrom(...band)),
    fc.constant('zzyzx'),
  );
}
