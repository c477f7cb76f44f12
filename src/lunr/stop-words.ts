/** Which articles have a word that is a stop word in their language: Lunr's index has none of these. */

import { analyze, isStopTerm } from '../analysis/analyzer.ts';
import type { Article } from '../article.ts';
import { FIELDS, type Field, fieldTexts } from '../query.ts';

/** For each article by number, whether it matches. */
export type MatchSet = Uint8Array;

export class StopWords {
  /** By term, then field: the numbers of the articles. Read when a stop word is first asked for. */
  private read: Map<string, Map<Field, Set<number>>> | null = null;

  constructor(private readonly articles: readonly Article[]) {}

  /** The articles that have the term of a stop word in any of the fields. */
  articlesWith(term: string, fields: readonly Field[]): MatchSet {
    this.read ??= this.readAll();
    const ofTerm = this.read.get(term);
    const matched = new Uint8Array(this.articles.length);
    for (const field of fields) for (const number of ofTerm?.get(field) ?? []) matched[number] = 1;
    return matched;
  }

  private readAll(): Map<string, Map<Field, Set<number>>> {
    const read = new Map<string, Map<Field, Set<number>>>();
    for (const [number, article] of this.articles.entries()) {
      for (const field of FIELDS) {
        for (const text of fieldTexts(article, field)) {
          for (const { term } of analyze(text, article.language)) {
            if (!isStopTerm(term)) continue;
            const ofTerm = read.get(term) ?? new Map<Field, Set<number>>();
            const ofField = ofTerm.get(field) ?? new Set<number>();
            read.set(term, ofTerm.set(field, ofField.add(number)));
          }
        }
      }
    }
    return read;
  }
}
