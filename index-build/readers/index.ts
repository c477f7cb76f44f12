/** Every format that is read. A further one is a file here and a line below. */

import type { Reader } from '../reader.ts';
import { markdownReader } from './markdown-reader.ts';
import { textReader } from './text-reader.ts';

const READERS: readonly Reader[] = [textReader, markdownReader];

/** The reader for a file of this name; null for a format that is not read. */
export function readerFor(path: string): Reader | null {
  const name = path.toLowerCase();
  return READERS.find((reader) => reader.extensions.some((extension) => name.endsWith(extension))) ?? null;
}
