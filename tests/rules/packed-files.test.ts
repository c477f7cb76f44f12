/** What `npm pack` would put into the package: what the program needs, and nothing else of this project. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
  cwd: PACKAGE_ROOT,
  encoding: 'utf8',
});
const [{ files }] = JSON.parse(answer) as [{ files: { path: string }[] }];
const packed = files.map(({ path }) => path);
const within = (folder: string, ending: RegExp) =>
  readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path));

it('each source is packed compiled, and each stylesheet and image as it is', () => {
  const sources = ['src', 'index-build', 'views'].flatMap((folder) => within(folder, /(?<!\.d)\.tsx?$/));
  const compiled = sources.map((path) => `dist/${path.replace(/\.tsx?$/, '.js')}`);
  expect(compiled.length).toBeGreaterThan(200);
  expect(compiled.filter((path) => !packed.includes(path))).toEqual([]);
  const assets = within('views/assets', /\.(css|svg)$/);
  expect(assets.length).toBeGreaterThan(5);
  expect(assets.filter((path) => !packed.includes(path))).toEqual([]);
});

it('nothing else is packed: no source, test, sample or picture', () => {
  const others = packed.filter((path) => !/^dist\/(src|index-build|views)\/.*\.js$/.test(path));
  const expected = /^(LICENSE|README\.md|package\.json|views\/assets\/(styles\/\w+\.css|\w+\.svg))$/;
  expect(others.filter((path) => !expected.test(path))).toEqual([]);
});

it('what package.json points to is packed', () => {
  const { bin, exports } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
    exports: Record<string, string>;
  };
  const targets = [...Object.values(bin), ...Object.values(exports)].map((path) => path.replace(/^\.\//, ''));
  expect(targets.filter((path) => !packed.includes(path))).toEqual([]);
});
