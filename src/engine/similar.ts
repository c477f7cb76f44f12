/** The weightiest words of an article: those by which articles like it can be found. */

import { analyze } from '../analysis/analyzer.ts';
import { isLeftOut } from '../analysis/typed-forms.ts';
import type { Article } from '../article.ts';
import { idf } from '../bm25.ts';
import type { Languages } from '../search-engine.ts';

/** Words of the query that finds similar articles. */
const MOST_WORDS = 8;
/** Where in a text its words are looked at: news tells what it is about at its beginning. */
const MOST_READ = 20_000;
/** A word of the title counts as often as if it stood in the text this often more. */
const IN_TITLE = 2;
const SHORTEST = 3;

/**
 * The words with the highest tf·idf, the highest first, as the article has them first; a frequency
 * counts by its root, so that one word repeated does not outweigh all others.
 *
 * @param articlesWith how many articles have a term
 * @param total how many articles there are
 */
export function weightiestWords(
  { title, text, language }: Article,
  languages: Languages,
  total: number,
  articlesWith: (term: string) => number,
): string[] {
  const found = new Map<string, { readonly word: string; frequency: number }>();
  const read = (part: string, weight: number): void => {
    for (const { term, start, end } of analyze(part, language)) {
      const word = part.slice(start, end).toLowerCase();
      const known = found.get(term);
      if (known !== undefined) known.frequency += weight;
      else if (word.length >= SHORTEST && /^\p{L}+$/u.test(word) && !isLeftOut(word, languages))
        found.set(term, { word, frequency: weight });
    }
  };
  read(title, IN_TITLE + 1);
  read(text.slice(0, MOST_READ), 1);
  return [...found]
    .flatMap(([term, { word, frequency }]) => {
      const articles = articlesWith(term);
      // A word of this article alone finds no other.
      return articles < 2 ? [] : [{ word, weight: Math.sqrt(frequency) * idf(articles, total) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}
