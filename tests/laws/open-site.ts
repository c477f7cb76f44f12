/** A folder of articles → a site in this process: built, opened and asked without a server. */

import { build } from '../../index-build/build.ts';
import { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { CompiledEngine } from '../../src/engine/compiled-engine.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { createApp } from '../../src/http/app.ts';
import { COMPILED_INDEX } from '../../src/index-folder/layout.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { LITTLE_MEMORY, TINY_CACHES } from '../fixtures/little-memory.ts';
import type { Get } from './site.ts';

const TODAY = '2024-01-31';

export async function openSite(folder: string, index: string): Promise<Get> {
  await build({ folder, index, today: TODAY });
  return siteOf(openCompiledEngine(await openGeneration(index)));
}

/** The same, built from many runs and read behind caches that hold hardly anything. */
export async function openSiteInLittleMemory(folder: string, index: string): Promise<Get> {
  await build({ folder, index, today: TODAY, limits: LITTLE_MEMORY, lunrJson: 'no' });
  const { path } = await openGeneration(index);
  return siteOf(new CompiledEngine('little', CompiledIndex.open(path(COMPILED_INDEX), null, TINY_CACHES)));
}

function siteOf(engine: SearchEngine): Get {
  const app = createApp(engine, { title: 'Laws', fullText: true });
  return async (path) => {
    const response = await app.request(path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}
