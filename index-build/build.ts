/** The build: a folder of articles → a generation of its index, or nothing when it is built already. */

import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { ArticleId } from '../src/article.ts';
import { thisMachine } from '../src/capacity/machine.ts';
import { roomToBuild } from '../src/capacity/room.ts';
import { keepHeapSmall } from '../src/capacity/small-heap.ts';
import { COMPILED_INDEX, DRAFTS, LUNR_JSON } from '../src/index-folder/layout.ts';
import type { Manifest } from '../src/index-folder/manifest.ts';
import { openGeneration } from '../src/index-folder/read-generation.ts';
import { Problem } from '../src/problem.ts';
import { Turns } from '../src/turns.ts';
import { readArrivals, writeArrivals } from './arrivals.ts';
import { type WhenBusy, withBuildLock } from './build-lock.ts';
import { DISK, type Disk } from './disk.ts';
import { diskProblem } from './disk-problem.ts';
import { makeFolders, type Sink } from './durable-files.ts';
import { type FileProblem, type FoundFiles, findFiles } from './find-files.ts';
import { readableManifest, writeGeneration } from './generation-writer.ts';
import { IndexCompiler } from './index-compiler.ts';
import { hasLeftovers, removeLeftovers } from './leftovers.ts';
import { type BuildLimits, limitsFor } from './limits.ts';
import { writeLunrJson } from './lunr-json.ts';
import { type ReadArticles, type ReadRequest, readArticles } from './read-articles.ts';
import { READERS_VERSION } from './readers/index.ts';
import { sourceBytes } from './source-bytes.ts';
import { hashSource } from './source-hash.ts';

export interface BuildRequest extends ReadRequest {
  /** The index folder. */
  readonly index: string;
  /** Whether to write `lunr.json`; `auto` unless given. */
  readonly lunrJson?: Manifest['options']['lunrJson'];
  /** Called before anything is read with what may stand in the way, a sentence each. */
  readonly onNotice?: (notice: string) => void;
  /** Bytes of memory that the build may take, about; half of what is free unless given. */
  readonly memory?: number;
  /** How much is in memory at a time, instead of what follows from `memory`. */
  readonly limits?: BuildLimits;
  /** What to do while another process builds there; to refuse, unless given. */
  readonly whenBusy?: WhenBusy;
}

/** Above as many articles `lunr.json` takes longer to load than anyone waits, and is left out. */
const MOST_FOR_LUNR = 100_000;

/** Articles after which progress is told again. */
const TOLD_AFTER = 1_000;

export interface BuildReport {
  /** Whether the index was up to date, so that nothing was built. */
  readonly unchanged: boolean;
  readonly counts: Manifest['counts'];
  /** Empty when nothing was built. */
  readonly skipped: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  readonly otherKinds: FoundFiles['otherKinds'];
  /** Of the generation's files. */
  readonly bytes: number;
}

/** `disk` is what writes to the index folder. */
export async function build(given: BuildRequest, disk: Disk = DISK): Promise<BuildReport> {
  // As one path from here on: what follows reads `..` in different ways.
  const request = { ...given, index: resolve(given.index) };
  const { index, whenBusy = 'refuse' } = request;
  const wanted = await lookAt(request);
  if ('unchanged' in wanted) {
    if (await hasLeftovers(index)) await cleanUnlessBusy(index, disk);
    return wanted;
  }
  try {
    await makeFolders(index, disk);
    return await withBuildLock(index, whenBusy, async (hasWaited) => {
      // The build before may have done it all, and files may have changed meanwhile.
      const still = hasWaited ? await lookAt(request) : wanted;
      // First: what dead builds left is in the way on a small disk.
      await removeLeftovers(index, disk);
      return 'unchanged' in still ? still : await buildGeneration(request, still, disk);
    });
  } catch (error) {
    throw diskProblem(error, index);
  }
}

/** What looks like the leftovers of a dead build may be the work of one that is under way. */
async function cleanUnlessBusy(index: string, disk: Disk): Promise<void> {
  try {
    await withBuildLock(index, 'refuse', () => removeLeftovers(index, disk));
  } catch (error) {
    if (!(error instanceof Problem)) throw diskProblem(error, index);
  }
}

/** What is to be built from. */
interface Wanted {
  readonly found: FoundFiles;
  readonly options: Manifest['options'];
}

