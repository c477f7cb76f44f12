/** An opened generation → the Lunr engine, which holds `lunr.json` and all articles in memory. */

import lunr from 'lunr';
import { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { COMPILED_INDEX, LUNR_JSON } from '../index-folder/layout.ts';
import type { Generation } from '../index-folder/read-generation.ts';
import { Problem } from '../problem.ts';
// Registers the function that lunr.json names.
import './analyzer-pipeline.ts';
import { LunrEngine } from './lunr-engine.ts';

/** Throws a Problem for a generation without `lunr.json`, or with one that is too long for one text. */
export async function openLunrEngine(generation: Generation): Promise<LunrEngine> {
  if (generation.manifest.files[LUNR_JSON] === undefined) {
    throw new Problem('This index has no lunr.json. Build it with one, or leave out --engine lunr.');
  }
  const serialized = await generation.read(LUNR_JSON);
  const compiled = CompiledIndex.open(generation.path(COMPILED_INDEX), generation.directory);
  try {
    const articles = Array.from({ length: compiled.size }, (_, number) => compiled.readArticle(number));
    return new LunrEngine(generation.name, lunr.Index.load(parse(serialized)), articles, compiled.nearCopies);
  } finally {
    compiled.close();
  }
}

function parse(serialized: Buffer): object {
  try {
    return JSON.parse(serialized.toString('utf8')) as object;
  } catch {
    throw new Problem('The lunr.json of this index is too long to be read whole. Leave out --engine lunr.');
  }
}
