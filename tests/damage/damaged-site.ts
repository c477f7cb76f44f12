/** One site that is given one index after the other, and asked what each of them answers. */

import { EventEmitter, once } from 'node:events';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { FrontDoor } from '../../src/http/front-door.ts';
import { LiveSite } from '../../src/http/live-site.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { openLog } from '../../src/log/log.ts';
import { openLunrEngine } from '../../src/lunr/open-engine.ts';
import type { Answer } from './questions.ts';

/** An answer as a server sends it: closed when it is with its reader, or when it was broken off. */
class Outgoing extends EventEmitter {
  destroyed = false;

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}

export class DamagedSite {
  private readonly live: LiveSite;
  private readonly door: FrontDoor;
  private errors: string[] = [];

  private constructor(live: LiveSite) {
    this.live = live;
    const log = openLog({ format: 'pretty', level: 'error', err: (line) => this.errors.push(line) });
    this.door = new FrontDoor(live, log);
  }

  static async open(index: string): Promise<DamagedSite> {
    return new DamagedSite(new LiveSite(await served(index), { today: () => '2024-01-01' }));
  }

  /** Throws what an index that can't be opened is refused with. */
  async replace(index: string): Promise<void> {
    this.live.replace(await served(index));
  }

  readonly ask = async (path: string): Promise<Answer> => {
    const outgoing = new Outgoing();
    const closed = once(outgoing, 'close').then(() => null);
    const { status, headers, body } = await this.door.fetch(new Request(`http://localhost${path}`), {
      outgoing,
    });
    const reader = body?.getReader();
    const pieces: Uint8Array[] = [];
    let isWhole = reader === undefined;
    while (!isWhole) {
      const part = (await Promise.race([closed, reader?.read()])) ?? null;
      if (part === null) break;
      isWhole = part.done;
      if (part.value !== undefined) pieces.push(part.value);
    }
    if (!isWhole) await reader?.cancel();
    outgoing.destroy();
    return { status, type: headers.get('content-type') ?? '', body: Buffer.concat(pieces), isWhole };
  };

  /** What was logged of failures since it was asked last. */
  logged(): string[] {
    const { errors } = this;
    this.errors = [];
    return errors;
  }
}

async function served(index: string) {
  const engine = openCompiledEngine(await openGeneration(index));
  return { engine, close: () => engine.close() };
}

/** Opens an index for the engine that reads `lunr.json`, and throws what it is refused with. */
export async function openForLunr(index: string): Promise<void> {
  await openLunrEngine(await openGeneration(index));
}
