/** Serving an index for as long as it is wanted, whatever builds do to it meanwhile. */

import type { BuildReport, BuildRequest } from '../index-build/build.ts';
import { buildApart, type SendableRequest } from '../index-build/build-apart.ts';
import { watchFolder } from '../index-build/watch-folder.ts';
import { roomToServe } from './capacity/room.ts';
import { keepHeapSmall } from './capacity/small-heap.ts';
import type { ServeOptions } from './cli-options.ts';
import { heldBytes } from './compiled-index/held-bytes.ts';
import { openCompiledEngine } from './engine/open-engine.ts';
import { type DoorSettings, FrontDoor } from './http/front-door.ts';
import { LiveSite, type ServedEngine } from './http/live-site.ts';
import { listen } from './http/server.ts';
import { followCurrent } from './index-folder/follow-current.ts';
import { COMPILED_INDEX, LUNR_JSON } from './index-folder/layout.ts';
import { type Generation, openGeneration } from './index-folder/read-generation.ts';
import type { Log } from './log/log.ts';
import { openLunrEngine } from './lunr/open-engine.ts';

/** What tells a process to stop. */
const STOPPING = ['SIGINT', 'SIGTERM'] as const;

/** Serves until the process is told to stop. */
export async function serveIndex(
  index: string,
  { port, host, engine, ranking, publicUrl, ...settings }: ServeOptions,
  log: Log,
): Promise<void> {
  const open = async (generation: Generation): Promise<ServedEngine> => {
    for (const warning of roomFor(generation, engine)) console.error(warning);
    if (engine === 'lunr') return { engine: await openLunrEngine(generation), close: () => {} };
    const compiled = openCompiledEngine(generation, ranking);
    return { engine: compiled, close: () => compiled.close() };
  };
  const first = await open(await openGeneration(index));
  // Not before: what is opened may be large, and the heap would be cleaned again and again meanwhile.
  keepHeapSmall();
  let site: LiveSite | null = null;
  let door: FrontDoor | null = null;
  const siteAt = (url: string) => {
    const answering = `${engine} ${ranking}`;
    site = new LiveSite(first, { ...settings, answering, publicUrl: publicUrl ?? url });
    door = new FrontDoor(site, log, doorSettings(settings));
    return door;
  };
  const server = await listen(siteAt, host, port);
  const unfollow = followCurrent(
    index,
    first.engine.generation,
    async (generation) => {
      site?.replace(await open(generation));
      log.info(`Serving ${generation.manifest.counts.articles} articles as built now.`);
    },
    (error) => log.error(error),
  );
  log.info(`Serving on ${server.url} (ready in ${process.uptime().toFixed(1)} s). Stop with Ctrl+C.`);
  await untilTold();
  unfollow();
  (door as FrontDoor | null)?.drain();
  await server.close();
}

/** What may stand in the way of opening a generation. Throws a Problem where something does. */
function roomFor(generation: Generation, engine: ServeOptions['engine']): string[] {
  if (engine === 'compiled') return roomToServe({ held: heldBytes(generation.path(COMPILED_INDEX)) });
  const { files } = generation.manifest;
  const bytes = (name: string) => files[name]?.bytes ?? 0;
  return roomToServe({ lunrJson: bytes(LUNR_JSON), compiledIndex: bytes(COMPILED_INDEX) });
}

function doorSettings(options: Partial<ServeOptions>): Partial<DoorSettings> {
  const { trustProxy = 0, rateLimit = null, auth = null, logQueries = false } = options;
  return { trustProxy, rateLimit, auth, logQueries };
}

/** A build before anything is served, which ends with this process when that is told to stop. */
export async function buildFirst(request: BuildRequest): Promise<BuildReport> {
  const stopping = new AbortController();
  let told: NodeJS.Signals | null = null;
  const stop = (signal: NodeJS.Signals): void => {
    told = signal;
    stopping.abort();
  };
  for (const signal of STOPPING) process.once(signal, stop);
  const report = await buildApart(request, stopping.signal).catch((error: unknown) => error);
  for (const signal of STOPPING) process.off(signal, stop);
  if (told !== null) {
    process.kill(process.pid, told);
    // It ends here.
    await new Promise(() => {});
  }
  if (report instanceof Error) throw report;
  return report as BuildReport;
}

/** Builds again whenever files of the folder change, until the returned function is called. */
export function keepBuilding(
  request: () => SendableRequest,
  print: (report: BuildReport, seconds: number) => void,
  log: Log,
): () => void {
  const { folder } = request();
  const stopping = new AbortController();
  const rebuild = async (): Promise<void> => {
    const start = performance.now();
    // Asked for anew each time: the day may be another.
    const report = await buildApart(request(), stopping.signal);
    if (!report.unchanged) print(report, (performance.now() - start) / 1000);
  };
  // What went wrong stops neither serving nor watching.
  const unwatch = watchFolder(folder, rebuild, (error) => log.error(error));
  return () => {
    unwatch();
    // Nothing is lost with a build that is cut short.
    stopping.abort();
  };
}

export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOPPING) process.once(signal, () => resolve());
  });
}
