/** An opened generation → the Lunr engine. */

import lunr from 'lunr';
import type { Article } from '../article.ts';
import { ARTICLES, LUNR_JSON } from '../index-folder/layout.ts';
import type { Generation } from '../index-folder/read-generation.ts';
// Registers the function that lunr.json names.
import './analyzer-pipeline.ts';
import { LunrEngine } from './lunr-engine.ts';

export async function openLunrEngine(generation: Generation): Promise<LunrEngine> {
  const [serialized, lines] = await Promise.all([generation.read(LUNR_JSON), generation.read(ARTICLES)]);
  const index = lunr.Index.load(JSON.parse(serialized) as object);
  const articles = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Article);
  return new LunrEngine(generation.name, index, articles);
}
