/** Every format that is read. A further one is a file here and a line below. */

import type { Reader } from '../reader.ts';

/**
 * To be raised with every change of what readers make of a file: archives are then read again,
 * though no file changed. Indexes that are served go on being served.
 */
export const READERS_VERSION = 4;

export interface Format {
  /** In lower case, with the dot. A compressed file has one more, `.gz`, which no reader needs to know. */
  readonly extensions: readonly string[];
  /** Whether its parser is large and may be kept busy for ever by a file: it runs where it can be stopped. */
  readonly isolated: boolean;
  /** Its reader, which is loaded when the first of its files is read. */
  readonly load: () => Promise<Reader>;
}

const FORMATS: readonly Format[] = [
  {
    extensions: ['.txt'],
    isolated: false,
    load: async () => (await import('./text-reader.ts')).textReader,
  },
  {
    extensions: ['.md', '.markdown'],
    isolated: false,
    load: async () => (await import('./markdown-reader.ts')).markdownReader,
  },
  {
    extensions: ['.html', '.htm', '.xhtml'],
    isolated: true,
    load: async () => (await import('./html-reader.ts')).htmlReader,
  },
  {
    extensions: ['.json'],
    isolated: true,
    load: async () => (await import('./json-reader.ts')).jsonReader,
  },
  {
    extensions: ['.jsonl', '.ndjson'],
    isolated: true,
    load: async () => (await import('./json-lines-reader.ts')).jsonLinesReader,
  },
  {
    extensions: ['.csv', '.tsv'],
    isolated: true,
    load: async () => (await import('./csv-reader.ts')).csvReader,
  },
  {
    extensions: ['.rss', '.atom', '.rdf'],
    isolated: true,
    load: async () => (await import('./feed-reader.ts')).feedReader,
  },
  {
    extensions: ['.xml', '.wxr'],
    isolated: true,
    load: async () => (await import('./xml-reader.ts')).xmlReader,
  },
  {
    extensions: ['.eml'],
    isolated: true,
    load: async () => (await import('./mail-reader.ts')).mailReader,
  },
  {
    extensions: ['.mbox'],
    isolated: true,
    load: async () => (await import('./mail-reader.ts')).mboxReader,
  },
  {
    extensions: ['.pdf'],
    isolated: true,
    load: async () => (await import('./pdf-reader.ts')).pdfReader,
  },
];

/** The format of a file of this name; null for one that is not read. */
export function formatFor(path: string): Format | null {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  return FORMATS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ?? null;
}
