/** An opened generation → the engine on its compiled index. */

import { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { COMPILED_INDEX } from '../index-folder/layout.ts';
import type { Generation } from '../index-folder/read-generation.ts';
import { CompiledEngine } from './compiled-engine.ts';
import type { RankingName } from './impacts.ts';

export function openCompiledEngine(
  generation: Generation,
  ranking: RankingName = 'backfile',
): CompiledEngine {
  const index = CompiledIndex.open(generation.path(COMPILED_INDEX), generation.directory);
  return new CompiledEngine(generation.name, index, { ranking });
}
