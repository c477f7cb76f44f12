/** The types of evaluate.mjs, which is plain JavaScript as all of the evaluation is. */

import type { Article } from '../../src/article.ts';

/** Means over the questions of a collection, or over collections; each 0 to 1. */
export interface Scores {
  /** nDCG@10. */
  readonly ndcg: number;
  readonly map: number;
  /** Success@1. */
  readonly success: number;
}

type ScoresByEngine = Readonly<Record<string, Scores>>;

export interface Evaluation {
  readonly collections: Readonly<Record<'cranfield' | 'cisi' | 'cacm' | 'lisa', ScoresByEngine>>;
  /** Over the collections, each counting the same. */
  readonly means: ScoresByEngine;
  readonly knownItems: ScoresByEngine;
}

/** Words → the ids of the articles that have any of them, the best first. */
export type Search = (words: readonly string[]) => readonly string[];
export type MakeSearch = (articles: readonly Article[]) => Search | Promise<Search>;

export function evaluate(
  folders: { readonly collections: string; readonly archive: string },
  engines: Readonly<Record<string, MakeSearch>>,
): Promise<Evaluation>;
