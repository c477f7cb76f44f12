/**
 * How many connections are held. When there are too many, those that have been quiet for longest go, so
 * that a crowd of connections that ask nothing keeps nobody out.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Each takes some 10 to 20 KB. */
export const MOST_CONNECTIONS = 2_000;

export function boundConnections(server: Server, most: number = MOST_CONNECTIONS): void {
  /** Connections with the number of requests that they wait for; the one quiet for longest comes first. */
  const requests = new Map<Socket, number>();

  server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
    if (requests.size <= most) return;
    for (const [other, waitedFor] of requests) {
      if (waitedFor > 0 || other === socket) continue;
      // It goes now: its event comes later, and others may come in between.
      requests.delete(other);
      other.destroy();
      return;
    }
    // All of them wait for an answer: there is no room for one more.
    socket.destroy();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const change = (by: number): void => {
      const before = requests.get(socket);
      if (before === undefined) return;
      // To the end of the line.
      requests.delete(socket);
      requests.set(socket, before + by);
    };
    change(1);
    response.once('close', () => change(-1));
  });
}
