/** The app on a port of this machine, until it is told to stop. */

import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { serve } from '@hono/node-server';
import { Problem } from '../problem.ts';
import { LONGEST_URL } from '../query-language/search-url.ts';
import { boundConnections } from './connections.ts';
import { tellAnswersInLine } from './when-sent.ts';

/**
 * Room for an address that is too long, so that it can be told so in a page; and less than is read at once,
 * so that what is too large is mostly seen with its first line.
 */
const MOST_HEADER_BYTES = 60 * 1024;
/** Who sends headers or the rest more slowly than this is cut off, and so is who takes no answer. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;
const STILL_MS = 60_000;
/** Longer than proxies keep theirs, lest one sends a request just as this end closes. */
const KEEP_ALIVE_MS = 75_000;
/** How often slow ones are looked for. */
const CHECK_MS = 2_000;
/** How long requests that are under way may take to end. */
const GRACE_MS = 5_000;

/** What answers requests. */
export interface Site {
  fetch(request: Request, environment: object): Response | Promise<Response>;
}

export interface RunningServer {
  readonly url: string;
  /** Answers what is under way, then closes. */
  close(): Promise<void>;
}

/**
 * Listens; port 0 takes any that is free. `siteAt` makes the site for the address that was got. Throws
 * a Problem when the port can't be had.
 */
export function listen(siteAt: (url: string) => Site, host: string, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    let site: Site | null = null;
    const options = {
      // No request comes before the server listens.
      fetch: (...args: Parameters<Site['fetch']>) => (site as Site).fetch(...args),
      hostname: host,
      port,
      serverOptions: {
        maxHeaderSize: MOST_HEADER_BYTES,
        headersTimeout: HEADERS_MS,
        requestTimeout: REQUEST_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: CHECK_MS,
      },
    };
    const server = serve(options, (address) => {
      const name = host.includes(':') ? `[${host}]` : host;
      const shown = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : name;
      const url = `http://${shown}:${address.port}`;
      const close = () => closed(server as Server);
      try {
        site = siteAt(url);
        resolve({ url, close });
      } catch (error) {
        close().then(() => reject(error), reject);
      }
    }) as Server;
    server.setTimeout(STILL_MS);
    boundConnections(server);
    tellAnswersInLine(server);
    server.on('clientError', refuse);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Problem(listenProblem(error, host, port))),
    );
  });
}

/** What Node could not read as a request gets a plain answer. */
function refuse(error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Duplex): void {
  if (!socket.writable) return;
  socket.end(`HTTP/1.1 ${statusOf(error)}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}

function statusOf({ code, rawPacket }: NodeJS.ErrnoException & { rawPacket?: Buffer }): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  if (code !== 'HPE_HEADER_OVERFLOW') return '400 Bad Request';
  // Of an address without end, or of one that is most of it all, the first line has no end nearby. Of headers
  // that came in pieces this is a later one.
  const isBeginning = /^[A-Z]+ /.test(rawPacket?.toString('latin1', 0, 16) ?? '');
  const line = rawPacket?.indexOf('\r\n') ?? -1;
  const isAddress = isBeginning && (line < 0 || line > LONGEST_URL);
  return isAddress ? '414 URI Too Long' : '431 Request Header Fields Too Large';
}

function listenProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another: --port NUMBER.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose one above 1023: --port NUMBER.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. See --host.`;
  return `The server could not listen on ${host}, port ${port}: ${message}.`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
