/**
 * When an answer is with its reader, or its reader is gone. Until then it may hold a turn, or an index
 * that was replaced.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The answer on its way, where a server tells of it. */
export interface Sending {
  readonly outgoing?: {
    /** Whether it is over: then nothing more is told of it. */
    readonly destroyed: boolean;
    once(event: 'close', listen: () => void): unknown;
    destroy(): unknown;
  };
}

/** Calls when the answer is with the client, or the client is gone; at once where nothing tells it. */
export function whenSent({ outgoing }: Sending, call: () => void): void {
  if (outgoing === undefined || outgoing.destroyed) call();
  else outgoing.once('close', call);
}

/** Ends the connection in the middle of an answer, so that nobody takes what was sent of it for the whole. */
export function breakOff({ outgoing }: Sending): void {
  outgoing?.destroy();
}

/**
 * Has answers told of their connection's end that wait in line for one before them. Node tells only the
 * one that is being sent; what is held for the others would be held for good.
 */
export function tellAnswersInLine(server: Server): void {
  const answers = new WeakMap<Socket, Set<ServerResponse>>();
  server.on('connection', (socket: Socket) => {
    const ofSocket = new Set<ServerResponse>();
    answers.set(socket, ofSocket);
    socket.once('close', () => {
      for (const answer of ofSocket) {
        // The one that has the socket is told by Node.
        if (answer.socket !== null || answer.writableFinished) continue;
        answer.destroy();
        answer.emit('close');
      }
    });
  });
  server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    answers.get(socket)?.add(answer);
    answer.once('close', () => answers.get(socket)?.delete(answer));
  });
}
