/** The engines that the contract holds for, each made of articles alone. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lunr from 'lunr';
import { compareByDate } from '../../index-build/article-from-draft.ts';
import { type CompilerOptions, IndexCompiler } from '../../index-build/index-compiler.ts';
import type { Article } from '../../src/article.ts';
import { CACHE_SIZES, type CacheSizes, CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { LunrEngine } from '../../src/lunr/lunr-engine.ts';
import { readSearchParams } from '../../src/query-language/search-params.ts';
import type { SearchEngine, SearchResponse } from '../../src/search-engine.ts';
import { LITTLE_MEMORY, TINY_BLOCKS, TINY_CACHES, TINY_INTERVALS } from '../fixtures/little-memory.ts';
import { LunrBuilder } from './lunr-builder.ts';
import { NaiveEngine } from './naive-engine.ts';

export type MakeEngine = (articles: readonly Article[]) => SearchEngine | Promise<SearchEngine>;

export const ENGINES: readonly (readonly [name: string, make: MakeEngine])[] = [
  ['the compiled engine', compiledEngine],
  ['the compiled engine in little memory', engineInLittleMemory],
  ['the Lunr engine', lunrEngine],
  ['the naive engine', (articles) => new NaiveEngine(articles)],
];

/** Through a file, as a server opens it. */
export async function compiledEngine(articles: readonly Article[]): Promise<CompiledEngine> {
  return new CompiledEngine('test', await compiledIndex(articles));
}

/** The same from many runs and tiny blocks, behind caches that hold hardly anything. */
async function engineInLittleMemory(articles: readonly Article[]): Promise<CompiledEngine> {
  const options = { limits: LITTLE_MEMORY, blockLength: TINY_BLOCKS, intervals: TINY_INTERVALS };
  return new CompiledEngine('test', await compiledIndex(articles, options, TINY_CACHES));
}

/** The compiled index of the articles. Its file has no name any more: it goes when it is closed. */
export async function compiledIndex(
  articles: readonly Article[],
  options: CompilerOptions = {},
  caches: CacheSizes = CACHE_SIZES,
): Promise<CompiledIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-test-'));
  try {
    const compiler = new IndexCompiler({ ...options, folder });
    for (const article of [...articles].sort(compareByDate)) compiler.add(article);
    const pieces: Uint8Array[] = [];
    await compiler.finish((piece) => pieces.push(piece));
    const path = join(folder, 'compiled.index');
    writeFileSync(path, Buffer.concat(pieces));
    return CompiledIndex.open(path, null, caches);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Through the serialized form, as a server opens it. */
export function lunrEngine(articles: readonly Article[]): SearchEngine {
  const sorted = [...articles].sort(compareByDate);
  const builder = new LunrBuilder();
  for (const article of sorted) builder.add(article);
  const serialized = JSON.parse(JSON.stringify(builder.build().serialized)) as object;
  return new LunrEngine('test', lunr.Index.load(serialized), sorted);
}

/** Searches as a URL asks: `q=treaty&date=2021`. */
export async function ask(
  engine: SearchEngine | Promise<SearchEngine>,
  params: string,
): Promise<SearchResponse> {
  const { languages } = await engine;
  return (await engine).search(readSearchParams(new URLSearchParams(params), languages));
}

export async function idsOf(engine: SearchEngine | Promise<SearchEngine>, params: string): Promise<string[]> {
  return (await ask(engine, params)).hits.map((hit) => hit.id);
}
