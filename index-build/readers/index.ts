/** Every format that is read. A further one is a file here and a line below. */

import type { Reader } from '../reader.ts';
import { markdownReader } from './markdown-reader.ts';
import { textReader } from './text-reader.ts';

/**
 * To be raised with every change of what readers make of a file: archives are then read again,
 * though no file changed. Indexes that are served go on being served.
 */
export const READERS_VERSION = 1;

const READERS: readonly Reader[] = [textReader, markdownReader];

/** The reader for a file of this name; null for a format that is not read. */
export function readerFor(path: string): Reader | null {
  const name = path.toLowerCase();
  return READERS.find((reader) => reader.extensions.some((extension) => name.endsWith(extension))) ?? null;
}
