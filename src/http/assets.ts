/** The stylesheet, scripts and icon: read once, named by their content, and so cached for good. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { AssetUrls } from '../../views/page-context.ts';
import { PACKAGE_ROOT } from '../package-root.ts';

export interface Asset {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface Assets {
  readonly urls: AssetUrls;
  /** By the path that their URL has. */
  readonly byPath: ReadonlyMap<string, Asset>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Throws when a file is missing, which a compiled package never lacks. */
export function loadAssets(): Assets {
  const byPath = new Map<string, Asset>();
  const add = (file: string): string => {
    const content = new Uint8Array(readFileSync(file));
    const extension = extname(file);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const path = `/assets/${hash}${extension}`;
    byPath.set(path, { content, contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream' });
    return path;
  };
  const urls = {
    stylesheet: add(join(PACKAGE_ROOT, 'views/assets/site.css')),
    icon: add(join(PACKAGE_ROOT, 'views/assets/icon.svg')),
    liveSearch: add(join(PACKAGE_ROOT, 'dist/views/assets/live-search.js')),
    suggestions: add(join(PACKAGE_ROOT, 'dist/views/assets/suggestions.js')),
    htmx: add(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
  };
  return { urls, byPath };
}
