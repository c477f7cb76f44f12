/** A failure that its reader can mend: the message says what is wrong, where, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What to do about an index that can't be used. */
export const REBUILD = 'Build it again: backfile build FOLDER, with the same --out if one was given.';

/** What to tell of a failure; null for one that is nobody's but the program's own. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof Problem) return error.message;
  // A failure of the disk, of rights or of the network: its message says what and where.
  return error instanceof Error && 'syscall' in error ? `The system refused: ${error.message}.` : null;
}
