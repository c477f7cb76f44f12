/** A client that sends any bytes at all, and reads answers one after the other on one connection. */

import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

const ENOUGH_MS = 30_000;

export class RawClient {
  #socket = null;
  #text = '';
  #wake = () => {};
  #isOver = true;

  constructor(port) {
    this.port = port;
  }

  /**
   * @param {string} request as Latin-1 @param {boolean} isHead whether the answer has no body
   * @returns {Promise<{ status: number, head: string, body: string, ms: number }>} status 0: there was no answer
   */
  async ask(request, isHead = false) {
    if (this.#isOver) await this.#connect();
    this.#text = '';
    const start = performance.now();
    this.#socket.write(request, 'latin1');
    const give = () => performance.now() - start > ENOUGH_MS;
    let end = await this.#until(() => this.#text.indexOf('\r\n\r\n'), give);
    // That the rest may come is no answer yet.
    while (end >= 0 && this.#text.startsWith('HTTP/1.1 1')) {
      this.#text = this.#text.slice(end + 4);
      end = await this.#until(() => this.#text.indexOf('\r\n\r\n'), give);
    }
    if (end < 0) return this.#none(start);
    const head = this.#text.slice(0, end);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
    const body = await this.#body(head, end + 4, isHead || status === 304 || status === 204, give);
    const ms = performance.now() - start;
    if (/^connection: close/im.test(head) || body === null) this.close();
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

  async #body(head, start, isEmpty, give) {
    if (isEmpty) return '';
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    if (length !== undefined) {
      const end = start + Number(length);
      const at = await this.#until(() => (this.#text.length >= end ? end : -1), give);
      return at < 0 ? null : this.#text.slice(start, end);
    }
    if (!/^transfer-encoding: chunked/im.test(head)) return null;
    const at = await this.#until(() => (this.#text.endsWith('0\r\n\r\n') ? this.#text.length : -1), give);
    return at < 0 ? null : this.#text.slice(start, at);
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
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      if (socket !== this.#socket) return;
      this.#text += data;
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
