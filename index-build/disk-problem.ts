/** Failures of the disk, told so that whoever reads them knows what to do. */

import { Problem } from '../src/problem.ts';

/** By the system's code: what happened, and what to do about it. */
const CAUSES: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
  ENOSPC: ['The disk is full', 'Make room there'],
  EDQUOT: ['The quota of this user is used up', 'Make room there'],
  EFBIG: ['A file is larger than the file system takes', 'Choose another place: --out DIR'],
  EIO: ['The disk failed', 'Check the disk'],
  EROFS: ['The file system is read-only', 'Make it writable, or choose another place: --out DIR'],
};

/** A Problem for a failure of the disk that holds the index folder; any other error as it is. */
export function diskProblem(error: unknown, index: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : CAUSES[code];
  if (known === undefined) return error;
  const [cause, remedy] = known;
  return new Problem(
    `${cause}: the index in ${index} could not be written (${message}). ` +
      `What was served from there before still is. ${remedy}, and build again.`,
  );
}
