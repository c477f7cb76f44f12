/** The hash of a file, piece by piece: a large one is never all in memory. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

/** SHA-256 in hex. Throws what the system says of a file that can't be read. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
