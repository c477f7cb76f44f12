/** Clients that don't behave: each kind is survived when the server answers others meanwhile and after. */

import { connect } from 'node:net';
import { timed } from '../load/measure.mjs';

const IDLE = 5_000;
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {{ url: string, rss(): number }} site @param {(isTrue: boolean, sentence: string) => void} check */
export async function misbehave(site, check) {
  const port = Number(new URL(site.url).port);
  const answers = async () => {
    const { status, ms } = await timed(`${site.url}/healthz`);
    const isUp = status === 200 && ms < 1_000;
    if (!isUp) console.log(`        /healthz was answered with ${status} after ${ms.toFixed(0)} ms`);
    return isUp;
  };
  const kind = async (sentence, work) => check((await work()) && (await answers()), sentence);

  await kind('Headers that come a byte at a time are cut off.', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, () => opened(port)));
    let open = slow.length;
    for (const socket of slow) {
      socket.once('close', () => {
        open -= 1;
      });
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-A: ');
    }
    for (let second = 0; second < 16 && open > 0; second += 1) {
      for (const socket of slow) if (!socket.destroyed) socket.write('a');
      if (!(await answers())) return false;
      await later(1_000);
    }
    for (const socket of slow) socket.destroy();
    return open === 0;
  });
  await kind('Huge headers are refused.', async () => {
    const answer = await exchanged(port, `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(500_000)}\r\n\r\n`);
    return answer === '' || answer.startsWith('HTTP/1.1 431');
  });
  await kind('A hundred requests in one piece are answered in order.', async () => {
    const one = (path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const last = 'GET /robots.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answer = await exchanged(port, one('/api/search?q=oil&size=1').repeat(99) + last);
    return answer.match(/HTTP\/1\.1 (200|503)/g)?.length === 100 && answer.includes('Disallow');
  });
  await kind('A client that is done sending still gets its answer.', async () => {
    const socket = await opened(port);
    const answer = read(socket);
    socket.end('GET /api/search?q=oil HTTP/1.1\r\nHost: x\r\n\r\n');
    return (await answer).startsWith('HTTP/1.1 200');
  });
  await kind('Clients that go away before their answer leave nothing behind.', async () => {
    for (let i = 0; i < 300; i += 1) {
      const socket = await opened(port);
      socket.write(`GET /search.jsonl?n=${i} HTTP/1.1\r\nHost: x\r\n\r\n`);
      setTimeout(() => socket.destroy(), i % 20);
    }
    await later(1_000);
    const { status, ms } = await timed(`${site.url}/search.bib?q=cocoa`);
    if (status !== 200)
      console.log(`        an export was answered with ${status} after ${ms.toFixed(0)} ms`);
    return status === 200;
  });
  await kind(`${IDLE} idle connections keep nobody out.`, async () => {
    const before = site.rss();
    const idle = [];
    for (let i = 0; i < IDLE; i += 1) idle.push(await opened(port));
    const isUp = await answers();
    const searches = (await timed(`${site.url}/search?q=oil`)).status === 200;
    console.log(`        with them ${((site.rss() - before) / 1e6).toFixed(0)} MB more`);
    for (const socket of idle) socket.destroy();
    return isUp && searches;
  });
}

function opened(port) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('close', () => resolve(socket));
  });
}

async function exchanged(port, text) {
  const socket = await opened(port);
  const answer = read(socket);
  socket.write(text);
  return answer;
}

/** All that comes until the other end closes, or nothing came for a while. */
function read(socket) {
  let text = '';
  socket.setTimeout(15_000, () => socket.destroy());
  socket.on('data', (data) => {
    text += data;
  });
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}
