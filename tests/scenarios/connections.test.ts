/** Connections that ask nothing, ask without end, or ask too much at once. */

import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { boundConnections } from '../../src/http/connections.ts';
import { WHOLE_RESULTS } from '../../src/http/front-door.ts';
import { listen, type RunningServer } from '../../src/http/server.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { useDoor } from '../fixtures/door.ts';

const sockets: Socket[] = [];
const servers: (Server | RunningServer)[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await server.close();
});

function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

function read(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}

async function exchanged(port: number, text: string): Promise<string> {
  const socket = await opened(port);
  const answer = read(socket);
  socket.write(text);
  return answer;
}

describe('when there are too many connections', () => {
  async function serverOf(most: number, answer: () => Promise<void>): Promise<number> {
    const server = createServer(async (_, response) => {
      await answer();
      response.end('done');
    });
    boundConnections(server, most);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  it('those that have been quiet for longest make room for new ones', async () => {
    const port = await serverOf(3, async () => {});
    const first = await opened(port);
    const gone = read(first);
    for (let i = 0; i < 5; i += 1) await opened(port);
    await gone;
    expect(await exchanged(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('done');
  });

  it('those that wait for an answer get it', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const port = await serverOf(2, () => held);
    const waiting = exchanged(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    for (let i = 0; i < 6; i += 1) await opened(port);
    release();
    expect(await waiting).toContain('done');
  });
});

describe('a server', () => {
  async function portOf(): Promise<number> {
    const site = { fetch: () => new Response('fine') };
    const server = await listen(() => site, '127.0.0.1', 0);
    servers.push(server);
    return Number(new URL(server.url).port);
  }

  it('refuses headers that are too large, and an address without end, each by its name', async () => {
    const port = await portOf();
    for (const length of [70_000, 500_000]) {
      const large = `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(length)}\r\n\r\n`;
      expect(await exchanged(port, large)).toMatch(/^HTTP\/1\.1 431 /);
    }
    // Of headers that come in pieces the last one has no line at all.
    const socket = await opened(port);
    const answer = read(socket);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-A: ');
    await later(50);
    socket.write('a'.repeat(70_000));
    expect(await answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(await exchanged(port, `GET /${'a'.repeat(70_000)}`)).toMatch(/^HTTP\/1\.1 414 /);
    expect(await exchanged(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('answers requests that come in one piece, in order, and a client that is done sending', async () => {
    const port = await portOf();
    const socket = await opened(port);
    const answer = read(socket);
    socket.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20));
    expect((await answer).match(/HTTP\/1\.1 200/g)).toHaveLength(20);
  });

  it('cuts off headers that come too slowly', { timeout: 60_000 }, async () => {
    const port = await portOf();
    const socket = await opened(port);
    const answer = read(socket);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-A: ');
    const drip = setInterval(() => socket.writable && socket.write('a'), 500);
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
  });
});

describe('connections that break with requests in line', () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = (engine: SearchEngine): SearchEngine =>
    Object.create(engine, {
      articles: {
        value: async function* (...args: Parameters<SearchEngine['articles']>) {
          await held;
          yield* engine.articles(...args);
        },
      },
    });
  const site = useDoor({ 'a.txt': 'A ferry\n\nOne ferry sank.' }, {}, slow);
  const waiting = async () =>
    /^backfile_requests_waiting (\d+)/m.exec(await (await fetch(`${site.url}/metrics`)).text())?.[1];

  it('take nobody else’s turn', async () => {
    const port = Number(new URL(site.url).port);
    for (let i = 0; i < 3; i += 1) {
      const socket = await opened(port);
      socket.write('GET /search.jsonl?q=ferry HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(WHOLE_RESULTS.atOnce + 2));
      await expect.poll(waiting).toBe('2');
      socket.destroy();
      await expect.poll(waiting).toBe('0');
    }
    release();
    const answer = await fetch(`${site.url}/search.jsonl?q=ferry`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('One ferry sank.');
  });
});
