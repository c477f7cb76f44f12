/** The tarball as somebody gets it: installed by npx, it builds and serves, and brings few packages. */

import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { NpxHome, pack, type Served, serveByNpx } from './installed-package.ts';

const MOST_PACKAGES = 90;
const AUDIT_MS = 30_000;

const temporary = temporaryFolder();
let home: NpxHome;
let site: Served;
beforeAll(async () => {
  const empty = join(temporary.path, 'empty');
  mkdirSync(empty);
  const archive = writeArchive(temporary.path, {
    'a.md': '---\ntitle: Treaties\ndate: 1950-02-14\n---\nThe treaty of Moscow.',
    'b.html': '<!doctype html><title>Gas</title><article><h1>Gas</h1><p>A pipeline of gas.</p></article>',
  });
  home = new NpxHome(temporary.path);
  site = await serveByNpx(empty, home, [`./${pack(empty)}`, archive]);
});
afterAll(() => {
  site?.stop();
  temporary.remove();
});

it('run by npx from its tarball in an empty folder, it builds an archive and answers a search', async () => {
  expect(site.output).toContain('Indexed 2 articles');
  const found = await (await fetch(`${site.url}/api/search?q=treaties`)).json();
  expect(found).toMatchObject({ total: 1, hits: [{ title: 'Treaties' }] });
});

it('it has all that its pages need', async () => {
  const page = await (await fetch(`${site.url}/search?q=gas`)).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  expect(assets.length).toBeGreaterThan(4);
  for (const asset of assets) expect((await fetch(site.url + asset)).status).toBe(200);
});

it('its command may be run, and a program with Lunr can import the analyzer from it', () => {
  accessSync(join(home.installed, 'node_modules/backfile/dist/src/cli.js'), constants.X_OK);
  const script = "import 'backfile/analyzer-pipeline'; console.log('imported');";
  const options = { cwd: home.installed, encoding: 'utf8' } as const;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], options)).toBe('imported\n');
});

it(`it installs at most ${MOST_PACKAGES} packages`, () => {
  const { packages } = home;
  console.log(`The tarball installs ${packages.length} packages, itself among them.`);
  expect(packages).toContain('node_modules/backfile');
  expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
});

it('what the registry knows against its packages is told, where it answers', () => {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
    timeout: AUDIT_MS,
  });
  console.log(`npm audit --omit=dev: ${audited(stdout)}`);
});

/** No answer is no failure: a registry need not offer advisories, and this machine may be offline. */
function audited(answer: string): string {
  try {
    const { metadata, message } = JSON.parse(answer) as {
      metadata?: { vulnerabilities: Record<string, number> };
      message?: string;
    };
    if (metadata === undefined) return `no answer (${message ?? 'nothing was said'}).`;
    const counts = Object.entries(metadata.vulnerabilities).filter(([, count]) => count > 0);
    if (counts.length === 0) return 'nothing known.';
    return `${counts.map(([name, count]) => `${count} ${name}`).join(', ')}.`;
  } catch {
    return 'no answer.';
  }
}
