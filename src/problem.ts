/** A failure that its reader can mend: the message says what is wrong, where, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What to do about an index that can't be used. */
export const REBUILD = 'Build it again: backfile build FOLDER, with the same --out if one was given.';
