/** A folder of articles → a site in this process: built, opened and asked without a server. */

import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { createApp } from '../../src/http/app.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import type { Get } from './site.ts';

export async function openSite(folder: string, index: string): Promise<Get> {
  await build({ folder, index, today: '2024-01-31' });
  const engine = openCompiledEngine(await openGeneration(index));
  const app = createApp(engine, { title: 'Laws', fullText: true });
  return async (path) => {
    const response = await app.request(path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}
