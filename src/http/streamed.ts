/** Files that are sent as they are made, or not to their end: never less that looks like the whole. */

import type { Context } from 'hono';
import type { DamageMet } from './damage-met.ts';
import { breakOff, type Sending } from './when-sent.ts';

/** Written together: a piece of its own for each article would cost more than the article. */
const PIECE = 16 * 1024;

/**
 * A file of this name, made as fast as it is read and no further than it is wanted. What fails before the
 * first piece is there is thrown; later the connection is broken off.
 */
export async function streamed(
  c: Context,
  damage: DamageMet,
  type: string,
  name: string,
  texts: () => AsyncGenerator<string>,
): Promise<Response> {
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
  };
  // Who asks for the head alone would leave the rest waiting to be read.
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  const pieces = inPieces(texts());
  let made: IteratorResult<Uint8Array> | null = await pieces.next();
  let isGone = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = made ?? (await pieces.next());
        made = null;
        if (isGone) return;
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // What is read for nobody may be read from an index that is closed by now.
        if (isGone) return;
        damage.remark(c, error, 'broke off');
        const sending = (c.env ?? {}) as Sending;
        // A connection that is over has the stream cancelled; without one the reader is told.
        if (sending.outgoing === undefined) controller.error(error);
        else breakOff(sending);
      }
    },
    async cancel() {
      isGone = true;
      await pieces.return(undefined);
    },
  });
  return c.body(body, 200, headers);
}

/** Texts as bytes, many at a time. */
async function* inPieces(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array, undefined> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    yield Buffer.from(held);
    held = '';
  }
  yield Buffer.from(held);
  return undefined;
}
