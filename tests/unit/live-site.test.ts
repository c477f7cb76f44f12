/** A site that is given another index while it answers: each answer is of one generation, to its end. */

import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../index-build/build.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { LiveSite, type ServedEngine } from '../../src/http/live-site.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import type { Query } from '../../src/query.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

/** So many that an export of them is sent in pieces. */
const ARTICLES = 40;

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

/** An index of articles that all have one word. */
async function generationOf(word: string): Promise<ServedEngine & { close: ReturnType<typeof vi.fn> }> {
  const text = `${word} `.repeat(400);
  const files = Array.from({ length: ARTICLES }, (_, i) => [`${i}.txt`, `Report ${i}\n\n${text}`]);
  const folder = writeArchive(temporary.path, Object.fromEntries(files));
  const index = join(temporary.path, 'index');
  await build({ folder, index, today: '2024-01-01' });
  const engine = openCompiledEngine(await openGeneration(index));
  return { engine, close: vi.fn(() => engine.close()) };
}

/** A request as a server hands it over; `end` is what happens when its answer is sent or its reader gone. */
class Connection {
  readonly outgoing = Object.assign(new EventEmitter(), { destroyed: false, destroy: vi.fn() });
  constructor(private readonly site: LiveSite) {}

  ask(path: string): Promise<Response> {
    return this.site.fetch(new Request(`http://localhost${path}`), this);
  }

  async end(): Promise<void> {
    this.outgoing.destroyed = true;
    this.outgoing.emit('close');
    await turn();
  }
}

const total = async (response: Response) => ((await response.json()) as { total: number }).total;

describe('a live site', () => {
  it('waits for no reader who was gone before the request was begun', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    const site = new LiveSite(first);
    const gone = new Connection(site);
    await gone.end();
    await gone.ask('/search');
    site.replace(second);
    await turn();
    expect(first.close).toHaveBeenCalledOnce();
  });

  it('answers new requests by the generation it was given last', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    const site = new LiveSite(first);
    expect(await total(await new Connection(site).ask('/api/search?q=alpha'))).toBe(ARTICLES);
    site.replace(second);
    expect(site.generation).toBe(second.engine.generation);
    expect(await total(await new Connection(site).ask('/api/search?q=alpha'))).toBe(0);
    expect(await total(await new Connection(site).ask('/api/search?q=omega'))).toBe(ARTICLES);
  });

  it('sends a stream to its end from the generation that it was begun from, gone from the disk or not', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    const site = new LiveSite(first);
    const connection = new Connection(site);
    const response = await connection.ask('/search.jsonl');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = new TextDecoder().decode((await reader.read()).value);
    site.replace(second);
    rmSync(join(temporary.path, 'index'), { recursive: true });
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += new TextDecoder().decode(part.value);
    }
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(ARTICLES);
    expect(lines.filter((line) => !line.includes('alpha') || line.includes('omega'))).toEqual([]);
    expect(first.close).not.toHaveBeenCalled();
    await connection.end();
    expect(first.close).toHaveBeenCalledTimes(1);
  });

  it('closes a generation once, after the last of its answers', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    const site = new LiveSite(first);
    const connections = [1, 2, 3].map(() => new Connection(site));
    await Promise.all(connections.map((connection) => connection.ask('/api/search?q=alpha')));
    await connections[0]?.end();
    site.replace(second);
    await connections[1]?.end();
    expect(first.close).not.toHaveBeenCalled();
    await connections[2]?.end();
    expect(first.close).toHaveBeenCalledTimes(1);
    expect(second.close).not.toHaveBeenCalled();
  });

  it('closes a generation that nobody asks at once, and never the one that is current', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    const site = new LiveSite(first);
    const connection = new Connection(site);
    await connection.ask('/');
    await connection.end();
    expect(first.close).not.toHaveBeenCalled();
    site.replace(second);
    expect(first.close).toHaveBeenCalledTimes(1);
  });

  it('waits for an answer that is still being made when its reader has gone', async () => {
    const [first, second] = [await generationOf('alpha'), await generationOf('omega')];
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow: SearchEngine = Object.create(first.engine, {
      search: { value: (query: Query) => gate.then(() => first.engine.search(query)) },
    });
    const site = new LiveSite({ engine: slow, close: first.close });
    const connection = new Connection(site);
    const answer = connection.ask('/api/search?q=alpha');
    site.replace(second);
    await connection.end();
    expect(first.close).not.toHaveBeenCalled();
    go();
    expect(await total(await answer)).toBe(ARTICLES);
    await turn();
    expect(first.close).toHaveBeenCalledTimes(1);
  });
});

describe('an index that was closed', () => {
  it('is read no more, whatever the system opened in its place', async () => {
    const { engine, close } = await generationOf('alpha');
    close();
    await expect(engine.article('3.txt')).rejects.toThrow('is closed');
  });
});
