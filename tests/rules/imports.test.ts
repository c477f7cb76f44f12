/** Who imports whom: the table of `src/README.md`, held against every import in the code. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const WORDS = 'article|publication-date|date-bucket|page-language|query|search-engine|problem|turns|bm25';
const words = new RegExp(`^src/(?:(?:${WORDS})\\.ts$|messages/)`);
const pure = [words, /^src\/analysis\//];

/** The first room whose pattern fits a file is the room of the file; it may import what fits any of `may`. */
const ROOMS: readonly { room: RegExp; may: readonly RegExp[] }[] = [
  { room: words, may: [words] },
  { room: /^src\/log\//, may: [words, /^src\/log\//, /^node:/, /^pino$/] },
  { room: /^src\/analysis\//, may: [...pure, /^lunr$/, /^lunr-languages(\/|$)/] },
  { room: /^src\/query-language\//, may: [...pure, /^src\/query-language\//] },
  { room: /^src\/snippet\//, may: [...pure, /^src\/snippet\//] },
  {
    room: /^src\/citation\//,
    may: [/^src\/(article|publication-date)\.ts$/, /^src\/citation\//, /^node:/],
  },
  { room: /^src\/capacity\//, may: [words, /^src\/capacity\//, /^node:/] },
  { room: /^src\/index-folder\//, may: [...pure, /^src\/index-folder\//, /^node:/] },
  {
    room: /^src\/verify\//,
    may: [...pure, /^src\/(compiled-index|index-folder|verify)\//, /^node:/],
  },
  { room: /^src\/compiled-index\//, may: [...pure, /^src\/compiled-index\//, /^node:/, /^lru-cache$/] },
  {
    room: /^src\/engine\//,
    may: [...pure, /^src\/(query-language|snippet|compiled-index|index-folder|engine)\//, /^lru-cache$/],
  },
  {
    room: /^src\/lunr\//,
    may: [...pure, /^src\/(snippet|lunr|compiled-index|index-folder)\//, /^lunr$/],
  },
  {
    room: /^src\/http\//,
    may: [
      ...pure,
      /^src\/(query-language|snippet|citation|log|http)\//,
      /^src\/package-root\.ts$/,
      /^views\//,
      /^hono(\/|$)|^@hono\//,
      /^(csv-stringify|feedsmith|lru-cache|prom-client)(\/|$)/,
      /^node:/,
    ],
  },
  {
    room: /^views\//,
    may: [
      words,
      /^src\/query-language\/search-url\.ts$/,
      /^views\//,
      /^#views\/jsx-runtime$/,
      /^hono\/jsx\/jsx-runtime$/,
    ],
  },
  {
    room: /^index-build\//,
    may: [
      ...pure,
      /^src\/(capacity|compiled-index|index-folder|lunr)\//,
      /^index-build\//,
      /^src\/package-root\.ts$/,
      /^node:/,
      /^(js-yaml|markdown-it|cli-progress|linkedom|feedsmith|csv-parse|unpdf|tinyld|postal-mime|chardet|saxes|lru-cache)(\/|$)|^@mozilla\/readability$/,
    ],
  },
  { room: /^src\/package-root\.ts$/, may: [/^node:/] },
  { room: /^src\/(start|prepare)\.mjs$/, may: [/^node:/, /^src\/prepare\.mjs$/, /^dist\/src\/cli\.js$/] },
  { room: /^src\/cli(-options|-serve)?\.ts$/, may: [/^(src|index-build)\//, /^node:/, /^commander$/] },
];

interface Import {
  readonly from: string;
  /** A file of this project, or a package's name. */
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(PACKAGE_ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(PACKAGE_ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const IMPORT =
  /(?:^|\n)(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g;

function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return { from: file, to: target.startsWith('.') ? posix.join(dirname(file), target) : target };
  });
}

const files = ['src', 'index-build', 'views'].flatMap(sourceFiles);
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(PACKAGE_ROOT, file), 'utf8')));

describe('the rooms', () => {
  it('hold every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !ROOMS.some(({ room }) => room.test(file)))).toEqual([]);
  });

  it('import only what the table allows', () => {
    const forbidden = imports.filter(({ from, to }) => {
      const room = ROOMS.find((candidate) => candidate.room.test(from));
      return !room?.may.some((allowed) => allowed.test(to));
    });
    expect(forbidden).toEqual([]);
  });

  it('are read right: both kinds of import are seen', () => {
    const source =
      "import {\n  a,\n} from './a.ts';\nimport 'lunr';\nexport const d = 'd';\nawait import('../b.js');\nexport type { C } from './c.ts';";
    expect(importsOf('src/x/y.ts', source).map(({ to }) => to)).toEqual([
      'src/x/a.ts',
      'lunr',
      'src/b.js',
      'src/x/c.ts',
    ]);
  });

  it('have no circles', () => {
    const reached = (from: string, seen: Set<string>): Set<string> => {
      for (const { to } of imports.filter((each) => each.from === from)) {
        if (!seen.has(to)) reached(to, seen.add(to));
      }
      return seen;
    };
    expect(files.filter((file) => reached(file, new Set()).has(file))).toEqual([]);
  });

  it('have no drawers for odds and ends, and no file too long to be one thing', () => {
    expect(files.filter((file) => /(utils?|helpers?|types?|common|misc)\.(ts|tsx)$/.test(file))).toEqual([]);
    const long = files.filter(
      (file) => readFileSync(join(PACKAGE_ROOT, file), 'utf8').split('\n').length > 250,
    );
    expect(long).toEqual([]);
  });
});
