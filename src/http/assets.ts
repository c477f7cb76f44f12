/** The stylesheets, scripts and images: read once, named by their content, and so cached for good. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { AssetUrls } from '../../views/page-context.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { Problem } from '../problem.ts';
import { accentStylesheet } from './accent.ts';
import type { SiteSettings } from './site-settings.ts';

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
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

/** In the order in which later rules win. One file for the reader: it is needed before anything is shown. */
const STYLES = [
  ...['base', 'frame', 'foot', 'results', 'facets', 'chart', 'context', 'home', 'article'],
  ...['screens', 'print'],
];

function stylesheetOfSite(): Uint8Array<ArrayBuffer> {
  const parts = STYLES.map((name) =>
    readFileSync(join(PACKAGE_ROOT, `views/assets/styles/${name}.css`), 'utf8'),
  );
  return new TextEncoder().encode(parts.join('\n'));
}

const IMAGES = ['.svg', '.png', '.jpg', '.jpeg', '.webp', '.gif'];

/** Throws a Problem when a file of the owner's can't be read or shown. */
export function loadAssets({ logo, accent, stylesheet }: SiteSettings): Assets {
  const byPath = new Map<string, Asset>();
  const add = (file: string): string => addContent(new Uint8Array(readFileSync(file)), extname(file));
  const addOwn = (file: string, setting: string, extensions: readonly string[]): string => {
    const extension = extname(file).toLowerCase();
    if (!extensions.includes(extension)) {
      throw new Problem(
        `${setting} ${file} has none of the endings ${extensions.join(', ')}. Name such a file.`,
      );
    }
    try {
      return addContent(new Uint8Array(readFileSync(file)), extension);
    } catch (error) {
      throw new Problem(`${setting} ${file} can't be read: ${(error as Error).message}.`);
    }
  };
  const addContent = (content: Uint8Array<ArrayBuffer>, extension: string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const path = `/assets/${hash}${extension}`;
    byPath.set(path, { content, contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream' });
    return path;
  };
  const urls = {
    stylesheet: addContent(stylesheetOfSite(), '.css'),
    own: [
      ...(accent === null ? [] : [addContent(new TextEncoder().encode(accentStylesheet(accent)), '.css')]),
      ...(stylesheet === null ? [] : [addOwn(stylesheet, 'The stylesheet', ['.css'])]),
    ],
    logo: logo === null ? null : addOwn(logo, 'The logo', IMAGES),
    icon: add(join(PACKAGE_ROOT, 'views/assets/icon.svg')),
    liveSearch: add(join(PACKAGE_ROOT, 'dist/views/assets/live-search.js')),
    suggestions: add(join(PACKAGE_ROOT, 'dist/views/assets/suggestions.js')),
    resultLinks: add(join(PACKAGE_ROOT, 'dist/views/assets/result-links.js')),
    keyboard: add(join(PACKAGE_ROOT, 'dist/views/assets/keyboard.js')),
    htmx: add(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
  };
  return { urls, byPath };
}
