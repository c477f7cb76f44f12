/** What the program tells while it runs: lines for a person, or JSON for a program to read. */

import { pino } from 'pino';
import { Problem } from '../problem.ts';

export const LOG_FORMATS = ['pretty', 'json'] as const;
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is told of a request: neither who asked, nor what was typed unless the owner wants it. */
export interface RequestEntry {
  readonly id: string;
  readonly method: string;
  /** The pattern of its route, as `/articles/:id`. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds until the last byte was handed over. */
  readonly ms: number;
  readonly generation: string;
  /** Articles that a search found. */
  readonly results?: number;
  /** What was typed. */
  readonly q?: string;
}

export interface Log {
  info(message: string): void;
  /** A failure; what is no Problem is told with its stack. */
  error(error: unknown, message?: string, requestId?: string): void;
  request(entry: RequestEntry): void;
}

type Write = (line: string) => void;

export interface LogOptions {
  readonly format: LogFormat;
  readonly level: LogLevel;
  readonly out?: Write;
  readonly err?: Write;
}

export function openLog({ format, level, out, err }: LogOptions): Log {
  return format === 'json' ? jsonLog(level, out) : prettyLog(level, out, err);
}

function jsonLog(level: LogLevel, out?: Write): Log {
  const options = {
    level,
    // The name of the machine and the number of the process are the owner's to add.
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = out === undefined ? pino(options) : pino(options, { write: out });
  return {
    info: (message) => logger.info(message),
    error: (error, message, id) => {
      if (error instanceof Problem) logger.error(error.message);
      else logger.error({ err: error, ...(id === undefined ? {} : { id }) }, message);
    },
    request: (entry) => logger.info(entry, 'request'),
  };
}

/** What it tells of requests only matters to who looks for a fault. */
function prettyLog(
  level: LogLevel,
  out: Write = (line) => process.stdout.write(line),
  err: Write = (line) => process.stderr.write(line),
): Log {
  const tells = (asked: LogLevel) => LOG_LEVELS.indexOf(asked) >= LOG_LEVELS.indexOf(level);
  return {
    info: (message) => {
      if (tells('info')) out(`${message}\n`);
    },
    error: (error, message) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      err(
        `${error instanceof Problem ? error.message : [message, told].filter((part) => part !== undefined).join(' ')}\n`,
      );
    },
    request: ({ id, method, route, status, ms, results, q }) => {
      if (!tells('debug')) return;
      const found = results === undefined ? '' : `, ${results} found`;
      const typed = q === undefined ? '' : `: ${JSON.stringify(q)}`;
      out(`${status} ${method} ${route} in ${ms} ms${found}${typed} (${id})\n`);
    },
  };
}
