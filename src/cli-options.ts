/** The options of the commands: flags, then environment variables, then defaults. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DayOrder } from '../index-build/dates/written-date.ts';
import { MAPPED_NAMES, type MappedName, type ReadOptions } from '../index-build/reader.ts';
import type { RankingName } from './engine/impacts.ts';
import { readColor } from './http/accent.ts';
import type { SiteSettings } from './http/site-settings.ts';
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from './log/log.ts';
import { type CivilDate, parseCivilDate } from './publication-date.ts';

/** Megabytes with less of which a build is not tried. */
const LEAST_MEMORY = 200;

export interface ReadingOptions {
  readonly map?: ReadOptions['map'];
  readonly dayFirst?: boolean;
  readonly monthFirst?: boolean;
}

/** How numeric dates are to be read; null when it was not said. */
export function dayOrderOf({ dayFirst, monthFirst }: ReadingOptions): DayOrder | null {
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : null;
}

export interface BuildOptions extends ReadingOptions {
  readonly out?: string;
  readonly today?: CivilDate;
  readonly strict?: boolean;
  /** Whether to build again when files change. */
  readonly watch?: boolean;
  /** Undefined: when the archive is not too large for it. */
  readonly lunrJson?: boolean;
  /** Megabytes that a build may take. */
  readonly memory?: number;
}

/** What serves, and what the owner set about the site: what is not given keeps its default. */
export interface ServeOptions extends Partial<Omit<SiteSettings, 'publicUrl' | 'answering' | 'today'>> {
  readonly port: number;
  readonly host: string;
  /** Null: the address that is listened on. */
  readonly publicUrl?: string;
  readonly engine: 'compiled' | 'lunr';
  readonly ranking: RankingName;
  readonly trustProxy: number;
  /** Requests a minute; without it, any number. */
  readonly rateLimit?: number;
  readonly auth?: string;
  readonly logFormat: LogFormat;
  readonly logLevel: LogLevel;
  readonly logQueries?: boolean;
}

/** An option that an environment variable sets too. An empty variable sets nothing. */
function setting(flags: string, description: string, variable: string): Option {
  const option = new Option(flags, description);
  return process.env[variable] === '' ? option : option.env(variable);
}

/** One without a value, which a variable of `0` or `false` leaves off. */
export function switchSetting(flags: string, description: string, variable: string): Option {
  const off = /^(0|false|no|off)$/i.test(process.env[variable] ?? '');
  return off ? new Option(flags, description) : setting(flags, description, variable);
}

export function addReadingOptions(command: Command): Command {
  return command
    .addOption(
      setting(
        '--map <name=key>',
        'the key or column that tells NAME in this archive; may be repeated',
        'BACKFILE_MAP',
      ).argParser(readMap),
    )
    .addOption(
      switchSetting('--day-first', 'read 03/04/2021 as 3 April', 'BACKFILE_DAY_FIRST').conflicts(
        'monthFirst',
      ),
    )
    .addOption(
      switchSetting('--month-first', 'read 03/04/2021 as March 4', 'BACKFILE_MONTH_FIRST').conflicts(
        'dayFirst',
      ),
    );
}

export function addBuildOptions(command: Command): Command {
  return addReadingOptions(command)
    .addOption(setting('--out <dir>', 'where the index goes', 'BACKFILE_OUT'))
    .addOption(
      setting('--today <date>', 'the day on which new articles arrive', 'BACKFILE_TODAY').argParser(readDay),
    )
    .addOption(
      switchSetting('--lunr-json', 'write lunr.json, however large the archive', 'BACKFILE_LUNR_JSON'),
    )
    .addOption(switchSetting('--no-lunr-json', 'write no lunr.json', 'BACKFILE_NO_LUNR_JSON'))
    .addOption(
      setting('--memory <megabytes>', 'what a build may take of memory', 'BACKFILE_MEMORY').argParser(
        readMemory,
      ),
    )
    .addOption(switchSetting('--strict', 'fail when a file was not read whole', 'BACKFILE_STRICT'));
}