/** What there is to build, or the report that nothing is. */
async function lookAt(request: BuildRequest): Promise<Wanted | BuildReport> {
  const { folder, index } = request;
  const found = await findFiles(folder);
  await refuseInside(folder, index);
  const manifest = await readableManifest(() => openGeneration(index));
  const options: Manifest['options'] = {
    lunrJson: request.lunrJson ?? 'auto',
    map: inOneOrder(request.map ?? {}),
    dayOrder: request.dayOrder ?? null,
  };
  const asAsked =
    manifest?.readers === READERS_VERSION && JSON.stringify(manifest.options) === JSON.stringify(options);
  if (manifest !== null && asAsked && manifest.source === (await hashSource(folder, found))) {
    const { counts, files } = manifest;
    const { otherKinds } = found;
    return { unchanged: true, counts, skipped: [], warnings: [], otherKinds, bytes: totalBytes(files) };
  }
  return { found, options };
}

async function buildGeneration(
  request: BuildRequest,
  { found, options }: Wanted,
  disk: Disk,
): Promise<BuildReport> {
  const { index, folder } = request;
  const plan = {
    source: sourceBytes(folder, found.paths),
    // How many articles there are is not known yet; there are seldom fewer than files.
    lunrJson: writesLunrJson(options, found.paths.length),
    index,
  };
  for (const notice of await roomToBuild(plan)) request.onNotice?.(notice);
  const limits = request.limits ?? limitsFor(request.memory ?? thisMachine().freeMemory / 2);
  // It is the garbage of a heap that has room to grow that would be most of such a build.
  if (limits.isSmall) keepHeapSmall();
  const read = await readAll(request, found, limits, disk);
  const { articles, undated, source, skipped, warnings } = read;
  const total = articles.size;
  const hasLunrJson = writesLunrJson(options, total);
  const compiler = new IndexCompiler({ limits, folder: index, keepsLog: hasLunrJson });
  try {
    const ids: ArticleId[] = [];
    let done = 0;
    const turns = new Turns();
    for (const [article, line] of articles.inOrder()) {
      compiler.add(article, line);
      if (hasLunrJson) ids.push(article.id);
      done += 1;
      if (done % TOLD_AFTER === 0) {
        request.onProgress?.({ stage: 'Indexing', done, total, articles: done });
      }
      await compiler.room();
      // Who waits for the build may go away meanwhile, which is only heard of in a pause.
      await turns.pause();
    }
    const counts = {
      articles: total,
      undated,
      skipped: skipped.length,
      warnings: warnings.length,
      terms: compiler.terms,
    };
    const files: Record<string, (sink: Sink) => void | Promise<void>> = {
      [COMPILED_INDEX]: (sink) => compiler.finish(sink),
    };
    if (hasLunrJson) files[LUNR_JSON] = (sink) => writeLunrJson(compiler.log, ids, sink);
    request.onProgress?.({ stage: 'Writing', done, total, articles: done });
    const content = { files, readers: READERS_VERSION, source, options, counts };
    const manifest = await writeGeneration(index, content, disk);
    const { otherKinds } = found;
    return { unchanged: false, counts, skipped, warnings, otherKinds, bytes: totalBytes(manifest.files) };
  } finally {
    articles.close();
    await compiler.close();
  }
}

async function readAll(
  request: BuildRequest,
  found: FoundFiles,
  limits: BuildLimits,
  disk: Disk,
): Promise<ReadArticles> {
  const { index } = request;
  const arrivals = await readArrivals(index);
  const place = { cache: join(index, DRAFTS), folder: index, limits };
  const read = await readArticles(request, found, arrivals, place, disk);
  // Before there is a generation of them: were they lost between the two, every article would be new again
  // one day.
  await writeArrivals(index, arrivals, disk);
  return read;
}

function writesLunrJson({ lunrJson }: Manifest['options'], articles: number): boolean {
  return lunrJson === 'yes' || (lunrJson === 'auto' && articles <= MOST_FOR_LUNR);
}

/** The same names are the same wish, in whatever order they were given. */
function inOneOrder(map: NonNullable<BuildRequest['map']>): Manifest['options']['map'] {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The folder of articles is never written to, by whatever way the index folder leads into it. */
async function refuseInside(folder: string, index: string): Promise<void> {
  const archive = await realpath(folder);
  const target = await realPathOf(index);
  if (target === archive || target.startsWith(archive + sep)) {
    throw new Problem(
      `The index would be written into the folder of articles, ${folder}, which is never changed. ` +
        'Name a place outside of it: --out DIR.',
    );
  }
}

/** The real path of what need not be there yet. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  }
}

function totalBytes(files: Manifest['files']): number {
  return Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
}
