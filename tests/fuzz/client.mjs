/** A client that sends any bytes at all, and reads answers one after the other on one connection. */

import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

const ENOUGH_MS = 30_000;
/** What is longer is read no further, and its connection closed: all results of a query may be tens of megabytes. */
const ENOUGH_BYTES = 2 ** 20;

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

export class RawClient {
  #socket = null;
  #received = Buffer.alloc(0);
  #wake = () => {};
  #isOver = true;

  constructor(port) {
    this.port = port;
  }

  /**
   * @param {string} request as Latin-1 @param {boolean} isHead whether the answer has no body
   * @returns {Promise<{ status: number, head: string, body: string, ms: number }>} status 0: there was no answer;
   *   ms is until all of it was there, or its beginning where it is sent as it is made
   */
  async ask(request, isHead = false) {
    if (this.#isOver) await this.#connect();
    this.#received = Buffer.alloc(0);
    const start = performance.now();
    this.#socket.write(request, 'latin1');
    const give = () => performance.now() - start > ENOUGH_MS;
    let end = await this.#until(() => this.#received.indexOf(HEAD_END), give);
    // That the rest may come is no answer yet.
    while (end >= 0 && this.#received.toString('latin1', 0, 10) === 'HTTP/1.1 1') {
      this.#received = this.#received.subarray(end + HEAD_END.length);
      end = await this.#until(() => this.#received.indexOf(HEAD_END), give);
    }
    if (end < 0) return this.#none(start);
    const head = this.#received.toString('latin1', 0, end);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
    const isEmpty = isHead || status === 304 || status === 204;
    const untilHead = performance.now() - start;
    const body = isEmpty ? '' : await this.#body(head, end + HEAD_END.length, give);
    const ms = /^transfer-encoding: chunked/im.test(head) ? untilHead : performance.now() - start;
    const isWhole = this.#received.length < ENOUGH_BYTES;
    if (/^connection: close/im.test(head) || body === null || !isWhole) this.close();
    return { status, head, body: body ?? '', ms };
  }

  close() {
    this.#isOver = true;
    this.#socket?.destroy();
  }

  #none(start) {
    this.close();
    return { status: 0, head: '', body: '', ms: performance.now() - start };
  }

  async #body(head, start, give) {
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    const isChunked = /^transfer-encoding: chunked/im.test(head);
    if (length === undefined && !isChunked) return null;
    const end = await this.#until(() => {
      const { length: received } = this.#received;
      if (received >= ENOUGH_BYTES) return received;
      if (length !== undefined) return received >= start + Number(length) ? start + Number(length) : -1;
      return this.#received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ? received : -1;
    }, give);
    return end < 0 ? null : this.#received.toString('latin1', start, end);
  }

  async #until(find, give) {
    for (;;) {
      const found = find();
      if (found >= 0 || this.#isOver || give()) return found;
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, ENOUGH_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  #connect() {
    const socket = connect(this.port, '127.0.0.1');
    this.#socket = socket;
    this.#isOver = false;
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      if (socket !== this.#socket) return;
      this.#received = Buffer.concat([this.#received, data]);
      this.#wake();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (socket !== this.#socket) return;
      this.#isOver = true;
      this.#wake();
    });
    return new Promise((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', resolve);
    });
  }
}
