/** The READMEs against the program: what they name exists, and what exists they name. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { BLANK_QUERY } from '../../src/query.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';

const READMES = [
  'README.md',
  'src/README.md',
  'src/query-language/README.md',
  'src/compiled-index/README.md',
  'src/deploy/README.md',
  'data/README.md',
  'tests/README.md',
];
const text = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const all = READMES.map(text).join('\n');
const readme = text('README.md');
const unique = (values: Iterable<string>) => [...new Set(values)].sort();
const found = (source: string, pattern: RegExp) =>
  unique([...source.matchAll(pattern)].map((match) => match[1] ?? ''));

describe('README.md', () => {
  it('lists the routes that there are', () => {
    const app = createApp(new NaiveEngine([]));
    const routes = app.routes
      .filter((route) => route.method === 'GET')
      .map((route) => route.path.replace('*', ':id'));
    const documented = found(readme, /`GET (\/[^\s`]*)`/g);
    // This one is answered at the door.
    routes.push('/metrics');
    expect(documented).toEqual(unique(routes.filter((path) => !path.startsWith('/assets/'))));
  });

  it('names the flags and environment variables that there are', () => {
    const commands = ['start', 'build', 'serve', 'verify', 'explain', 'undated', 'report'];
    const help = commands
      .map((command) =>
        execFileSync(process.execPath, [join(PACKAGE_ROOT, 'dist/src/cli.js'), command, '--help'], {
          encoding: 'utf8',
        }),
      )
      .join('\n');
    const flags = found(help, /(--[a-z][a-z-]+)/g).filter(
      (flag) => flag !== '--help' && flag !== '--version',
    );
    expect(found(readme, /(?<![\w-])(--[a-z][a-z-]+)/g)).toEqual(flags);
    const variables = found(help, /env:\s+([A-Z_]+)/g);
    const documented = found(readme, /`(PORT|HOST|PUBLIC_URL|TRUST_PROXY|BACKFILE_[A-Z_]+)`/g);
    expect(documented).toEqual(variables);
  });

  it('names the parameters of a search that there are', () => {
    const parameters = [
      ...Object.keys({ ...BLANK_QUERY.filters, q: '', date: '', from: '', to: '', day: '', sort: '' }),
      ...['page', 'size', 'view', 'chart', 'by', 'lang'],
    ];
    const documented = found(
      readme,
      /^\| (`\w+`(?:, `\w+`)*) \| (?:what was|one bucket|a range|a day of|a source|a value|`relevance`|from 1|`hits`|`count`|the order|the language)/gm,
    );
    expect(documented.flatMap((cell) => found(cell, /`(\w+)`/g)).sort()).toEqual([...parameters].sort());
  });

  it('shows pictures that there are', () => {
    const pictures = found(readme, /!\[[^\]]*\]\(([^)]+)\)/g);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => !existsSync(join(PACKAGE_ROOT, path)))).toEqual([]);
  });
});

describe('the READMEs', () => {
  it('name only paths that there are', () => {
    const paths = found(all, /`((?:src|index-build|views|data|tests|\.ci)\/[^\s`*<>]*)`/g);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(PACKAGE_ROOT, path)))).toEqual([]);
  });

  it('name every folder of the source and the tests', () => {
    const folders = ['src', 'index-build', 'views', 'tests'].flatMap((parent) =>
      readdirSync(join(PACKAGE_ROOT, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${parent}/${entry.name}/`),
    );
    expect(folders.filter((folder) => !all.includes(`\`${folder}`))).toEqual([]);
  });

  it('name the npm scripts that there are', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = found(all, /npm (?:run )?((?<=run )[a-z:]+|start|test)\b/g);
    // What npm runs by itself, before or after what one asks for, is nothing to name.
    expect(named).toEqual(unique(Object.keys(scripts).filter((name) => !/^(pre|post)/.test(name))));
  });

  it('give each package its line', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const packages = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    expect(packages.filter((name) => !text('src/README.md').includes(`\`${name}\``))).toEqual([]);
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d/.test(version))).toEqual([]);
  });
});
