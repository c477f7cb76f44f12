#!/usr/bin/env node
/** The commands, and the one place where everything is wired together. */

import { realpathSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import type { BuildReport, BuildRequest } from '../index-build/build.ts';
import type { SendableRequest } from '../index-build/build-apart.ts';
import { BuildProgress } from '../index-build/progress.ts';
import { formatReport } from '../index-build/report.ts';
import {
  addBuildOptions,
  addReadingOptions,
  addServeOptions,
  type BuildOptions,
  dayOrderOf,
  type ReadingOptions,
  type ServeOptions,
  switchSetting,
} from './cli-options.ts';
import { buildFirst, keepBuilding, serveIndex, untilTold } from './cli-serve.ts';
import { localDay } from './http/site-settings.ts';
import { defaultIndexFolder, INDEXES } from './index-folder/layout.ts';
import { type Log, openLog } from './log/log.ts';
import { reportOf } from './log/report.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { Problem, sentenceOf } from './problem.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs a command line and returns the exit status; a server has stopped by then. */
export async function main(args: readonly string[], { defaultFolder = '' } = {}): Promise<number> {
  let status = DONE;
  const program = new Command('backfile')
    .description('A search site for a folder of articles: indexes it and serves it.')
    .version(await version())
    .usage(
      '[options] FOLDER\n       backfile build [options] FOLDER\n       backfile serve [options] [DIR]\n       backfile verify [DIR]\n       backfile explain [options] FILE\n       backfile undated [options] FOLDER\n       backfile report [FILE]',
    )
    .exitOverride();
  const command = (name: string, description: string, options = {}) =>
    program.command(name, options).description(description).exitOverride();

  // What is no command is a folder to start with: `backfile FOLDER`.
  const start = command('start', 'Build what changed, then serve it.', { isDefault: true });
  start.argument(defaultFolder === '' ? '<folder>' : '[folder]', 'the folder of articles');
  start.addOption(switchSetting('--no-watch', 'build once, whatever changes', 'BACKFILE_NO_WATCH'));
  addServeOptions(addBuildOptions(start)).action(
    async (folder: string | undefined, options: BuildOptions & ServeOptions) => {
      const archive = folder ?? defaultFolder;
      const log = logOf(options);
      await whileWatching(archive, options, log, async () => {
        // What a build takes of memory is given back with its process: a server stays for long.
        status = await buildIndex(archive, options, { print: log.info, builder: buildFirst });
        if (status === DONE) await serveIndex(indexOf(archive, options), options, log);
      });
    },
  );
  const onlyBuild = command('build', 'Build only.').argument('<folder>', 'the folder of articles');
  onlyBuild.addOption(
    switchSetting('--watch', 'build again whenever files change, until stopped', 'BACKFILE_WATCH'),
  );
  addBuildOptions(onlyBuild).action(async (folder: string, options: BuildOptions) => {
    const log = openLog({ format: 'pretty', level: 'info' });
    await whileWatching(folder, options, log, async () => {
      status = await buildIndex(folder, options);
      if (options.watch && status === DONE) await untilTold();
    });
  });
  addServeOptions(command('serve', 'Serve an index.').argument('[dir]', 'the index folder')).action(
    async (index: string | undefined, options: ServeOptions) => {
      await serveIndex(index ?? (await onlyIndex('serve')), options, logOf(options));
    },
  );
  command('verify', 'Check an index whole, and a sample of its articles against a fresh analysis.')
    .argument('[dir]', 'the index folder')
    .action(async (index: string | undefined) => {
      status = await verifyIndex(index ?? (await onlyIndex('verify')));
    });
  addReadingOptions(command('explain', 'Print what is read of a file, left out and concluded, and why.'))
    .argument('<file>', 'a file of articles; # and the id of a record in it may follow')
    .option('--folder <folder>', 'the folder of articles, instead of the one the file lies in')
    .action(async (file: string, options: ReadingOptions & { folder?: string }) => {
      const { folder, map = {} } = options;
      const wishes = { map, dayOrder: dayOrderOf(options), today: localDay(new Date()) };
      const request = { file, ...wishes, ...(folder === undefined ? {} : { folder }) };
      const { explain } = await import('../index-build/explain.ts');
      for await (const article of explain(request)) console.log(article);
    });
  addBuildOptions(
    command('undated', 'Build what changed, then print the undated articles as a corrections.csv.').argument(
      '<folder>',
      'the folder of articles',
    ),
  ).action(async (folder: string, options: BuildOptions) => {
    status = await buildIndex(folder, options, { print: console.error });
    const { undatedCsv } = await import('../index-build/undated.ts');
    process.stdout.write(await undatedCsv(indexOf(folder, options)));
  });
  command('report', 'Tell what readers looked for, from the JSON logs of a server.')
    .argument('[file]', 'the log; without it, what comes through a pipe')
    .action(async (file: string | undefined) => {
      const log = file === undefined ? process.stdin : (await open(file)).createReadStream();
      process.stdout.write(
        await reportOf(createInterface({ input: log, crlfDelay: Number.POSITIVE_INFINITY })),
      );
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    console.error(sentence);
    return FAILED;
  }
}

function indexOf(folder: string, { out }: BuildOptions): string {
  return out ?? defaultIndexFolder(folder);
}

type Builder = (request: BuildRequest) => Promise<BuildReport>;

/** What only some commands need is loaded by these: a server does without the readers of formats. */
const buildHere: Builder = async (request) => (await import('../index-build/build.ts')).build(request);

/** `print` is given the report. */
async function buildIndex(
  folder: string,
  options: BuildOptions,
  { print = console.log as (text: string) => void, builder = buildHere } = {},
): Promise<number> {
  const start = performance.now();
  const progress = new BuildProgress();
  const report = await builder({
    ...requestOf(folder, options),
    onProgress: progress.update,
    onNotice: (notice) => console.error(notice),
  }).finally(() => progress.stop());
  print(formatReport(report, folder, (performance.now() - start) / 1000));
  const faults = report.counts.skipped + report.counts.warnings;
  if (!options.strict || faults === 0) return DONE;
  console.error('Not all files could be used as they are, and --strict was asked for.');
  return FAILED;
}

function requestOf(folder: string, options: BuildOptions): SendableRequest {
  const { lunrJson, today = localDay(new Date()), map = {}, memory } = options;
  const index = indexOf(folder, options);
  const wish = lunrJson === undefined ? 'auto' : lunrJson ? 'yes' : 'no';
  // Who stays to watch has time; a cron job says that it had nothing to do.
  const whenBusy = options.watch ? 'wait' : 'refuse';
  const wishes = { today, map, dayOrder: dayOrderOf(options), lunrJson: wish, whenBusy } as const;
  return { folder, index, ...wishes, ...(memory === undefined ? {} : { memory: memory * 1e6 }) };
}

function logOf({ logFormat, logLevel }: ServeOptions): Log {
  return openLog({ format: logFormat, level: logLevel });
}

/** From before the first build on, so that nothing that changes during it is missed. */
async function whileWatching(
  folder: string,
  options: BuildOptions,
  log: Log,
  run: () => Promise<void>,
): Promise<void> {
  if (!options.watch) return run();
  const stop = keepBuilding(
    () => requestOf(folder, options),
    (report, seconds) => log.info(formatReport(report, folder, seconds)),
    log,
  );
  try {
    await run();
  } finally {
    stop();
  }
}

async function verifyIndex(index: string): Promise<number> {
  const [{ verify }, { formatFindings }] = await Promise.all([
    import('./verify/verify.ts'),
    import('./verify/report.ts'),
  ]);
  const findings = await verify(index);
  console.log(formatFindings(findings, index));
  return findings.problems.length === 0 ? DONE : FAILED;
}

/** The index folder of the current directory when there is just one; `command` is what asks for it. */
async function onlyIndex(command: string): Promise<string> {
  const names = await readdir(INDEXES).catch(() => []);
  const [name] = names;
  if (names.length === 1 && name !== undefined) return join(INDEXES, name);
  const found = names.length === 0 ? 'There is none' : `There are ${names.length}`;
  throw new Problem(`${found} in ${INDEXES}. Name the index folder: backfile ${command} DIR.`);
}

async function version(): Promise<string> {
  const manifest = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const calledAs = process.argv[1];
if (calledAs !== undefined && realpathSync(calledAs) === fileURLToPath(import.meta.url)) {
  // Who reads the output may have read enough of it, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(DONE);
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
