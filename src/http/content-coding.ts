/** Which form of an answer a client takes, by its `Accept-Encoding` (RFC 9110, 12.5.3), and how it is made. */

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The one preferred comes first, where a client likes several alike. */
const CODINGS = ['br', 'gzip'] as const;

/** `identity` is the answer as it is. */
export type Coding = (typeof CODINGS)[number] | 'identity';

/** How much work is put in: once for what is kept for good, or while a reader waits. */
export type Effort = 'most' | 'quick';

/** What is shorter gets hardly smaller: its headers are as long. */
export const SHORTEST_COMPRESSED = 1024;

/** Entries of the header that are looked at: clients know few codings. */
const MOST_ENTRIES = 20;
/** How much a client likes what it did not speak of: it takes it where nothing else is to be had. */
const UNSPOKEN = 0.0001;

const BROTLI_QUALITY = { most: constants.BROTLI_MAX_QUALITY, quick: 4 } as const;
const GZIP_LEVEL = { most: 9, quick: 6 } as const;
/** A window of 256 KB holds a whole page; the default one is megabytes for each compression under way. */
const WINDOW_BITS = 18;

const brotliCompressed = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The coding that a client likes best. A client that takes none gets the answer as it is. */
export function acceptedCoding(header: string | undefined): Coding {
  if (header === undefined) return 'identity';
  const liked = new Map<string, number>();
  for (const entry of header.split(',', MOST_ENTRIES)) {
    const [, name = '', quality = '1'] =
      /^\s*([a-z-]+|\*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/i.exec(entry) ?? [];
    // An older name of the same coding.
    if (name !== '') liked.set(name.toLowerCase().replace(/^x-gzip$/, 'gzip'), Number(quality));
  }
  const others = liked.get('*');
  let best: Coding = 'identity';
  let bestLiked = liked.get('identity') ?? others ?? UNSPOKEN;
  for (const coding of CODINGS.toReversed()) {
    const value = liked.get(coding) ?? others ?? 0;
    if (value === 0 || value < bestLiked) continue;
    best = coding;
    bestLiked = value;
  }
  return best;
}

/** Compresses beside what the program does meanwhile. */
export function compressed(
  content: Uint8Array,
  coding: Exclude<Coding, 'identity'>,
  effort: Effort,
): Promise<Uint8Array> {
  if (coding === 'gzip') return gzipped(content, { level: GZIP_LEVEL[effort] });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressed(content, { params });
}
