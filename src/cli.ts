#!/usr/bin/env node
/** The commands, and the one place where everything is wired together. */

import { realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { localToday } from '../index-build/article-from-draft.ts';
import { type BuildReport, build } from '../index-build/build.ts';
import { BuildProgress } from '../index-build/progress.ts';
import { formatReport } from '../index-build/report.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/server.ts';
import { defaultIndexFolder, INDEXES } from './index-folder/layout.ts';
import { openGeneration } from './index-folder/read-generation.ts';
import { openLunrEngine } from './lunr/open-engine.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { Problem } from './problem.ts';
import { type CivilDate, parseCivilDate } from './publication-date.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

interface BuildOptions {
  readonly out?: string;
  readonly today?: CivilDate;
  readonly strict?: boolean;
}

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly fullText: boolean;
}

/** Runs a command line and returns the exit status; a server has stopped by then. */
export async function main(args: readonly string[], { defaultFolder = '' } = {}): Promise<number> {
  let status = DONE;
  const program = new Command('backfile')
    .description('A search site for a folder of articles: indexes it and serves it.')
    .version(await version())
    .usage('[options] FOLDER\n       backfile build [options] FOLDER\n       backfile serve [options] [DIR]')
    .argument('[folder]', 'the folder of articles', defaultFolder)
    .exitOverride()
    .enablePositionalOptions();
  addServeOptions(addBuildOptions(program)).action(
    async (folder: string, options: BuildOptions & ServeOptions) => {
      if (folder === '') program.error('error: name the folder of articles: backfile FOLDER');
      status = await buildIndex(folder, options);
      if (status === DONE) await serveIndex(indexOf(folder, options), options);
    },
  );
  addBuildOptions(program.command('build').description('Index a folder.').argument('<folder>', 'the folder'))
    .exitOverride()
    .action(async (folder: string, options: BuildOptions) => {
      status = await buildIndex(folder, options);
    });
  addServeOptions(
    program.command('serve').description('Serve an index.').argument('[dir]', 'the index folder'),
  )
    .exitOverride()
    .action(async (index: string | undefined, options: ServeOptions) => {
      await serveIndex(index ?? (await onlyIndex()), options);
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if (error instanceof Problem) console.error(error.message);
    else if (isSystemError(error)) console.error(`The system refused: ${error.message}.`);
    else throw error;
    return FAILED;
  }
}

/** A failure of the disk, of rights or of the network: its message says what and where. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function addBuildOptions(command: Command): Command {
  return command
    .addOption(new Option('--out <dir>', 'where the index goes').env('BACKFILE_OUT'))
    .addOption(
      new Option('--today <date>', 'the day on which new articles arrive (YYYY-MM-DD)')
        .env('BACKFILE_TODAY')
        .argParser(readDay),
    )
    .addOption(
      new Option('--strict', 'fail when a file was skipped or not read whole').env('BACKFILE_STRICT'),
    );
}

function addServeOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--port <number>', 'the port to listen on').env('PORT').default(8080).argParser(readPort),
    )
    .addOption(new Option('--host <name>', 'the address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--no-full-text', 'show snippets and the link to the original only').env(
        'BACKFILE_NO_FULL_TEXT',
      ),
    );
}

function indexOf(folder: string, { out }: BuildOptions): string {
  return out ?? defaultIndexFolder(folder);
}

async function buildIndex(folder: string, options: BuildOptions): Promise<number> {
  const start = performance.now();
  const progress = new BuildProgress();
  const request = { folder, index: indexOf(folder, options), today: options.today ?? localToday() };
  const report: BuildReport = await build({ ...request, onProgress: progress.update }).finally(() =>
    progress.stop(),
  );
  console.log(formatReport(report, folder, (performance.now() - start) / 1000));
  const faults = report.counts.skipped + report.counts.warnings;
  if (!options.strict || faults === 0) return DONE;
  console.error('Not all files could be used as they are, and --strict was asked for.');
  return FAILED;
}

async function serveIndex(index: string, { port, host, fullText }: ServeOptions): Promise<void> {
  const engine = await openLunrEngine(await openGeneration(index));
  const server = await listen(createApp(engine, { title: 'Backfile', fullText }), host, port);
  console.log(`Serving on ${server.url} (ready in ${process.uptime().toFixed(1)} s). Stop with Ctrl+C.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

/** The index folder of the current directory when there is just one. */
async function onlyIndex(): Promise<string> {
  const names = await readdir(INDEXES).catch(() => []);
  const [name] = names;
  if (names.length === 1 && name !== undefined) return join(INDEXES, name);
  const found = names.length === 0 ? 'There is none' : `There are ${names.length}`;
  throw new Problem(`${found} in ${INDEXES}. Name the index folder: backfile serve DIR.`);
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function readDay(text: string): CivilDate {
  if (text.length === 10 && parseCivilDate(text) !== null) return text;
  throw new InvalidArgumentError('A day is written YYYY-MM-DD.');
}

async function version(): Promise<string> {
  const manifest = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const calledAs = process.argv[1];
if (calledAs !== undefined && realpathSync(calledAs) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
