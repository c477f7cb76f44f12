/** An opened generation → the engine on its compiled index. */

import { CompiledIndex } from '../compiled-index/compiled-index.ts';
import { COMPILED_INDEX } from '../index-folder/layout.ts';
import type { Generation } from '../index-folder/read-generation.ts';
import { CompiledEngine } from './compiled-engine.ts';

export function openCompiledEngine(generation: Generation): CompiledEngine {
  return new CompiledEngine(generation.name, CompiledIndex.open(generation.path(COMPILED_INDEX)));
}
