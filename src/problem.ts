/** A failure that its reader can mend: the message says what is wrong, where, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What to do about an index that can't be used. */
export const REBUILD = 'Build it again: backfile build FOLDER, with the same --out if one was given.';

/** A file of an index is not as it was written, or can't be read. */
export class Damage extends Problem {
  /** The file's own name, which may be told to anybody, as its path may not. */
  readonly file: string;

  /** `what` goes on after the file's path: `is missing`, `is damaged: page 3 of terms is …`. */
  constructor(path: string, what: string) {
    super(`${path} ${what}. ${REBUILD}`);
    this.file = path.replace(/^.*[\\/]/, '');
  }
}

/** What to tell of a failure; null for one that is nobody's but the program's own. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof Problem) return error.message;
  // A failure of the disk, of rights or of the network: its message says what and where.
  return error instanceof Error && 'syscall' in error ? `The system refused: ${error.message}.` : null;
}
