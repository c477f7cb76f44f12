/** The engines that the contract holds for, each made of articles alone. */

import lunr from 'lunr';
import { compareByDate } from '../../index-build/article-from-draft.ts';
import type { Article } from '../../src/article.ts';
import { LunrBuilder } from '../../src/lunr/lunr-builder.ts';
import { LunrEngine } from '../../src/lunr/lunr-engine.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { SearchEngine, SearchResponse } from '../../src/search-engine.ts';
import { NaiveEngine } from './naive-engine.ts';

export type MakeEngine = (articles: readonly Article[]) => SearchEngine;

export const ENGINES: readonly (readonly [name: string, make: MakeEngine])[] = [
  ['the Lunr engine', lunrEngine],
  ['the naive engine', (articles) => new NaiveEngine(articles)],
];

/** Through the serialized form, as a server opens it. */
export function lunrEngine(articles: readonly Article[]): SearchEngine {
  const sorted = [...articles].sort(compareByDate);
  const builder = new LunrBuilder();
  for (const article of sorted) builder.add(article);
  const serialized = JSON.parse(JSON.stringify(builder.build().serialized)) as object;
  return new LunrEngine('test', lunr.Index.load(serialized), sorted);
}

/** Searches as a URL asks: `q=treaty&date=2021`. */
export function ask(engine: SearchEngine, params: string): Promise<SearchResponse> {
  return engine.search(readSearchParams(new URLSearchParams(params)));
}

export async function idsOf(engine: SearchEngine, params: string): Promise<string[]> {
  return (await ask(engine, params)).hits.map((hit) => hit.id);
}
