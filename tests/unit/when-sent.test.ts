/** Answers in line on one connection, over a real one: what Node tells of them is what this is about. */

import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellAnswersInLine, whenSent } from '../../src/http/when-sent.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
/** More than listeners one may add to an emitter before Node warns of a leak. */
const REQUESTS = 12;

let server: Server;
let socket: Socket;
/** In the order of their requests, with how often each was told to be over. */
let answers: { readonly answer: ServerResponse; told: number }[];
beforeEach(async () => {
  answers = [];
  server = createServer((_, answer) => {
    const entry = { answer, told: 0 };
    whenSent({ outgoing: answer }, () => (entry.told += 1));
    answers.push(entry);
  });
  tellAnswersInLine(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(REQUEST.repeat(REQUESTS));
  await expect.poll(() => answers.length).toBe(REQUESTS);
});
afterEach(() => {
  socket.destroy();
  server.close();
});

const told = () => answers.map((entry) => entry.told);

it('each is told once that its reader is gone, those that wait in line too', async () => {
  const warnings: Error[] = [];
  process.on('warning', (warning) => warnings.push(warning));
  answers[0]?.answer.end('first');
  await expect.poll(() => told()[0]).toBe(1);
  answers[1]?.answer.write('some of the second');
  answers[2]?.answer.end('the third, which waits for the second');
  await once(socket, 'data');
  socket.destroy();
  await expect.poll(told).toEqual(Array(REQUESTS).fill(1));
  expect(answers.every(({ answer }) => answer.destroyed)).toBe(true);
  expect(warnings).toEqual([]);
});

it('each is told once when it was sent, and what is sent later to who is gone is nobody’s fault', async () => {
  socket.resume();
  for (const { answer } of answers.slice(0, -1)) answer.end('fine');
  await expect.poll(told).toEqual([...Array(REQUESTS - 1).fill(1), 0]);
  socket.destroy();
  await expect.poll(told).toEqual(Array(REQUESTS).fill(1));
  answers.at(-1)?.answer.end('too late');
  let calls = 0;
  whenSent({ outgoing: answers.at(-1)?.answer as ServerResponse }, () => (calls += 1));
  expect(calls).toBe(1);
});