export function addServeOptions(command: Command): Command {
  return command
    .addOption(setting('--port <number>', 'the port to listen on', 'PORT').default(8080).argParser(readPort))
    .addOption(setting('--host <name>', 'the address to listen on', 'HOST').default('127.0.0.1'))
    .addOption(
      setting('--engine <name>', 'what answers: compiled or lunr', 'BACKFILE_ENGINE')
        .choices(['compiled', 'lunr'])
        .default('compiled'),
    )
    .addOption(
      setting('--ranking <name>', "backfile, or lunr for Lunr's own scores", 'BACKFILE_RANKING')
        .choices(['backfile', 'lunr'])
        .default('backfile'),
    )
    .addOption(switchSetting('--no-full-text', 'show no articles whole', 'BACKFILE_NO_FULL_TEXT'))
    .addOption(
      setting('--public-url <url>', 'where others reach the site', 'PUBLIC_URL').argParser(readPublicUrl),
    )
    .addOption(setting('--title <text>', "the site's name", 'BACKFILE_TITLE'))
    .addOption(setting('--description <text>', 'what the archive is, in a sentence', 'BACKFILE_DESCRIPTION'))
    .addOption(setting('--footer <text>', 'what stands at the foot of each page', 'BACKFILE_FOOTER'))
    .addOption(setting('--logo <file>', 'an image beside the name', 'BACKFILE_LOGO'))
    .addOption(
      setting('--accent <color>', 'the colour of links and buttons, as #962b1e', 'BACKFILE_ACCENT').argParser(
        readAccent,
      ),
    )
    .addOption(setting('--stylesheet <file>', "one after the site's own", 'BACKFILE_STYLESHEET'))
    .addOption(
      setting('--trust-proxy <number>', 'how many proxies stand before this server', 'TRUST_PROXY')
        .default(0)
        .argParser(readProxies),
    )
    .addOption(
      setting('--rate-limit <number>', 'requests a minute for each client', 'BACKFILE_RATE_LIMIT').argParser(
        readRateLimit,
      ),
    )
    .addOption(
      setting('--auth <secret>', 'user:password, or a token, that opens the site', 'BACKFILE_AUTH').argParser(
        readSecret,
      ),
    )
    .addOption(
      setting('--log-format <name>', 'pretty, or json: a line a request', 'BACKFILE_LOG_FORMAT')
        .choices(LOG_FORMATS)
        .default('pretty'),
    )
    .addOption(
      setting('--log-level <name>', 'debug, info, warn or error', 'BACKFILE_LOG_LEVEL')
        .choices(LOG_LEVELS)
        .default('info'),
    )
    .addOption(switchSetting('--log-queries', 'log what was typed too', 'BACKFILE_LOG_QUERIES'));
}

/** One pair, or several with commas between them, added to those before. */
function readMap(text: string, before: ReadOptions['map'] = {}): ReadOptions['map'] {
  const map: Partial<Record<MappedName, string>> = { ...before };
  // A key may hold a comma too.
  for (const pair of text.split(/,(?=\s*[a-z]+\s*=)/i)) {
    const [, name = '', key = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    const known = MAPPED_NAMES.find((each) => each === name.trim().toLowerCase());
    if (key.trim() === '') throw new InvalidArgumentError('It is written NAME=KEY, as in date=Published.');
    if (known === undefined) {
      const names = `${MAPPED_NAMES.slice(0, -1).join(', ')} or ${MAPPED_NAMES.at(-1)}`;
      throw new InvalidArgumentError(`"${name.trim()}" is nothing that is read: NAME is ${names}.`);
    }
    map[known] = key.trim();
  }
  return map;
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function readProxies(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is the number of proxies, from 0 to 9.');
}

/** 0 is no limit, as if nothing were set. */
function readRateLimit(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text) || undefined;
  throw new InvalidArgumentError('It is a number of requests a minute, to 999999.');
}

function readMemory(text: string): number {
  if (/^\d{3,6}$/.test(text) && Number(text) >= LEAST_MEMORY) return Number(text);
  throw new InvalidArgumentError(`It is a number of megabytes, from ${LEAST_MEMORY} on.`);
}

function readSecret(text: string): string {
  // Spaces would be lost on the way, or mistaken for a part of the header.
  if (/^[^:\s]+(:.+)?$/.test(text)) return text;
  throw new InvalidArgumentError('It is written user:password, or is a token without colons and spaces.');
}

/** An address without a path, since the pages' own addresses begin at the root. */
function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search + url.hash !== ''
  ) {
    throw new InvalidArgumentError('It is written as https://archive.example.org, without a path.');
  }
  return url.origin;
}

function readAccent(text: string): string {
  const color = readColor(text);
  if (color === null) throw new InvalidArgumentError('A colour is written #rrggbb, as #962b1e.');
  return color;
}

function readDay(text: string): CivilDate {
  if (text.length === 10 && parseCivilDate(text) !== null) return text;
  throw new InvalidArgumentError('A day is written YYYY-MM-DD.');
}
